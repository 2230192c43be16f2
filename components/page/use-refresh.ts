import { useEffect, useState } from 'preact/hooks';
import type { RefreshState } from '../../lib/refresh/state';
import { watchRefresh, watchStatusReadAt } from '../../lib/refresh/watch';
import { sendToBackground } from '../../lib/to-background';

/** How far the refresh is, and each change of it; `null` while there never was one. */
export function useRefresh(): RefreshState | null {
  const [state, setState] = useState<RefreshState | null>(null);
  useEffect(() => {
    // One that the end of the browser interrupted still says that it runs, until the background has begun anew.
    void sendToBackground({ type: 'wake' });
    return watchRefresh(setState);
  }, []);
  return state;
}

/** When a status page was last read; `undefined` until that is known, `null` where none ever was. */
export function useStatusReadAt(): number | null | undefined {
  const [at, setAt] = useState<number | null>();
  useEffect(() => watchStatusReadAt(setAt), []);
  return at;
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import { askForHosts, missingHosts } from './host-access';

/** The hosts whose access was taken away, and the way to ask for it again; `null` until it is known. */
export function useMissingHosts(): { missing: string[] | null; ask: () => void } {
  const [missing, setMissing] = useState<string[] | null>(null);
  const look = useCallback(() => void missingHosts().then(setMissing), []);
  useEffect(look, []);
  const ask = useCallback(() => void askForHosts().then(look), []);
  return { missing, ask };
}

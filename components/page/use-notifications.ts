import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser';

const PERMISSION = { permissions: ['notifications' as const] };

/** Whether the browser may show notifications, which can change at any time, and the way to ask for it or give it back. */
export function useNotifications(): { isAllowed: boolean; allow: (on: boolean) => Promise<boolean> } {
  const [isAllowed, setAllowed] = useState(false);
  useEffect(() => {
    const look = () => void browser.permissions.contains(PERMISSION).then(setAllowed);
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  // Asked for straight from the click: browsers refuse it anywhere else.
  const allow = useCallback((on: boolean) => {
    return on ? browser.permissions.request(PERMISSION) : browser.permissions.remove(PERMISSION);
  }, []);
  return { isAllowed, allow };
}

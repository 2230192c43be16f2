import { useEffect, useState } from 'preact/hooks';
import { type OutsideView, watchOutside } from '../../lib/ledger/by-hand-view';

/** What was entered by hand, work outside the browser, and each change of them; `null` until they are read. */
export function useOutside(): OutsideView | null {
  const [view, setView] = useState<OutsideView | null>(null);
  useEffect(() => watchOutside(setView, console.error), []);
  return view;
}

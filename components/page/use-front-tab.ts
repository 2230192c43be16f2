import { useLayoutEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser';

/**
 * The tab that the popup was opened over: `undefined` until it is known, `null` where there is none, as when the
 * popup is itself a tab.
 */
export function useFrontTab(): number | null | undefined {
  const [tab, setTab] = useState<number | null | undefined>(undefined);
  // Asked before the first picture is painted: what the popup reads waits for the answer.
  useLayoutEffect(() => void frontTab().then(setTab), []);
  return tab;
}

async function frontTab(): Promise<number | null> {
  const [own, [front]] = await Promise.all([
    browser.tabs.getCurrent(),
    browser.tabs.query({ active: true, currentWindow: true }),
  ]);
  return own ? null : (front?.id ?? null);
}

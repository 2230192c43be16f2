import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../../lib/history-address';

/** What the address asks of a section; while it is at another section, what it asked last. */
export function useAddress(section: string): URLSearchParams {
  const [params, setParams] = useState(() => paramsFor(section) ?? new URLSearchParams());
  useEffect(() => {
    const follow = () => {
      const asked = paramsFor(section);
      if (asked) setParams(asked);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [section]);
  return params;
}

function paramsFor(section: string): URLSearchParams | null {
  const address = addressOf(location.hash);
  return address.section === section ? address.params : null;
}

/** Goes to an address of this page; `back` leads away from it, unless it takes the place of the one before. */
export function goTo(hash: string, { inPlace = false }: { inPlace?: boolean } = {}): void {
  if (hash === location.hash) return;
  const from = location.href;
  if (inPlace) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  // Neither tells anybody, and neither scrolls.
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL: from, newURL: location.href }));
}

/** Follows a link to a section, also where it says what that is to show: the browser knows no element of such a name. */
export function useSectionLinks(): void {
  useEffect(() => {
    const follow = (event: HashChangeEvent) => {
      if (!event.isTrusted) return;
      const section = document.getElementById(addressOf(location.hash).section);
      section?.scrollIntoView();
      const heading = section?.querySelector<HTMLElement>('h2');
      if (!heading) return;
      // Who works by keyboard goes on from there.
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
}

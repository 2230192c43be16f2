import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/** Links to the sections of the page that have a name and an id, in the order they stand in. */
export function SectionLinks(): VNode {
  const nav = useRef<HTMLElement>(null);
  const [sections, setSections] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    const parent = nav.current?.parentElement;
    if (!parent) return;
    const look = () => {
      const found = [...parent.querySelectorAll<HTMLElement>(':scope > section[id]')].flatMap(({ id, children }) => {
        const heading = [...children].find(({ tagName }) => tagName === 'H2');
        return heading ? [{ id, name: heading.textContent }] : [];
      });
      setSections((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(parent, { childList: true });
    return () => observer.disconnect();
  }, []);
  return (
    <nav class="page-links" aria-label={t('sectionsOfPage')} ref={nav}>
      {sections.map(({ id, name }) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

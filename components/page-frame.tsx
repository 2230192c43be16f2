import type { ComponentChildren, VNode } from 'preact';
import { Brand } from './brand';
import { PAGES, type Page, PageLinks } from './page-links';

/** What stands around every full page: whose it is, what it is, and the way to the others. */
export function PageFrame(props: { title: string; here: Page | 'statement'; children: ComponentChildren }): VNode {
  return (
    <div class="page">
      <header class="page-head">
        <Brand />
        <PageLinks pages={PAGES.filter((page) => page !== props.here)} />
      </header>
      <main class="stack">
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </div>
  );
}

import { Window } from 'happy-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Drawing } from '../../lib/marks/drawing';
import { markPage } from '../../lib/marks/mark-page';
import { inPatterns } from '../../lib/marks/patterns';
import type { FromPage, OffersMessage } from '../../lib/messages';
import { mturkOffers } from '../../lib/platforms/mturk-offers';

const GROUPS = ['3AAA', '3BBB', '3CCC'];

let said: FromPage[] = [];
/** The closed roots, which only this test keeps. */
let roots: Map<Element, ShadowRoot>;
/** A page of its own for each test, for a page is marked as long as it lives. */
let page: globalThis.Window & typeof globalThis;
let document: Document;

beforeEach(() => {
  said = [];
  roots = new Map();
  page = new Window({ url: 'https://worker.mturk.com/projects' }) as unknown as typeof page;
  document = page.document;
  const attach = page.Element.prototype.attachShadow;
  page.Element.prototype.attachShadow = function (this: Element, init) {
    expect(init.mode).toBe('closed');
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  };
  document.body.innerHTML = `<ol>${GROUPS.map(rowOf).join('')}</ol>`;
  return () => page.close();
});

function rowOf(groupId: string): string {
  return `<li class="table-row"><span class="requester-column"><a href="/requesters/A${groupId}/projects">R</a></span>
    <a href="/projects/${groupId}/tasks?ref=w_pl_prvw">Preview</a></li>`;
}

/** Marks the page with the answers of a background that draws each group's name. */
async function mark(draws = (groupId: string): string | null => groupId): Promise<void> {
  markPage(mturkOffers, page, async (message) => {
    said.push(message);
    if (message.type !== 'offers') return { ok: true };
    const drawings = message.offers.map(
      ({ groupId }): Drawing => ['div', {}, ['button', { 'data-act': 'card' }, ['data', {}, draws(groupId) ?? '']]],
    );
    return { ok: true, marks: { style: { mark: '', over: '' }, marks: inPatterns(drawings), warning: null } };
  });
  await settled(GROUPS);
}

/** Each row by the group that its link leads to, with the texts of the marks in it. */
function shown(): [string, string[]][] {
  return [...document.querySelectorAll('.table-row')].map((row) => [
    /projects\/(\w+)\/tasks/.exec(row.innerHTML)?.[1] ?? '',
    [...row.children].flatMap((child) => roots.get(child)?.querySelector('button')?.textContent ?? []),
  ]);
}

async function settled(order: string[]): Promise<void> {
  await vi.waitFor(() => expect(shown()).toEqual(order.map((groupId) => [groupId, [groupId]])));
}

const list = () => document.querySelector('ol') as HTMLOListElement;
const asked = () => said.filter((message): message is OffersMessage => message.type === 'offers');

describe('the marks of a list', () => {
  it('are asked for at once, with what the rows say', async () => {
    await mark();
    expect(asked().map(({ offers }) => offers.map(({ groupId, requesterId }) => [groupId, requesterId]))).toEqual([
      GROUPS.map((groupId) => [groupId, `A${groupId}`]),
    ]);
  });

  it('go with their rows when the page sorts them', async () => {
    await mark();
    list().append(...[...list().children].reverse());
    await settled([...GROUPS].reverse());
    expect(asked()).toHaveLength(1);
  });

  it('come back when the page replaces its rows, once in each', async () => {
    await mark();
    list().innerHTML = [...GROUPS, '3DDD'].map(rowOf).join('');
    await settled([...GROUPS, '3DDD']);
    expect(asked()[1]?.offers.map(({ groupId }) => groupId)).toEqual(['3DDD']);
  });

  it('follow the links when the page fills its rows with other offers', async () => {
    await mark();
    const links = [...document.querySelectorAll("a[href*='/projects/']")].filter(
      (link) => link.textContent === 'Preview',
    );
    for (const [index, link] of links.entries()) link.setAttribute('href', `/projects/${GROUPS[2 - index]}/tasks`);
    await settled([...GROUPS].reverse());
  });

  it('are gone with the offers of their rows', async () => {
    await mark();
    for (const link of document.querySelectorAll("a[href*='/projects/']")) link.remove();
    await vi.waitFor(() => expect(shown().map(([, marks]) => marks)).toEqual([[], [], []]));
  });

  it('leave nothing in the document but empty elements without a name', async () => {
    await mark();
    const added = [...roots.keys()].filter((host) => host.isConnected).map((host) => host.outerHTML);
    expect(added).toEqual(GROUPS.map(() => '<span></span>'));
    expect([...roots.keys()].every((host) => host.shadowRoot === null)).toBe(true);
  });

  it('answer to the worker, and not to a click that a page makes up', async () => {
    await mark();
    const button = [...roots.values()].flatMap((root) => root.querySelector('button') ?? [])[0] as HTMLElement;
    const click = (isTrusted: boolean) => {
      const event = new page.MouseEvent('click', { bubbles: true });
      Object.defineProperty(event, 'isTrusted', { value: isTrusted });
      button.dispatchEvent(event);
    };
    click(false);
    expect(said.filter(({ type }) => type === 'card')).toEqual([]);
    click(true);
    await vi.waitFor(() => expect(said.filter(({ type }) => type === 'card')).toHaveLength(1));
  });
});

/** Marks, card and warning as a worker meets them: read where the browser draws them, pressed by mouse and keys. */
import type { Page } from 'puppeteer-core';
import { openClosedRoots } from './closed-roots';
import { type Stage, until } from './stage';

export interface MarkShown {
  /** The group that the row's own link leads to. */
  groupId: string;
  requester: string | null;
  verdict: string | null;
  /** The value of `estimate-pay`, in dollars per hour. */
  pay: number | null;
  text: string;
  /** Whether the whole row is dimmed or lifted. */
  covers: 'blocked' | 'watched' | null;
}

/** Every mark on a page, in the order of its rows. */
export async function marksOn({ kind }: Stage, page: Page): Promise<MarkShown[]> {
  await openClosedRoots(page, kind);
  return page.evaluate(() =>
    [...document.querySelectorAll('.table-row, .detail-bar')].flatMap((row) =>
      [...row.children].flatMap(({ shadowRoot }) => {
        if (!shadowRoot) return [];
        const pay = shadowRoot.querySelector('[data-figure=estimate-pay]')?.getAttribute('value');
        const link = row.querySelector("a[href*='/projects/']")?.getAttribute('href') ?? location.pathname;
        const cover = shadowRoot.querySelector('[data-cover]');
        return {
          groupId: /projects\/(\w+)/.exec(link)?.[1] ?? '',
          requester: shadowRoot.querySelector('[data-requester]')?.getAttribute('data-requester') ?? null,
          verdict: shadowRoot.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null,
          pay: pay == null ? null : Number(pay),
          text: (shadowRoot.querySelector('.pill')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
          covers: (cover?.classList.item(1) ?? null) as 'blocked' | 'watched' | null,
        };
      }),
    ),
  );
}

/** Waits until the marks of a page are so, and gives them. */
export async function marksOnce(
  stage: Stage,
  page: Page,
  what: string,
  isSo: (marks: MarkShown[]) => boolean,
): Promise<MarkShown[]> {
  let marks: MarkShown[] = [];
  await until(what, async () => {
    marks = await marksOn(stage, page);
    return isSo(marks);
  }).catch((cause: unknown) => {
    throw new Error(`Not so: ${what}. Shown are:\n${JSON.stringify(marks, null, 1)}`, { cause });
  });
  return marks;
}

/** What stands over the page: its text, `null` while there is none. */
async function shownOver({ kind }: Stage, page: Page, what: '[data-card]' | '[data-warning]') {
  await openClosedRoots(page, kind);
  return page.evaluate((selector) => {
    const found = [...document.body.children]
      .map(({ shadowRoot }) => shadowRoot?.querySelector(selector))
      .find(Boolean);
    return found ? (found.textContent ?? '').replace(/\s+/g, ' ').trim() : null;
  }, what);
}

/** Waits until a card or a warning is there, or with `false` until none is. @returns its text */
export async function shownOnce(
  stage: Stage,
  page: Page,
  what: '[data-card]' | '[data-warning]',
  isThere = true,
): Promise<string> {
  let text: string | null = null;
  await until(`${what} to be ${isThere ? 'there' : 'gone'}`, async () => {
    text = await shownOver(stage, page, what);
    return (text !== null) === isThere;
  });
  return text ?? '';
}

/** Presses with the mouse what is in a closed root: in the mark of a requester, or over the page. */
export async function press(stage: Stage, page: Page, selector: string, inside = 'body > *'): Promise<void> {
  let at: { x: number; y: number } | null = null;
  await until(`${selector} to be there`, async () => {
    await openClosedRoots(page, stage.kind);
    at = await page.evaluate(
      (wanted, hosts) => {
        const roots = [...document.querySelectorAll(hosts)].map(({ shadowRoot }) => shadowRoot);
        const found = roots.map((root) => root?.querySelector(wanted)).find(Boolean);
        if (!found) return null;
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = found.getBoundingClientRect();
        return { x: x + Math.min(width / 2, 30), y: y + height / 2 };
      },
      selector,
      inside,
    );
    return at !== null;
  });
  const { x, y } = at ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

/** Opens the card of a requester from its first mark. */
export async function openCard(stage: Stage, page: Page, requester: string): Promise<string> {
  await press(stage, page, `[data-requester="${requester}"] [data-act=card]`, '.table-row > *, .detail-bar > *');
  return shownOnce(stage, page, '[data-card]');
}

/** The `data-act` of what has the focus in a closed root. */
export async function focusedAct({ kind }: Stage, page: Page): Promise<string | null> {
  await openClosedRoots(page, kind);
  return page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    return inside?.getAttribute('data-act') ?? (inside?.hasAttribute('data-card') ? 'the card' : null);
  });
}

/** What is the matter with where the marks lie: text or controls of the page under one of them. */
export async function covered({ kind }: Stage, page: Page): Promise<string[]> {
  await openClosedRoots(page, kind);
  return page.evaluate(() => {
    const pills = [...document.querySelectorAll('.table-row > *, .detail-bar > *')].flatMap(
      ({ shadowRoot }) => shadowRoot?.querySelector('.pill')?.getBoundingClientRect() ?? [],
    );
    const own: { name: string; box: DOMRect }[] = [];
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.textContent?.trim() || text.parentElement?.closest('script, style')) continue;
      range.selectNodeContents(text);
      // What a column cuts off is not there to be read.
      const column = text.parentElement?.closest('.project-name-column')?.getBoundingClientRect();
      for (const box of range.getClientRects()) {
        if (!column || box.bottom <= column.bottom) own.push({ name: text.textContent.trim().slice(0, 40), box });
      }
    }
    for (const control of document.querySelectorAll('a.button, button, input, iframe'))
      own.push({ name: control.outerHTML.slice(0, 60), box: control.getBoundingClientRect() });
    // Boxes of text reach a little beyond its letters.
    const slack = 2;
    return pills.flatMap((pill) =>
      own
        .filter(
          ({ box }) =>
            box.width > 0 &&
            box.left < pill.right - slack &&
            box.right > pill.left + slack &&
            box.top < pill.bottom - slack &&
            box.bottom > pill.top + slack,
        )
        .map(({ name }) => name),
    );
  });
}

/** The marks in the lists of a platform, on requesters whose right verdict is known beforehand (METHODS D9). */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORKER_ORIGIN } from '../practice/hosts';
import { CASE_REFERENCE, offerCases, pastOfCases, type VerdictCase } from '../practice/verdict-cases';
import { bringIn } from './exchange';
import { covered, focusedAct, marksOn, marksOnce, openCard, press, shownOnce } from './marks-shown';
import { compareWith } from './reference';
import { openStage, type Stage } from './stage';

/** Both browsers call it so in their pages. */
declare const chrome: import('webextension-polyfill').Browser;

const LIST = `${WORKER_ORIGIN}/projects`;
const STRANGER = 'Never Worked For';

let stage: Stage;
let cases: VerdictCase[];
beforeAll(async () => {
  stage = await openStage();
  cases = offerCases(stage.market);
  stage.addTask({ requester: STRANGER, title: 'Tell what a quite new kind of picture shows, in a sentence or two' });
  await compareWith(stage, CASE_REFERENCE);
  expect(await bringIn(stage, 'history.json', pastOfCases(cases).file())).toMatchObject({ rejected: 0 });
});
afterAll(() => stage?.close());

/** The list in front, with all its marks. */
async function openList(): Promise<Page> {
  const page = await stage.launched.newPage(LIST);
  await marksOnce(stage, page, 'all marks', (marks) => marks.length === cases.length + 1);
  return page;
}

function caseOf(verdict: string): VerdictCase {
  const found = cases.find((one) => one.verdict === verdict);
  if (!found) throw new Error(`No case is ${verdict}`);
  return found;
}

describe('a list of tasks', () => {
  it('shows each requester’s verdict, with the pay to be expected and what it is made from', async () => {
    const page = await openList();
    const marks = await marksOn(stage, page);
    expect(marks.slice(0, -1)).toMatchObject(
      cases.map(({ offer, requesterKey, verdict }) => ({ groupId: offer.groupId, requester: requesterKey, verdict })),
    );
    for (const { pay, text } of marks.slice(0, -1)) {
      expect(pay).toBeGreaterThan(0);
      expect(text).toMatch(/\$\d+\.\d\d\/h, your \d+ tasks/);
    }
    expect(marks.at(-1)).toMatchObject({ verdict: 'not-enough-data', pay: null, text: 'no data yet' });
    await page.close();
  });

  it('has nothing in its document that names the extension, and nothing to read', async () => {
    const page = await stage.launched.newPage(LIST);
    const rows = '.table-row > span:last-child:empty';
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 9, {}, rows);
    const found = await page.evaluate((selector) => {
      const hosts = [...document.querySelectorAll(selector)];
      return {
        html: [...new Set(hosts.map((host) => host.outerHTML))],
        roots: hosts.filter(({ shadowRoot }) => shadowRoot).length,
        named: /upah|extension/i.test(document.documentElement.outerHTML),
      };
    }, rows);
    expect(found).toEqual({ html: ['<span></span>'], roots: 0, named: false });
    await page.close();
  });

  it('keeps every mark with its offer while the page sorts, pages and replaces its rows', async () => {
    const page = await openList();
    const expected = await marksOn(stage, page);
    const inOrder = (a: { groupId: string }, b: { groupId: string }) => a.groupId.localeCompare(b.groupId);
    // Sorted by moving rows, replaced by fresh copies of them, and filled with other offers in their old elements.
    const changes = [
      () => {
        const list = document.querySelector('ol.rows');
        list?.append(...[...list.querySelectorAll('.table-row:not(.header-row)')].reverse());
      },
      () => {
        for (const row of document.querySelectorAll('.table-row:not(.header-row)')) {
          const fresh = row.cloneNode(true) as Element;
          for (const added of fresh.querySelectorAll(':scope > span:empty')) added.remove();
          row.replaceWith(fresh);
        }
      },
      () => {
        const rows = [...document.querySelectorAll('.table-row:not(.header-row)')];
        const links = rows.map((row) => [...row.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''));
        for (const [index, row] of rows.entries()) {
          const other = links[(index + 1) % rows.length] ?? [];
          for (const [at, link] of [...row.querySelectorAll('a')].entries()) link.setAttribute('href', other[at] ?? '');
        }
      },
    ];
    for (const change of changes) {
      await page.evaluate(change);
      const shown = await marksOnce(stage, page, 'the marks beside their offers', (marks) => {
        const byGroup = new Map(expected.map((mark) => [mark.groupId, mark.requester]));
        return marks.length === expected.length && marks.every((mark) => byGroup.get(mark.groupId) === mark.requester);
      });
      expect(shown.sort(inOrder)).toEqual([...expected].sort(inOrder));
    }
    await page.close();
  });

  it('is asked about in one message, however long it is', async () => {
    const background = await stage.extensionPage();
    await background.evaluate(() => {
      const heard: number[] = [];
      Object.assign(globalThis, { asked: heard });
      chrome.runtime.onMessage.addListener((said: unknown) => {
        const { type, offers } = said as { type: string; offers?: unknown[] };
        if (type === 'offers') heard.push(offers?.length ?? 0);
      });
    });
    const page = await openList();
    expect(await background.evaluate(() => (globalThis as unknown as { asked: number[] }).asked)).toEqual([9]);
    await page.close();
  });

  it.each([
    ['a wide window', { width: 1280, height: 900 }, ''],
    ['a narrow window', { width: 360, height: 800 }, ''],
    ['text of twice the size', { width: 1280, height: 900 }, 'document.documentElement.style.fontSize = "200%"'],
    ['a page read from right to left', { width: 1280, height: 900 }, 'document.documentElement.dir = "rtl"'],
  ])('hides nothing of the page under a mark in %s', async (_, size, change) => {
    const page = await stage.launched.newPage();
    await page.setViewport(size);
    await stage.launched.goTo(page, LIST);
    if (change) await page.evaluate(change);
    await marksOnce(stage, page, 'all marks', (marks) => marks.length === 9);
    await stage.launched.goTo(page, LIST);
    if (change) await page.evaluate(change);
    await marksOnce(stage, page, 'all marks', (marks) => marks.length === 9);
    await expect.poll(() => covered(stage, page), { timeout: 15_000 }).toEqual([]);
    await page.close();
  });
});

it('a requester’s list, the queue, a preview and a working page show the mark as well', async () => {
  const { requesterId, requesterKey, offer } = caseOf('above');
  const { page } = await stage.acceptAndOpen(offer.groupId);
  for (const path of [null, `/requesters/${requesterId}/projects`, '/tasks', `/projects/${offer.groupId}/tasks`]) {
    if (path !== null) await stage.launched.goTo(page, WORKER_ORIGIN + path);
    const [mark] = await marksOnce(stage, page, `a mark on ${path}`, (marks) => marks.length === 1);
    expect(mark).toMatchObject({ groupId: offer.groupId, requester: requesterKey, verdict: 'above' });
  }
  await page.close();
});

describe('the card behind a mark', () => {
  it('opens by mouse with the evidence, and Escape gives the focus back', async () => {
    const page = await openList();
    const text = await openCard(stage, page, caseOf('underpaying').requesterKey);
    expect(text).toContain('Receipts On Two Days');
    expect(text).toContain('$1.98/h to $3.64/h');
    expect(text).toContain('5 tasks of yours on 2 days');
    expect(await focusedAct(stage, page)).toBe('the card');
    await page.keyboard.press('Escape');
    await shownOnce(stage, page, '[data-card]', false);
    expect(await focusedAct(stage, page)).toBe('card');
    await page.keyboard.press('Enter');
    await shownOnce(stage, page, '[data-card]');
    await page.close();
  });

  it('blocks and watches, which shows at once on every row and in the ledger, and can be undone', async () => {
    const page = await openList();
    const { requesterKey } = caseOf('above');
    const listed = (covers: 'blocked' | 'watched' | null) =>
      marksOnce(stage, page, `${covers}`, (marks) =>
        marks.every((mark) => mark.covers === (mark.requester === requesterKey ? covers : null)),
      );
    await openCard(stage, page, requesterKey);
    await press(stage, page, '[data-card] [data-act=block]');
    const blocked = await listed('blocked');
    expect(blocked.find(({ requester }) => requester === requesterKey)?.text).toMatch(/^Blocked/);
    await press(stage, page, '[data-card] [data-act=watch]');
    const watched = await listed('watched');
    expect(watched.find(({ requester }) => requester === requesterKey)?.text).toMatch(/^Watched/);
    await press(stage, page, '[data-card] [data-listing=""]');
    await listed(null);
    await page.close();
  });

  it('keeps a note', async () => {
    const page = await openList();
    const { requesterKey } = caseOf('unclear');
    await openCard(stage, page, requesterKey);
    await press(stage, page, 'textarea');
    await page.keyboard.type('Answers within a day');
    await press(stage, page, '[data-act=note]');
    await expect.poll(() => shownOnce(stage, page, '[data-card]'), { timeout: 15_000 }).toContain('Saved.');
    await page.reload();
    await marksOnce(stage, page, 'all marks', (marks) => marks.length === 9);
    expect(await openCard(stage, page, requesterKey)).toContain('Answers within a day');
    await page.close();
  });

  it('is used wholly by keyboard: note, block, watch and close', async () => {
    const page = await openList();
    const { requesterKey } = caseOf('above');
    await openCard(stage, page, requesterKey);
    // What is pressed is drawn anew, and the focus stays on it.
    const focused = (act: string) => expect.poll(() => focusedAct(stage, page), { timeout: 15_000 }).toBe(act);
    const listed = async (covers: 'blocked' | 'watched' | null) => {
      await marksOnce(stage, page, `${covers}`, (marks) =>
        marks.every((mark) => mark.covers === (mark.requester === requesterKey ? covers : null)),
      );
    };
    await focused('the card');
    await page.keyboard.press('Tab');
    await page.keyboard.type('By keys alone');
    await page.keyboard.press('Tab');
    await focused('note');
    await page.keyboard.press('Enter');
    await expect.poll(() => shownOnce(stage, page, '[data-card]'), { timeout: 15_000 }).toContain('Saved.');
    await page.keyboard.press('Tab');
    await focused('block');
    await page.keyboard.press('Enter');
    await listed('blocked');
    await expect.poll(() => shownOnce(stage, page, '[data-card]'), { timeout: 15_000 }).toContain('Stop blocking');
    await focused('block');
    await page.keyboard.press('Tab');
    await focused('watch');
    await page.keyboard.press('Enter');
    await listed('watched');
    await expect.poll(() => shownOnce(stage, page, '[data-card]'), { timeout: 15_000 }).toContain('Stop watching');
    await focused('watch');
    await page.keyboard.press('Enter');
    await listed(null);
    await expect.poll(() => shownOnce(stage, page, '[data-card]'), { timeout: 15_000 }).not.toContain('Stop watching');
    await page.keyboard.press('Tab');
    await focused('close');
    await page.keyboard.press('Enter');
    await shownOnce(stage, page, '[data-card]', false);
    await focused('card');
    expect(await openCard(stage, page, requesterKey)).toContain('By keys alone');
    await page.close();
  });

  it('does not answer to clicks that a page makes up', async () => {
    const page = await openList();
    await page.evaluate(() => {
      for (const host of document.querySelectorAll<HTMLElement>('.table-row > span:last-child')) {
        host.click();
        host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        // Open here by the test's own hand, as no page can.
        host.shadowRoot?.querySelector<HTMLElement>('[data-act]')?.click();
      }
    });
    await openCard(stage, page, caseOf('above').requesterKey);
    const cards = await page.evaluate(
      () => [...document.body.children].filter(({ shadowRoot }) => shadowRoot?.querySelector('[data-card]')).length,
    );
    expect(cards).toBe(1);
    expect(await shownOnce(stage, page, '[data-card]')).toContain('Lab Of Judgment');
    await page.close();
  });
});

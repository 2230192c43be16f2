/** What the popup says of a requester. */
import type { Page } from 'puppeteer-core';

export interface VerdictShown {
  verdict: string | null;
  pay: number | null;
  tasks: number | null;
  /** The whole text, as it is read. */
  text: string;
}

/** The heading of the card about the page in front, and that of the list of those who underpaid. */
export const ON_THIS_PAGE = '[aria-labelledby=requester-heading]';
export const LISTED = '[aria-labelledby=underpaying-heading]';

/** What an open popup says of a requester in one of its cards; waits until it says something. */
export async function verdictShown(popup: Page, card: string, requesterId: string): Promise<VerdictShown> {
  const selector = `${card} [data-requester="mturk:${requesterId}"]`;
  await popup.waitForSelector(selector);
  return popup.$eval(selector, (article) => {
    const figure = (name: string) => {
      const value = article.querySelector(`[data-figure=${name}]`)?.getAttribute('value');
      return value == null ? null : Number(value);
    };
    return {
      verdict: article.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null,
      pay: figure('requester-pay'),
      tasks: figure('requester-tasks'),
      text: (article.textContent ?? '').replace(/\s+/g, ' ').trim(),
    };
  });
}

/** The requesters that an open popup lists for a history of underpaying. */
export async function listed(popup: Page): Promise<string[]> {
  await popup.waitForSelector('[data-period]');
  return popup.$$eval(`${LISTED} [data-requester]`, (all) =>
    all.map((one) => one.getAttribute('data-requester') ?? ''),
  );
}

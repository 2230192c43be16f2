/** The wage to compare with, set as the settings page saves it. */
import type { Page } from 'puppeteer-core';
import type { Reference, Settings } from '../../lib/settings';
import { type Stage, until } from './stage';

/** Both browsers call it so in their pages, and answer with promises. */
declare const chrome: import('webextension-polyfill').Browser;

/** An amount of the worker's own, in dollars an hour. Waits until the popup compares with it. */
export async function compareWith(stage: Stage, dollars: number): Promise<void> {
  const reference: Reference = {
    region: null,
    amountMicros: Math.round(dollars * 1e6),
    currency: 'USD',
    unitsPerUsd: null,
    ratedOn: null,
  };
  const page = await stage.extensionPage();
  await page.evaluate(
    (chosen) => chrome.storage.local.set({ settings: { reference: chosen, idleMs: 180_000, graceMs: 60_000 } }),
    reference,
  );
  const popup = await stage.launched.openPopup();
  await until(`the popup to compare with ${dollars}`, async () => (await referenceShown(popup)) === dollars);
  await popup.close();
}

/** Settings as the settings page saves them, the others as they are at first. */
export async function wants(stage: Stage, changed: Partial<Settings>): Promise<void> {
  const page = await stage.extensionPage();
  await page.evaluate(
    (settings) =>
      chrome.storage.local.set({ settings: { reference: null, idleMs: 180_000, graceMs: 60_000, ...settings } }),
    changed,
  );
}

/** What an open popup says it compares with. */
async function referenceShown(popup: Page): Promise<number | null> {
  const values = await popup.$$eval('[data-figure=reference]', (all) => all.map((one) => one.getAttribute('value')));
  return values[0] == null ? null : Number(values[0]);
}

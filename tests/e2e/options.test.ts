/** The settings: a place, an amount of one's own, a rate; the verdicts follow, and a restart keeps them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringIn } from './exchange';
import { openPage } from './pages';
import { noonDaysAgo, Past } from './past';
import { openStage, type Stage, until } from './stage';
import { listed } from './verdicts';

let profile: string;
let stage: Stage;
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'upah-options-'));
  stage = await openStage({ profile });
  // $2.69 an hour, $1.98 to $3.64: below the wage of some places and above that of others.
  const past = new Past(noonDaysAgo(3))
    .tasks({ requester: 'Receipts', reward: 0.1, seconds: [90, 110, 120] })
    .from(noonDaysAgo(2))
    .tasks({ requester: 'Receipts', reward: 0.1, seconds: [150, 200] });
  await bringIn(stage, 'history.json', past.file());
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** Types into a field in place of what stands there. */
async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.focus(field);
  await page.$eval(field, (input) => (input as HTMLInputElement).select());
  await page.keyboard.type(text);
}

async function save(page: Page, form = '#reference'): Promise<void> {
  await page.click(`${form} [data-action=save]`);
  await page.waitForFunction(
    (of) => document.querySelector(`${of} .actions [role=status]`)?.textContent === 'Saved.',
    {},
    form,
  );
}

function textIn(page: Page, field: string): Promise<string> {
  return page.$eval(field, (input) => (input as HTMLInputElement).value);
}

/** Whether the popup lists the requester for a history of underpaying, once it compares with this wage. */
async function isListed(reference: string): Promise<boolean> {
  const popup = await openPage(stage, 'popup.html#all');
  await until(`the popup to compare with ${reference}`, async () =>
    (await popup.$eval('.foot', (foot) => foot.textContent ?? '')).includes(reference),
  );
  // Verdicts are judged anew in the transaction that changes the reference.
  const names = await listed(popup);
  await popup.close();
  return names.includes('mturk:RECEIPTS');
}

describe('the reference wage', () => {
  it('begins as the one that the time zone suggests', async () => {
    const page = await openPage(stage, 'options.html');
    expect(await page.$eval('#place option:checked', (option) => option.textContent)).toContain('suggested by');
    expect(Number(await textIn(page, '#amount'))).toBeGreaterThan(0);
    await page.close();
  });

  it('is an amount of the worker’s own, and the verdicts follow it', async () => {
    const page = await openPage(stage, 'options.html');
    await fill(page, '#amount', '12.50');
    await fill(page, '#currency', 'usd');
    expect(await textIn(page, '#place')).toBe('');
    await save(page);
    expect(await isListed('$12.50/h')).toBe(true);
    await page.bringToFront();
    await fill(page, '#amount', '1.5');
    await save(page);
    expect(await isListed('$1.50/h')).toBe(false);
    await fill(page, '#amount', '0');
    await page.click('#reference [data-action=save]');
    expect(await page.$eval('#amount-about', (about) => about.textContent)).toBe('Type an amount above 0.');
    await page.close();
  });

  it('is that of a place, with its source, and needs a rate where it is not in dollars', async () => {
    const page = await openPage(stage, 'options.html');
    await page.select('#place', 'ID-JK');
    expect(await textIn(page, '#currency')).toBe('IDR');
    expect(await page.$eval('#reference', (form) => form.textContent ?? '')).toMatch(/In force since .* from: /);
    await save(page);
    expect(await isListed('Nothing is compared with it yet')).toBe(false);

    await page.bringToFront();
    const perHour = Number(await textIn(page, '#amount'));
    // At this rate the wage is $5.00 an hour, and at the next $1.00.
    await fill(page, '#rate', String(perHour / 5));
    expect(await page.$eval('#rate-about', (about) => about.textContent)).toContain('$5.00/h');
    await save(page);
    await until('the verdict to follow', () => isListed('Your reference wage: IDR'));
    await page.bringToFront();
    await fill(page, '#rate', String(perHour));
    await save(page);
    await until('the verdict to follow back', async () => !(await isListed('Your reference wage: IDR')));
    await page.close();
  });
});

it('what was set is there after a restart', async () => {
  const page = await openPage(stage, 'options.html');
  await page.select('#place', 'PH-00');
  await fill(page, '#rate', '58.5');
  await save(page);
  await fill(page, '#idle', '240');
  await fill(page, '#grace', '30');
  await save(page, '[aria-labelledby=idle-heading]');
  const { server } = stage;
  await stage.launched.close();
  stage = await openStage({ server, profile });
  const again = await openPage(stage, 'options.html');
  const fields = ['#place', '#currency', '#rate', '#idle', '#grace'];
  expect(await Promise.all(fields.map((field) => textIn(again, field)))).toEqual(['PH-00', 'PHP', '58.5', '240', '30']);
  await again.close();
  const popup = await openPage(stage, 'popup.html#all');
  await until('the popup to compare with it', async () =>
    (await popup.$eval('.foot', (foot) => foot.textContent ?? '')).includes('Your reference wage: ₱'),
  );
  await popup.close();
});

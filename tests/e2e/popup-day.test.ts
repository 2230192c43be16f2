/** What the worker does in the popup and the settings: stops the clock, says what they think of a requester, sets a target. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPrivileged } from '../browsers/privileged';
import { extensionFolder } from '../practice/build';
import { bringIn } from './exchange';
import { faults, openPage } from './pages';
import { afternoonZone, busyMorning } from './past';
import { openStage, type Stage, until } from './stage';

let stage: Stage;
let copy: string;
beforeEach(async () => {
  process.env.TZ = afternoonZone();
  copy = await mkdtemp(join(tmpdir(), 'upah-day-'));
  stage = await openStage({ extension: await allowedToNotify() });
  await bringIn(stage, 'history.json', busyMorning().file());
});
afterEach(async () => {
  await stage?.close();
  await rm(copy, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/**
 * The extension as built; in Chromium a copy whose worker has already allowed notifications, for there nobody is before the
 * screen to press the browser's button. Firefox can be told to press it.
 */
async function allowedToNotify(): Promise<string> {
  if (process.env.UPAH_BROWSER === 'firefox') return extensionFolder('firefox');
  await cp(extensionFolder('chromium'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const { optional_permissions: later, permissions, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, permissions: [...permissions, ...later] }));
  return copy;
}

/** What the ledger remembers of having told today. */
function told(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('upah');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('meta').objectStore('meta').get('told');
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result?.value.news ?? []);
          };
        };
      }),
  );
}

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.focus(field);
  await page.$eval(field, (input) => (input as HTMLInputElement).select());
  await page.keyboard.type(text);
}

describe('a requester', () => {
  it('is blocked and noted in the popup, and taken off the list in the settings', async () => {
    const { page } = await stage.acceptAndOpen(stage.addTask({ requester: 'Never Satisfied' }).groupId);
    const popup = await openPage(stage, 'popup.html');
    const card = '[aria-labelledby=requester-heading]';
    await popup.waitForSelector(`${card} [data-action=listBlock][aria-pressed=false]`);
    await popup.click(`${card} [data-action=listBlock]`);
    await popup.waitForSelector(`${card} [data-action=listBlock][aria-pressed=true]`);
    await popup.click(`${card} input`);
    await popup.keyboard.type('Rejects without a word');
    await popup.keyboard.press('Enter');

    const options = await openPage(stage, 'options.html');
    await options.waitForSelector('[data-listing=blocked] button');
    await until('the note', async () =>
      (await options.$eval('[data-listing=blocked]', (list) => list.textContent ?? '')).includes(
        'Rejects without a word',
      ),
    );
    await options.click('[data-listing=blocked] button');
    await options.waitForSelector('[data-listing=blocked]', { hidden: true });
    await options.close();

    await popup.bringToFront();
    await popup.waitForSelector(`${card} [data-action=listBlock][aria-pressed=false]`);
    expect(await popup.$eval(`${card} input`, (input) => (input as HTMLInputElement).value)).toBe(
      'Rejects without a word',
    );
    await popup.close();
    await page.close();
  });
});

describe('the clock', () => {
  it('stands while the worker is away by their own word, which the button in the toolbar says, too', async () => {
    const { page } = await stage.acceptAndOpen(stage.addTask().groupId);
    const popup = await stage.launched.browser.newPage({ background: true });
    await stage.launched.goTo(popup, stage.launched.extensionUrl('popup.html'));
    await page.bringToFront();
    await popup.waitForSelector('.running[data-running=true]');
    await popup.bringToFront();
    // The task is no longer in front, which the popup says in a line that moves the button.
    await popup.waitForSelector('.running[data-running=false]');
    await popup.click('[data-action=pause]');
    await popup.waitForSelector('[data-action=resume]');
    expect(await popup.$('[data-action=pause]')).toBeNull();
    expect(await faults(popup)).toEqual([]);
    const badges = () =>
      popup.evaluate(async () => {
        const { chrome } = globalThis as unknown as WithAction;
        const tabs = await chrome.tabs.query({ url: 'https://worker.mturk.com/*' });
        return Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id })));
      });
    await until('the sign of the pause', async () => (await badges()).every((text) => text === '||'));
    expect(await badges()).not.toEqual([]);
    await popup.click('[data-action=resume]');
    await popup.waitForSelector('[data-action=pause]');
    await until('the sign to go', async () => (await badges()).every((text) => text !== '||'));
    await popup.close();
    await page.close();
  });
});

interface WithNotifications {
  chrome: { notifications: { getAll(): Promise<Record<string, unknown>> } };
}

/** The ids of the notifications that the browser shows for the extension. */
function notifications(extensionPage: Page): Promise<string[]> {
  return extensionPage.evaluate(async () => {
    const { chrome } = globalThis as unknown as WithNotifications;
    return Object.keys(await chrome.notifications.getAll());
  });
}

interface WithAction {
  chrome: {
    tabs: { query(which: { url: string }): Promise<{ id: number }[]> };
    action: { getBadgeText(of: { tabId: number }): Promise<string> };
  };
}

describe('a target', () => {
  it('is set in the settings, followed in the popup, and its being reached told once', async () => {
    const options = await openPage(stage, 'options.html');
    await options.select('#goals-of', 'money');
    await fill(options, '#goals-amount', '500');
    await options.click('#goals [data-action=save]');
    await options.waitForFunction(
      () => document.querySelector('#goals .actions [role=status]')?.textContent === 'Saved.',
    );
    if (stage.kind === 'firefox') {
      const accept = `Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`;
      await runPrivileged(stage.launched.browser, accept);
    }
    await options.click('#notifies');
    await options.waitForFunction(() => document.querySelector<HTMLInputElement>('#notifies')?.checked);

    const popup = await openPage(stage, 'popup.html');
    await popup.waitForSelector('[data-figure=target][value="500"]');
    const earned = await popup.$eval('[data-figure=earned]', (figure) => Number(figure.getAttribute('value')));
    const share = await popup.$eval('[data-figure=target-share]', (figure) => Number(figure.getAttribute('value')));
    expect(earned).toBeGreaterThanOrEqual(2);
    expect(share).toBeCloseTo(earned / 500, 5);
    expect(await told(popup)).toEqual([]);

    await options.bringToFront();
    await fill(options, '#goals-amount', '1.5');
    await options.click('#goals [data-action=save]');
    await popup.bringToFront();
    await popup.waitForSelector('[data-figure=target][value="1.5"]');
    // The next page that is visited lets the background look; it may have been ended meanwhile.
    await stage.launched.killBackground();
    const { page } = await stage.acceptAndOpen(stage.addTask().groupId);
    await until('the target to be told', async () => (await told(popup)).length > 0);
    expect(await told(popup)).toEqual(['target']);
    // A Firefox without a screen lists none.
    if (stage.kind === 'chromium') {
      await until('the browser to show it', async () => (await notifications(popup)).includes('upah-target'));
    }
    await page.close();

    // What the copy was given at installation cannot be given back.
    if (stage.kind === 'firefox') {
      await options.bringToFront();
      await options.click('#notifies');
      await options.waitForFunction(() => document.querySelector<HTMLInputElement>('#notifies')?.checked === false);
    }
    await options.close();
    await popup.close();
  });
});

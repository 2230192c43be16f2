/** What only a page of the extension can ask the browser for. */
import type { Page } from 'puppeteer-core';

interface Tab {
  id: number;
  openerTabId?: number;
  title?: string;
  url?: string;
}

/** As much of the extension API as tests use; Firefox has it by this name too. */
interface ExtensionApi {
  tabs: {
    query(which: { url?: string }): Promise<Tab[]>;
    create(tab: { openerTabId?: number; active: boolean }): Promise<Tab>;
    remove(tabId: number): Promise<void>;
  };
  alarms: { getAll(): Promise<{ name: string }[]> };
  runtime: {
    onMessage: { addListener(listener: (message: { type: string }) => void): void };
    sendMessage(message: { type: string }): Promise<unknown>;
  };
}

declare const chrome: ExtensionApi;

export function allTabs(extensionPage: Page): Promise<Tab[]> {
  return extensionPage.evaluate(() => chrome.tabs.query({}));
}

/** A tab in front that the browser takes for opened by another. */
export async function openTabFrom(extensionPage: Page, openerTabId: number): Promise<void> {
  await extensionPage.evaluate((opener) => chrome.tabs.create({ openerTabId: opener, active: true }), openerTabId);
}

export async function closeTab(extensionPage: Page, tabId: number): Promise<void> {
  await extensionPage.evaluate((id) => chrome.tabs.remove(id), tabId);
}

/** The names of the alarms that will go off. One is cleared a moment after the ledger says that nothing is timed. */
export function alarms(extensionPage: Page): Promise<string[]> {
  return extensionPage.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));
}

/** Waits until the background has done what it does at its start: it answers nothing before. */
export async function backgroundReady(extensionPage: Page): Promise<void> {
  await extensionPage.evaluate(() => chrome.runtime.sendMessage({ type: 'wake' }));
}

interface Heard {
  heard: { type: string; at: number }[];
}

/** From now on every message to the background is written down: the browser brings it to this page too. */
export async function listen(extensionPage: Page): Promise<void> {
  await extensionPage.evaluate(() => {
    const page = globalThis as unknown as Heard;
    page.heard = [];
    chrome.runtime.onMessage.addListener(({ type }) => void page.heard.push({ type, at: Date.now() }));
  });
}

export function heard(extensionPage: Page): Promise<{ type: string; at: number }[]> {
  return extensionPage.evaluate(() => (globalThis as unknown as Heard).heard);
}

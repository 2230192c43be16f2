/**
 * The popup as the button in the toolbar opens it, over the tab in front. As a tab of its own it would be in
 * front itself, and have nothing to say of the tab below.
 */
import type { Page } from 'puppeteer-core';
import { runPrivileged } from '../browsers/privileged';
import { BROWSER_KIND, type Stage, until } from './stage';

export interface ToolbarPopup {
  /** Whether something in it answers to this selector now. */
  has(selector: string): Promise<boolean>;
  text(): Promise<string>;
  click(selector: string): Promise<void>;
  close(): Promise<void>;
}

export async function openToolbarPopup(stage: Stage): Promise<ToolbarPopup> {
  const popup = BROWSER_KIND === 'firefox' ? await openInFirefox(stage) : await openInChromium(stage);
  await until('the popup to show something', () => popup.has('[data-period]'));
  return popup;
}

async function openInChromium(stage: Stage): Promise<ToolbarPopup> {
  const { browser, extensionUrl } = stage.launched;
  const extensionPage = await stage.extensionPage();
  const opened = browser.waitForTarget((target) => target.url().startsWith(extensionUrl('popup.html')));
  await extensionPage.evaluate(() => (globalThis as unknown as WithAction).chrome.action.openPopup());
  const page: Page = await (await opened).asPage();
  return {
    has: async (selector) => (await page.$(selector)) !== null,
    text: () => page.evaluate(() => document.body.textContent ?? ''),
    click: (selector) => page.$eval(selector, (element) => (element as HTMLElement).click()),
    close: () => page.close(),
  };
}

interface WithAction {
  chrome: { action: { openPopup(): Promise<void> } };
}

/** Firefox shows its remote protocol no popups; its own window can open one, and hand a script into it. */
async function openInFirefox({ launched: { browser, extensionUrl } }: Stage): Promise<ToolbarPopup> {
  const inWindow = (code: string) =>
    runPrivileged(browser, `const window = Services.wm.getMostRecentWindow('navigator:browser'); ${code}`);
  const { host } = new URL(extensionUrl(''));
  await inWindow(`
    const { Management } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
    const { extension } = WebExtensionPolicy.getByHostname('${host}');
    await Management.global.browserActionFor(extension).openPopup(window, true);
  `);
  const inPopup = (expression: string) =>
    inWindow(`
      const popup = window.document.querySelector('browser.webextension-popup-browser');
      if (!popup?.messageManager) return null;
      return new Promise((resolve) => {
        const name = 'asked' + Math.random();
        popup.messageManager.addMessageListener(name, ({ data }) => resolve(data));
        // A popup that is still being made loses what it is asked; whoever waits for it asks again.
        window.setTimeout(() => resolve(null), 2000);
        const script = 'sendAsyncMessage(' + JSON.stringify(name) + ', ' + ${JSON.stringify(expression)} + ')';
        popup.messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
      });
    `);
  const element = (selector: string) => `content.document.querySelector(${JSON.stringify(selector)})`;
  return {
    has: async (selector) => (await inPopup(`${element(selector)} !== null`)) === true,
    text: async () => String(await inPopup('content.document.body.textContent')),
    click: async (selector) => void (await inPopup(`(${element(selector)}.click(), true)`)),
    close: async () =>
      void (await inWindow(
        `window.document.querySelector('browser.webextension-popup-browser')?.closest('panel').hidePopup()`,
      )),
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from './find';
import { firefoxPreferences } from './firefox-preferences';
import { bringStartup, keepStartup } from './firefox-startup';
import type { LaunchedBrowser, LaunchOptions } from './launch';
import { goToExtensionPage, runPrivileged } from './privileged';
import { install, killHard, profileFolder, removeFolder } from './process';

/** Firefox gives an extension's pages a random address; a fixed one lets tests open them, and finds the data again. */
const EXTENSION_UUID = '6d1f0a52-3c7e-4b8e-9f21-0b5a7c9d4e10';

export async function launchFirefox(options: LaunchOptions): Promise<LaunchedBrowser> {
  const { extension, headless = true, language } = options;
  const { profile, isTemporary } = await profileFolder(options.profile);
  const geckoId = extension === null ? '' : await geckoIdOf(extension);
  const executable = options.executable ?? (await findBrowser('firefox'));
  await bringStartup(executable, profile);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: null,
    // Without it Firefox ignores the setting that turns its remote settings off.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    // Without it no page of an extension can be opened from outside.
    args: ['--remote-allow-system-access', ...(headless ? ['--width=1280', '--height=900'] : [])],
    extraPrefsFirefox: firefoxPreferences(options, { [geckoId]: EXTENSION_UUID }),
  });
  if (language) await speak(browser, language);
  if (extension !== null) await install(browser, extension);
  const extensionUrl = (path: string) => `moz-extension://${EXTENSION_UUID}/${path.replace(/^\//, '')}`;

  const goTo: LaunchedBrowser['goTo'] = async (page, url) => {
    if (url.startsWith('moz-extension:')) await goToExtensionPage(browser, page, url);
    else await page.goto(url, { waitUntil: 'domcontentloaded' });
  };
  const newPage: LaunchedBrowser['newPage'] = async (url) => {
    const page = await browser.newPage();
    await page.bringToFront();
    if (url) await goTo(page, url);
    return page;
  };
  const inExtension = (code: string) =>
    runPrivileged(browser, `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(geckoId)}); ${code}`);

  return {
    kind: 'firefox',
    browser,
    profile,
    extensionId: extension === null ? '' : EXTENSION_UUID,
    newPage,
    goTo,
    extensionUrl,
    openPopup: (hash = '') => newPage(extensionUrl(`popup.html${hash}`)),
    backgroundTarget: () => Promise.resolve(null),
    isBackgroundAlive: async () => (await inExtension(`return extension.backgroundState === 'running'`)) === true,
    killBackground: async () => {
      await inExtension('await extension.terminateBackground({ ignoreDevToolsAttached: true })');
    },
    close: async () => {
      await browser.close();
      await keepStartup(executable, profile);
      if (isTemporary) await removeFolder(profile);
    },
    kill: () => killHard(browser),
  };
}

/** Without a language pack the browser itself goes on in English, but extensions are told, and so speak, this language. */
async function speak(browser: Browser, language: string): Promise<void> {
  const locales = JSON.stringify([language, 'en-US']);
  await runPrivileged(
    browser,
    `Services.locale.availableLocales = ${locales}; Services.locale.requestedLocales = ${locales};`,
  );
}

async function geckoIdOf(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  const id: unknown = manifest.browser_specific_settings?.gecko?.id;
  if (typeof id !== 'string') throw new Error(`The manifest in ${extension} has no id for Firefox`);
  return id;
}

/**
 * Starts a real browser with the extension as built, in which the practice hosts, and no others, can be
 * reached. Both browsers give the same handle, so one test runs in both.
 */
import type { Browser, Page, Target } from 'puppeteer-core';
import { launchChromium } from './chromium';
import type { BrowserKind } from './find';
import { launchFirefox } from './firefox';

export interface LaunchOptions {
  /** The folder of the built extension, or `null` for a browser without it. */
  extension: string | null;
  /** The practice hosts, and the port of the server that answers for them. */
  hosts: readonly string[];
  port: number;
  /** The folder of a profile to go on with; without it a fresh one is made, and removed at the end. */
  profile?: string;
  headless?: boolean;
  /** All requests go to this proxy instead of straight to the server (see `record-requests.ts`). */
  proxyPort?: number;
  /** Firefox: how long an idle background page lives. Chromium has no such setting. */
  backgroundIdleTimeoutMs?: number;
  /** The language of the browser, as a tag such as `id`. */
  language?: string;
  executable?: string;
}

export interface LaunchedBrowser {
  kind: BrowserKind;
  browser: Browser;
  profile: string;
  /** The id of the extension: Chromium's id, or Firefox's UUID of its pages; empty where there is none. */
  extensionId: string;
  /** A new tab, in front. Waits until the page is there, not until everything in it is loaded. */
  newPage(url?: string): Promise<Page>;
  /** Leads a page to an address, also to one of the extension's, which `page.goto` cannot do in Firefox. */
  goTo(page: Page, url: string): Promise<void>;
  extensionUrl(path: string): string;
  /** The popup as a page of its own, at `#week` for example. */
  openPopup(hash?: string): Promise<Page>;
  /** The service worker while it runs; always `null` in Firefox, which shows none. */
  backgroundTarget(): Promise<Target | null>;
  /** Ends the background as the browser does when it is idle; the next event starts it again. */
  killBackground(): Promise<void>;
  /** Whether the background runs at this moment. */
  isBackgroundAlive(): Promise<boolean>;
  /** Ends the browser in good order. A profile that was given is kept. */
  close(): Promise<void>;
  /** Ends the browser as a crash or a power cut does. The profile is kept, a temporary one until this process ends. */
  kill(): Promise<void>;
}

export function launchBrowser(kind: BrowserKind, options: LaunchOptions): Promise<LaunchedBrowser> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

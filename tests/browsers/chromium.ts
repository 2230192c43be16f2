import puppeteer, { type Browser, type Target } from 'puppeteer-core';
import { findBrowser } from './find';
import type { LaunchedBrowser, LaunchOptions } from './launch';
import { install, killHard, profileFolder, removeFolder, until } from './process';
import { QUIET_HOST } from './quiet-host';

/** Flags of the tool that would hide what browsers do to hidden pages: slow their timers. */
const KEEP_AS_IN_LIFE = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding'];

/** The services that the browser itself calls, with no setting to stop it: they are led to a name that is nowhere. */
const OWN_CALLS = ['gaia-url', 'apps-gallery-update-url', 'component-updater=url-source'];

export async function launchChromium(options: LaunchOptions): Promise<LaunchedBrowser> {
  const { extension, headless = true, language } = options;
  const { profile, isTemporary } = await profileFolder(options.profile);
  const browser = await puppeteer.launch({
    executablePath: options.executable ?? (await findBrowser('chromium')),
    headless,
    pipe: true,
    enableExtensions: extension !== null,
    ignoreDefaultArgs: KEEP_AS_IN_LIFE,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: [
      ...network(options),
      '--ignore-certificate-errors',
      ...OWN_CALLS.map((flag) => `--${flag}=https://${QUIET_HOST}/`),
      '--disable-component-update',
      '--disable-domain-reliability',
      '--no-default-browser-check',
      '--no-pings',
      '--disable-features=AutofillServerCommunication,OptimizationHintsFetching,DialMediaRouteProvider,HttpsUpgrades,NetworkTimeServiceQuerying',
      ...(language ? [`--lang=${language}`, `--accept-lang=${language}`] : []),
      ...(headless ? ['--disable-gpu', '--window-size=1280,900'] : []),
      // The sandbox cannot be set up by root, and root it is in containers.
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    ...(language ? { env: { ...process.env, LANGUAGE: language } } : {}),
  });
  const extensionId = extension === null ? '' : await install(browser, extension);
  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path.replace(/^\//, '')}`;

  const goTo: LaunchedBrowser['goTo'] = async (page, url) => {
    await page.goto(url, { waitUntil: 'domcontentloaded' });
  };
  const newPage: LaunchedBrowser['newPage'] = async (url) => {
    const page = await browser.newPage();
    await page.bringToFront();
    if (url) await goTo(page, url);
    return page;
  };
  const backgroundTarget = async () => serviceWorker(browser, extensionId);

  return {
    kind: 'chromium',
    browser,
    profile,
    extensionId,
    newPage,
    goTo,
    extensionUrl,
    openPopup: (hash = '') => newPage(extensionUrl(`popup.html${hash}`)),
    backgroundTarget,
    isBackgroundAlive: async () => serviceWorker(browser, extensionId) !== null,
    killBackground: async () => {
      const worker = await (await backgroundTarget())?.worker();
      await worker?.close();
      await until('the service worker to end', async () => serviceWorker(browser, extensionId) === null);
    },
    close: async () => {
      await browser.close();
      if (isTemporary) await removeFolder(profile);
    },
    kill: () => killHard(browser),
  };
}

function serviceWorker(browser: Browser, extensionId: string): Target | null {
  const isOurs = (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${extensionId}/`);
  return browser.targets().find(isOurs) ?? null;
}

/** Where names lead: to the server, or through the proxy, and otherwise nowhere. */
function network({ hosts, port, proxyPort }: LaunchOptions): string[] {
  if (proxyPort !== undefined) {
    return [
      `--proxy-server=http://127.0.0.1:${proxyPort}`,
      // Addresses of this computer would go around the proxy.
      '--proxy-bypass-list=<-loopback>',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--disable-quic',
    ];
  }
  const maps = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return [`--host-resolver-rules=${[...maps, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`];
}

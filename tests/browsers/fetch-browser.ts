/** Gets a browser where none is installed: first from its maker, then, on Debian, from the distribution. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';
import { type BrowserKind, installedBrowser, NoBrowserError } from './installed';

const NAMES: Record<BrowserKind, string> = { chromium: 'Chromium or Google Chrome', firefox: 'Firefox' };
const DEBIAN_PACKAGES: Record<BrowserKind, string[]> = { chromium: ['chromium'], firefox: ['firefox-esr', 'firefox'] };

export async function fetchBrowser(kind: BrowserKind): Promise<string> {
  const downloaded = await download(kind);
  if (downloaded) return downloaded;
  const installed = installDebianPackage(kind) ? installedBrowser(kind) : null;
  if (installed) return installed;
  throw new NoBrowserError(
    `No ${NAMES[kind]} was found, and none could be installed. Install one, or name its program in ` +
      `${kind === 'chromium' ? 'UPAH_CHROMIUM' : 'UPAH_FIREFOX'}, and run this again.`,
  );
}

async function download(kind: BrowserKind): Promise<string | null> {
  const platform = detectBrowserPlatform();
  if (!platform) return null;
  const browser = kind === 'chromium' ? Browser.CHROME : Browser.FIREFOX;
  const cacheDir = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'browsers');
  console.log(`No ${NAMES[kind]} is installed: trying to download one into node_modules/.cache/browsers …`);
  try {
    const buildId = await resolveBuildId(browser, platform, 'stable');
    const { executablePath } = await install({ browser, buildId, cacheDir, platform });
    return executablePath;
  } catch (error) {
    console.log(`The download failed: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function installDebianPackage(kind: BrowserKind): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log(`Installing ${NAMES[kind]} with apt-get …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  apt('update', '-q');
  return DEBIAN_PACKAGES[kind].some((name) => apt('install', '-y', '-q', '--no-install-recommends', name));
}

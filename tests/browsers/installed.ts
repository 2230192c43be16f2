/** Looks for a browser on this computer: the one named in the environment, else one where its maker puts it. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

const VARIABLES: Record<BrowserKind, string> = { chromium: 'UPAH_CHROMIUM', firefox: 'UPAH_FIREFOX' };

/** Names on the search path of Linux and the BSDs, the plainest first. */
const COMMANDS: Record<BrowserKind, string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'brave-browser',
  ],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
};

const MAC_APPLICATIONS: Record<BrowserKind, string[]> = {
  chromium: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'],
  firefox: ['Firefox', 'Firefox Developer Edition'],
};

/** Beneath the program folders of Windows. */
const WINDOWS_PROGRAMS: Record<BrowserKind, string[]> = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

export class NoBrowserError extends Error {}

/** The path of an installed browser of this kind, or `null`. Installs nothing. */
export function installedBrowser(kind: BrowserKind): string | null {
  const variable = VARIABLES[kind];
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return resolve(named);
    throw new NoBrowserError(`${variable} names ${named}, which is not a program that can be run.`);
  }
  return candidates(kind).find((path) => isProgram(path) && !isSnapStub(path)) ?? null;
}

function candidates(kind: BrowserKind): string[] {
  if (process.platform === 'darwin') {
    return MAC_APPLICATIONS[kind].flatMap((name) => {
      const program = kind === 'firefox' ? 'firefox' : name;
      return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', program),
      );
    });
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return WINDOWS_PROGRAMS[kind].flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return COMMANDS[kind].flatMap((command) => folders.map((folder) => join(folder, command)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's `chromium-browser` only tells the reader to install a snap, and fails where snaps cannot run. */
function isSnapStub(path: string): boolean {
  if (process.platform !== 'linux' || !path.endsWith('-browser') || !existsSync('/usr/bin/snap')) return false;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return false;
  } catch {
    return true;
  }
}

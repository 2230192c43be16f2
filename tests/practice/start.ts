/**
 * `npm start`: the practice marketplace in a real browser, with the extension loaded. With no display, or with
 * `--tour`, it takes a tour by itself and checks the figures. `--browser firefox` chooses the browser.
 */
import { parseArgs } from 'node:util';
import { type BrowserKind, findBrowser, installedBrowser, NoBrowserError } from '../browsers/find';
import { type LaunchedBrowser, launchBrowser } from '../browsers/launch';
import { builtExtension } from './build';
import { WORKER_ORIGIN } from './hosts';
import { decideSubmitted, fillMarketplace } from './scene';
import { type PracticeServer, startMarketplace } from './server';
import { takeTour } from './tour';

const WHAT_TO_DO = `
The practice marketplace is open in the browser. Nothing there is real: no account, no work, no money.

  1. In the list, click "Accept & work" on a task, and work on it for a while. Look away (another
     window, another tab) and the clock of the extension stands still.
  2. Click "Submit" in the task. The page says "HIT Submitted".
  3. Open the popup: click the puzzle piece in the toolbar, then "Upah". (The pin beside it keeps the
     button in the toolbar.) It shows your real pay of today: rewards, divided by the time of the task
     and the time spent on lists and other pages.
  4. About 20 seconds later the requester has decided. Open "Dashboard", then today's date: the
     extension reads there that the work is approved, and "confirmed pay" rises. One requester,
     "Never Good Enough", rejects everything.
  5. In the popup, "History" has the log, import and export; "Settings" has the reference wage.

Close the browser, or press Ctrl+C here, to end. The profile is then thrown away, with all it holds.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { tour: { type: 'boolean' }, browser: { type: 'string' } } });
  const kind = chosenKind(values.browser);
  const executable = await findBrowser(kind);
  const extension = builtExtension(kind);
  const isTour = values.tour === true || !hasDisplay();
  const server = await startMarketplace();
  try {
    return await inBrowser({ kind, executable, extension, headless: isTour }, server);
  } finally {
    await server.close();
  }
}

interface Choice {
  kind: BrowserKind;
  executable: string;
  extension: string;
  headless: boolean;
}

async function inBrowser({ kind, ...options }: Choice, server: PracticeServer): Promise<number> {
  const { hosts, port } = server;
  console.log(`Starting ${options.executable} …`);
  const launched = await launchBrowser(kind, { ...options, hosts, port });
  try {
    if (options.headless) return (await tour(launched, server)) ? 0 : 1;
    await practise(launched, server);
    return 0;
  } finally {
    await launched.close().catch(() => undefined);
  }
}

async function tour(launched: LaunchedBrowser, server: PracticeServer): Promise<boolean> {
  console.log('Taking the tour by itself (with a display, "npm start" opens the browser for you instead).');
  const isRight = await takeTour(launched, server);
  console.log(isRight ? 'The figures are right.' : 'The figures are WRONG.');
  return isRight;
}

async function practise(launched: LaunchedBrowser, { market }: PracticeServer): Promise<void> {
  fillMarketplace(market);
  const requesters = setInterval(() => decideSubmitted(market), 1000);
  await launched.newPage(`${WORKER_ORIGIN}/projects`);
  console.log(WHAT_TO_DO);
  await new Promise<void>((resolve) => {
    launched.browser.once('disconnected', () => resolve());
    // Ctrl+C may reach this process twice, by the terminal and by the command above it.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  clearInterval(requesters);
}

function chosenKind(name: string | undefined): BrowserKind {
  if (name === 'firefox' || name === 'chromium') return name;
  if (name === 'chrome' || name === 'edge') return 'chromium';
  if (name !== undefined) throw new NoBrowserError(`--browser takes "chromium" or "firefox", not "${name}".`);
  return !installedBrowser('chromium') && installedBrowser('firefox') ? 'firefox' : 'chromium';
}

function hasDisplay(): boolean {
  if (process.env.CI === 'true') return false;
  return process.platform !== 'linux' || [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some(Boolean);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof NoBrowserError ? error.message : error);
  process.exitCode = 1;
}

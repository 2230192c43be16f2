/** The practice marketplace, and a browser with the extension as built: what every browser test plays on. */
import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../browsers/find';
import { type LaunchedBrowser, type LaunchOptions, launchBrowser } from '../browsers/launch';
import { untilGiven } from '../browsers/process';
import { extensionFolder } from '../practice/build';
import { type Figure, readFigures } from '../practice/figures';
import { WORKER_ORIGIN } from '../practice/hosts';
import type { Assignment, HitSet, Marketplace, NewTask } from '../practice/marketplace';
import { type PracticeServer, startMarketplace } from '../practice/server';
import { describe, type Records, readRecords } from './records';

export { until } from '../browsers/process';

/** An accepted task, open in a tab of its own. */
export interface TaskInHand {
  page: Page;
  assignment: Assignment;
}

export interface Stage {
  kind: BrowserKind;
  launched: LaunchedBrowser;
  server: PracticeServer;
  market: Marketplace;
  /** A new kind of task, by default a hosted one for $0.50. */
  addTask(task?: Partial<NewTask>): HitSet;
  /** Accepts a task of this kind as a click in the list does, in `page` or a new tab; it is then in front. */
  acceptAndOpen(groupId: string, page?: Page): Promise<TaskInHand>;
  /** The whole address of the working page. */
  workingUrl(assignment: Assignment): string;
  /** A page of the extension, opened behind the others once it is needed; code in it may do what the extension may. */
  extensionPage(): Promise<Page>;
  /** Closes it; it opens again when it is needed. */
  closeExtensionPage(): Promise<void>;
  /** What the extension has written down. */
  records(): Promise<Records>;
  /** Waits until what was written down is so, and gives it. */
  recordsOnce(what: string, isSo: (records: Records) => boolean): Promise<Records>;
  /** What the popup shows of a period, from a popup that opens in front and closes again. */
  figures(period?: 'today' | 'week' | 'month' | 'all'): Promise<Figure[]>;
  close(): Promise<void>;
}

/** The browser that this run of the tests is for. */
export const BROWSER_KIND: BrowserKind = process.env.UPAH_BROWSER === 'firefox' ? 'firefox' : 'chromium';

type StageOptions = Partial<LaunchOptions> & {
  /** A marketplace that goes on from another stage; it is closed with this one all the same. */
  server?: PracticeServer;
};

export async function openStage({ server: given, ...options }: StageOptions = {}): Promise<Stage> {
  const server = given ?? (await startMarketplace());
  const { market, hosts, port } = server;
  const extension = extensionFolder(BROWSER_KIND);
  const launched = await launchBrowser(BROWSER_KIND, { extension, hosts, port, ...options });
  let behind: Promise<Page> | null = null;
  const openBehind = async () => {
    const page = await launched.browser.newPage({ background: true });
    await launched.goTo(page, launched.extensionUrl('history.html'));
    return page;
  };

  const stage: Stage = {
    kind: BROWSER_KIND,
    launched,
    server,
    market,
    addTask: (task) => market.addTask({ requester: 'Fair Pictures', reward: 0.5, title: 'Which is the cat?', ...task }),
    workingUrl: (assignment) => WORKER_ORIGIN + market.workingUrl(assignment),
    async acceptAndOpen(groupId, given) {
      const page = given ?? (await launched.newPage());
      await launched.goTo(page, `${WORKER_ORIGIN}/projects/${groupId}/tasks/accept_random`);
      const assignment = [...market.assignments.values()].filter((one) => one.groupId === groupId).at(-1);
      if (!assignment) throw new Error(`Nothing of ${groupId} was accepted`);
      return { page, assignment };
    },
    extensionPage() {
      behind ??= openBehind();
      return behind;
    },
    async closeExtensionPage() {
      await (await behind)?.close();
      behind = null;
    },
    records: async () => readRecords(await stage.extensionPage()),
    async recordsOnce(what, isSo) {
      let records: Records | null = null;
      try {
        return await untilGiven(what, async () => {
          records = await stage.records();
          return isSo(records) ? records : null;
        });
      } catch (cause) {
        const written = records === null ? 'not known' : describe(records);
        throw new Error(`Not so: ${what}. Written down is:\n${written}`, { cause });
      }
    },
    async figures(period = 'today') {
      const popup = await launched.openPopup(`#${period}`);
      try {
        await popup.waitForSelector(`[data-period="${period}"] data[data-figure]`);
        return await readFigures(popup, period);
      } finally {
        await popup.close();
      }
    },
    async close() {
      await launched.close().catch(() => undefined);
      await server.close();
    },
  };
  return stage;
}

/** Nothing leaves the browser: all of its traffic goes through a recorder, and the extension adds nothing to it. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RequestRecorder, recordRequests } from '../browsers/record-requests';
import { WORKER_ORIGIN } from '../practice/hosts';
import { startMarketplace } from '../practice/server';
import { bringIn, downloaded, openHistory } from './exchange';
import { openStage, type Stage } from './stage';
import { submit } from './work';

interface Watched {
  stage: Stage;
  recorder: RequestRecorder;
}

let bare: Watched;
let withExtension: Watched;
beforeAll(async () => {
  withExtension = await watched({});
  await walk(withExtension.stage);
  await useTheExtension(withExtension.stage);
  bare = await watched({ extension: null });
  await walk(bare.stage);
});
afterAll(async () => {
  for (const one of [withExtension, bare]) {
    await one?.stage.close();
    await one?.recorder.close();
  }
});

async function watched(options: { extension?: null }): Promise<Watched> {
  const server = await startMarketplace();
  const recorder = await recordRequests(server);
  const stage = await openStage({ server, proxyPort: recorder.proxyPort, ...options });
  return { stage, recorder };
}

/** What a worker does on the platform in a short session. */
async function walk({ launched, market, ...stage }: Stage): Promise<void> {
  const { groupId } = stage.addTask();
  const page = await launched.newPage(`${WORKER_ORIGIN}/projects`);
  const { assignment } = await stage.acceptAndOpen(groupId, page);
  await submit(page);
  market.approve(assignment.assignmentId);
  const places = [`/status_details/${market.today()}`, '/dashboard', '/earnings', '/tasks', '/qualifications/assigned'];
  for (const place of places) await launched.goTo(page, WORKER_ORIGIN + place);
}

/** Every page of the extension, with all that each can do. */
async function useTheExtension(stage: Stage): Promise<void> {
  const { launched } = stage;
  for (const period of ['today', 'week', 'month', 'all'] as const) await stage.figures(period);
  const history = await openHistory(stage);
  const { name, text } = await downloaded(stage, history);
  await history.close();
  expect(await bringIn(stage, name, text)).toMatchObject({ rejected: 0 });
  const options = await launched.newPage(launched.extensionUrl('options.html'));
  await (await options.waitForSelector('#reference [data-action=save]'))?.click();
  await options.waitForFunction(() => document.querySelector('#reference .actions [role=status]')?.textContent !== '');
  await launched.goTo(options, launched.extensionUrl('definitions.html'));
  await options.waitForSelector('h1');
  await options.close();
}

/** What the practice hosts were asked for. */
function sorted({ server }: Stage): string[] {
  return server.requests.map(({ host, method, path }) => `${method} ${host}${path}`).sort((a, b) => a.localeCompare(b));
}

/** Whether code in this page reaches another host. */
function askElsewhere(page: Page): Promise<string> {
  return page.evaluate(() =>
    fetch('https://elsewhere.example/', { mode: 'no-cors' }).then(
      () => 'answered',
      () => 'refused',
    ),
  );
}

describe('a whole session', () => {
  it('asks no host but those of the practice place, with the extension or without', () => {
    expect(withExtension.recorder.others).toEqual([]);
    expect(bare.recorder.others).toEqual([]);
  });

  it('asks for exactly the pages that it asks for without the extension', () => {
    expect(sorted(bare.stage).length).toBeGreaterThan(8);
    expect(sorted(withExtension.stage)).toEqual(sorted(bare.stage));
  });
});

describe('the recorder', () => {
  it('sees what a page asks for elsewhere, and nothing of a page of the extension, which may not ask', async () => {
    const { stage, recorder } = withExtension;
    expect(await askElsewhere(await stage.extensionPage())).toBe('refused');
    expect(recorder.others).toEqual([]);
    const page = await stage.launched.newPage(`${WORKER_ORIGIN}/help`);
    expect(await askElsewhere(page)).toBe('refused');
    expect(recorder.others).toEqual(['elsewhere.example:443']);
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeMessage } from '../../lib/tracking/inbox';
import { job, jobList, jobPage } from './appen-pages';
import { listPage, World, workingPage } from './world';

const OWN = { id: 'upah', origin: 'chrome-extension://upah/' };
const PAGE = { id: 'upah', url: 'https://worker.mturk.com/projects', frameId: 0, tab: { id: 1 } };
const TASK_FRAME = { ...PAGE, url: 'https://www.mturkcontent.com/dynamic/hit', frameId: 5 };
const POPUP = { id: 'upah', url: 'chrome-extension://upah/popup.html' };

let world: World;
beforeEach(async () => {
  world = await World.begin();
});

const visit = (reading = workingPage('A1')) => ({ type: 'page', instance: 'i', navigatedAt: world.now, reading });
const say = (message: unknown, sender: object) => takeMessage(world.tracking, message, sender, OWN);

describe('a message', () => {
  it('of a platform’s page is taken and answered', async () => {
    expect(await say(visit(), PAGE)).toEqual({ ok: true });
    expect(await world.ledger.tasks.count()).toBe(1);
  });

  it.each([
    ['another extension', { ...PAGE, id: 'other' }],
    ['no address', { id: 'upah', frameId: 0, tab: { id: 1 } }],
    ['another site', { ...PAGE, url: 'https://worker.mturk.com.evil.example/' }],
    ['a task frame', TASK_FRAME],
    ['a frame within the platform’s page', { ...PAGE, frameId: 3 }],
    ['no tab', { id: 'upah', url: PAGE.url, frameId: 0 }],
    ['a page of the extension', POPUP],
  ])('about a page is not taken from %s', async (_, sender) => {
    expect(await say(visit(), sender)).toBeUndefined();
    expect(await world.ledger.tasks.count()).toBe(0);
  });

  it('about a click is taken from the platform’s task frame', async () => {
    expect(await say({ type: 'click', at: world.now }, TASK_FRAME)).toEqual({ ok: true });
  });

  it('of a list in a frame is remembered, and the tab shows what it showed', async () => {
    const frame = { ...PAGE, url: 'https://account.appen.com/channels/feca/tasks?uid=5', frameId: 4 };
    expect(await say(visit(jobList(job('7'))), frame)).toEqual({ ok: true });
    expect(await say({ type: 'followed', platform: 'appen', groupId: '7', at: world.now }, frame)).toEqual({
      ok: true,
    });
    expect(await world.ledger.tabs.count()).toBe(0);
    expect(await say(visit(jobPage('a1')), frame)).toBeUndefined();
    const top = { ...frame, url: 'https://view.appen.io/assignments/a1', frameId: 0 };
    expect(await say(visit(jobPage('a1')), top)).toEqual({ ok: true });
    expect(await world.ledger.tasks.get('appen:a1')).toMatchObject({ groupId: '7', reward: { micros: 34_900 } });
  });

  it('about attention is taken from a list in a frame, and from no other frame', async () => {
    const frame = { ...PAGE, url: 'https://account.appen.com/channels/feca/tasks', frameId: 4 };
    const spans = (work: object, platform = 'appen') => ({ type: 'spans', platform, work, spans: [] });
    expect(await say(spans({ kind: 'searching' }), frame)).toEqual({ ok: true, spans: [] });
    expect(await say(spans({ kind: 'task', taskId: 'a', assignmentId: 'a' }), frame)).toBeUndefined();
    expect(await say(spans({ kind: 'searching' }, 'mturk'), frame)).toBeUndefined();
    expect(await say(spans({ kind: 'searching' }, 'mturk'), { ...PAGE, frameId: 3 })).toBeUndefined();
  });

  it.each([1001, 0, -1, 0.5, '3'])('with %j answers on a page is refused whole', async (judgements) => {
    const top = { ...PAGE, url: 'https://view.appen.io/assignments/a1' };
    expect(await say(visit(jobPage('a1', { judgements: judgements as number })), top)).toBeUndefined();
  });

  it('that only the popup may say is not taken from a page', async () => {
    const message = { type: 'count-tab', tabId: 1, counts: true };
    expect(await say(message, PAGE)).toBeUndefined();
    expect(await say(message, POPUP)).toEqual({ ok: true });
  });

  it('that only the worker may send, to read or to stop reading, is not taken from a page', async () => {
    for (const wish of ['start', 'cancel']) {
      expect(await say({ type: 'refresh', wish }, PAGE)).toBeUndefined();
      expect(await say({ type: 'refresh', wish }, TASK_FRAME)).toBeUndefined();
    }
    expect(world.wishes).toEqual([]);
    for (const wish of ['start', 'cancel']) expect(await say({ type: 'refresh', wish }, POPUP)).toEqual({ ok: true });
    expect(await say({ type: 'refresh', wish: 'accept' }, POPUP)).toBeUndefined();
    expect(world.wishes).toEqual(['start', 'cancel']);
  });

  it.each([
    ['a title without end', { title: 'x'.repeat(301) }],
    ['a negative reward', { reward: { micros: -1, currency: 'USD' } }],
    ['a reward that is no number', { reward: { micros: Number.NaN, currency: 'USD' } }],
    ['a reward in words', { reward: { micros: '5', currency: 'USD' } }],
    ['a currency that is none', { reward: { micros: 1, currency: '<b>' } }],
    ['an id with markup', { requesterId: '<img>' }],
  ])('with %s is refused whole', async (_, fields) => {
    expect(await say(visit(workingPage('A1', fields as never)), PAGE)).toBeUndefined();
    expect(await world.ledger.tasks.count()).toBe(0);
  });

  it('with keys nobody asked for is taken without them', async () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "answer": "secret"}');
    const reading = { ...workingPage('A1'), ...hostile };
    expect(await say({ ...visit(reading as never), ...hostile }, PAGE)).toEqual({ ok: true });
    expect(JSON.stringify(await world.ledger.tasks.toArray())).not.toContain('secret');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('of any other kind changes nothing and breaks nothing', async () => {
    await say(visit(listPage()), PAGE);
    const before = await everything();
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ maxDepth: 4 }),
        fc.constantFrom(PAGE, TASK_FRAME, POPUP),
        async (message, sender) => {
          expect(await say(message, sender)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
    expect(await everything()).toEqual(before);
  });

  async function everything() {
    return Promise.all(world.ledger.tables.map((table) => table.toArray()));
  }
});

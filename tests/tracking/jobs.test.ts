/** Work on a platform whose pages tell little: which job it was, what it paid, and that it was handed in. */
import { beforeEach, describe, expect, it } from 'vitest';
import { assumeOverdue } from '../../lib/ledger/assume-overdue';
import { erase, eraseEverything } from '../../lib/ledger/erase';
import { noteFollowed } from '../../lib/ledger/jobs';
import { popupView } from '../../lib/ledger/queries';
import { job, jobList, jobPage, noMoreWork, RECEIPT } from './appen-pages';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

const DAY = 86_400_000;

let world: World;
beforeEach(async () => {
  world = await World.begin();
  await world.focus(1);
});

const task = (assignmentId: string) => world.ledger.tasks.get(`appen:${assignmentId}`);
const follow = (groupId: string) =>
  noteFollowed(world.ledger, { platform: 'appen', groupId, at: world.now }, world.now);

describe('the job of a working page', () => {
  it('is the one of its title, and pays for each answer what the list said', async () => {
    await world.open(1, jobList(job('7'), job('8', { title: 'Another' })));
    await world.open(1, jobPage('a1', { judgements: 3 }));
    expect(await task('a1')).toMatchObject({
      ...{ taskId: 'a1', groupId: '7', requesterId: '7', requesterName: RECEIPT, title: RECEIPT },
      reward: { micros: 104_700, currency: 'USD' },
    });
    expect((await world.ledger.requesters.get('appen:7'))?.names).toEqual([RECEIPT]);
  });

  it('is not known without a list, nor from one that does not name it', async () => {
    await world.open(1, jobPage('a1'));
    await world.open(1, jobList(job('8', { title: 'Another' })));
    await world.open(1, jobPage('a2'));
    for (const id of ['a1', 'a2']) {
      expect(await task(id)).toMatchObject({ groupId: null, requesterId: null, reward: null, title: RECEIPT });
    }
  });

  it('of several with one title is the one whose link was followed', async () => {
    await world.open(1, jobList(job('7'), job('8', { reward: { micros: 20_000, currency: 'USD' } })));
    await follow('8');
    await world.open(2, jobPage('a1', { judgements: 2 }));
    expect(await task('a1')).toMatchObject({ groupId: '8', reward: { micros: 40_000 } });
  });

  it('is not one whose link was followed long before, or that is called otherwise', async () => {
    await world.open(1, jobList(job('7'), job('8', { reward: null }), job('9', { title: 'Another' })));
    await follow('7');
    await world.pass(61 * SECOND);
    await world.open(2, jobPage('a1'));
    await follow('9');
    await world.open(3, jobPage('a2'));
    for (const id of ['a1', 'a2']) expect(await task(id)).toMatchObject({ groupId: null, reward: null });
  });

  it('of several with one title stays unknown, but not the pay if all pay the same', async () => {
    await world.open(1, jobList(job('7'), job('8')));
    await world.open(2, jobPage('a1'));
    expect(await task('a1')).toMatchObject({ groupId: null, requesterId: null, reward: { micros: 34_900 } });
  });

  it('is that of the page before it in the tab, if it is called the same', async () => {
    await world.open(1, jobList(job('7'), job('8', { reward: { micros: 20_000, currency: 'USD' } })));
    await follow('8');
    await world.open(1, jobPage('a1'));
    await world.pass(5 * MINUTE);
    await world.open(1, jobPage('a2', { judgements: 4 }));
    await world.open(1, jobPage('a3', { title: 'Another' }));
    expect(await task('a2')).toMatchObject({ groupId: '8', reward: { micros: 80_000 } });
    expect(await task('a3')).toMatchObject({ groupId: null, reward: null });
  });

  it('of a page without a title is the one whose link was followed, and no other', async () => {
    await world.open(1, jobList(job('7'), job('8', { title: null })));
    await world.open(2, jobPage('a1', { title: null }));
    expect(await task('a1')).toMatchObject({ groupId: null, title: null, reward: null });
    await follow('7');
    await world.open(3, jobPage('a2', { title: null }));
    expect(await task('a2')).toMatchObject({ groupId: '7', title: RECEIPT, reward: { micros: 34_900 } });
  });

  it('has no pay where the list had none, the page does not count, or the sum is beyond all measure', async () => {
    await world.open(1, jobList(job('7', { reward: null })));
    await world.open(1, jobPage('a1'));
    await world.open(2, jobList(job('7', { reward: { micros: 1e15, currency: 'USD' } })));
    await world.open(2, jobPage('a2', { judgements: null }));
    await world.open(3, jobPage('a3', { judgements: 1000 }));
    for (const id of ['a1', 'a2', 'a3']) expect(await task(id)).toMatchObject({ groupId: '7', reward: null });
  });

  it('pays what the newest list says; a list of last week says nothing any more', async () => {
    await world.open(1, jobList(job('7')));
    await world.open(1, jobList(job('7', { reward: { micros: 50_000, currency: 'USD' } })));
    await world.open(1, jobPage('a1'));
    expect(await task('a1')).toMatchObject({ reward: { micros: 50_000 } });
    world.sleep(8 * DAY);
    await world.open(1, noMoreWork('7'));
    await world.open(1, jobPage('a2'));
    expect(await task('a2')).toMatchObject({ groupId: null, reward: null });
  });

  it('is remembered among five hundred, the newest', async () => {
    await world.open(1, jobList(job('1', { title: 'The oldest' }), job('2', { title: 'The second' })));
    await world.open(1, jobList(...Array.from({ length: 499 }, (_, at) => job(`${at + 10}`, { title: `Job ${at}` }))));
    await world.open(1, jobPage('a1', { title: 'The oldest' }));
    await world.open(1, jobPage('a2', { title: 'The second' }));
    expect([(await task('a1'))?.groupId, (await task('a2'))?.groupId]).toEqual(['1', null]);
  });

  it('is forgotten with whatever is erased', async () => {
    await world.open(1, jobList(job('7')));
    await erase(world.ledger, { what: 'requester', requesterKey: 'appen:7' }, world.now);
    expect(await world.ledger.meta.get('jobs')).toBeUndefined();
    await world.open(1, jobList(job('7')));
    await eraseEverything(world.ledger, world.now);
    expect(await world.ledger.meta.get('jobs')).toBeUndefined();
  });

  it('of a task is not taken from another platform', async () => {
    await world.open(1, jobList(job('7')));
    await world.open(1, workingPage('A1', { title: RECEIPT, groupId: null, requesterId: null, reward: null }));
    expect(await world.ledger.tasks.get('mturk:A1')).toMatchObject({ groupId: null, reward: null });
  });
});

describe('a task of a form is handed in', () => {
  it('once its form leads to the next page of the job, at the time the form was sent', async () => {
    await world.open(1, jobPage('a1'));
    await world.work(1, 30 * SECOND);
    const sentAt = world.now;
    await world.sign(1, 'submitting', 'a1');
    expect((await task('a1'))?.state).toBe('assigned');
    await world.pass(2 * SECOND);
    await world.open(1, jobPage('a2'));
    expect(await task('a1')).toMatchObject({ state: 'submitted', endedAt: sentAt });
    expect((await task('a2'))?.state).toBe('assigned');
  });

  it.each([
    ['the list', jobList()],
    ['the page of a job without more work', noMoreWork('7')],
  ])('once its form leads to %s', async (_what, next) => {
    await world.open(1, jobPage('a1'));
    await world.sign(1, 'submitting', 'a1');
    await world.open(1, next);
    expect((await task('a1'))?.state).toBe('submitted');
  });

  it('not by the same page again, which asks for what is missing', async () => {
    await world.open(1, jobPage('a1'));
    await world.sign(1, 'submitting', 'a1');
    await world.open(1, jobPage('a1'));
    expect((await task('a1'))?.state).toBe('assigned');
    await world.open(1, jobList());
    expect((await task('a1'))?.state).toBe('assigned');
  });

  it('not by a page of another platform, in another tab, long after, or without a form', async () => {
    await world.open(1, jobPage('a1'));
    await world.sign(1, 'submitting', 'a1');
    await world.open(2, jobList());
    await world.open(1, listPage('submitted'));
    await world.open(1, jobPage('a2'));
    await world.open(1, jobList());
    await world.open(1, jobPage('a3'));
    await world.sign(1, 'submitting', 'a3');
    await world.pass(2 * MINUTE);
    await world.open(1, jobList());
    for (const id of ['a1', 'a2', 'a3']) expect((await task(id))?.state).toBe('assigned');
  });

  it('and is not taken for approved by anybody, however long ago', async () => {
    await world.open(1, jobPage('a1'));
    await world.sign(1, 'submitting', 'a1');
    await world.open(1, jobList());
    await assumeOverdue(world.ledger, world.now + 400 * DAY);
    expect(await task('a1')).toMatchObject({ state: 'submitted' });
    expect((await task('a1'))?.assumedApproved).toBeUndefined();
  });
});

it('a task of another platform is not handed in by a form, nor ended by the page of this one', async () => {
  await world.open(1, workingPage('A1'));
  await world.sign(1, 'submitting', 'A1');
  await world.open(1, listPage());
  await world.open(1, workingPage('A2'));
  await world.sign(1, 'returning', 'A2');
  await world.open(1, jobList());
  for (const id of ['A1', 'A2']) expect((await world.ledger.tasks.get(`mturk:${id}`))?.state).toBe('assigned');
});

it('attention is to one platform at a time: two tabs never add up to more than the clock', async () => {
  const begunAt = world.now;
  await world.open(1, workingPage('A1'));
  await world.open(2, jobList(job('7')));
  await world.open(3, jobPage('a1', { judgements: 5 }));
  for (const tab of [1, 3, 2, 1, 3, 1]) {
    await world.focus(tab);
    await world.work(tab, 40 * SECOND);
  }
  const passedMs = world.now - begunAt;
  expect(await world.totalMs()).toBe(passedMs);
  const spans = await world.spans();
  for (const [at, span] of spans.entries()) {
    expect(span.startedAt).toBeGreaterThanOrEqual(spans[at - 1]?.endedAt ?? 0);
  }
  expect(await world.focusedMs('A1')).toBe(120 * SECOND);
  expect((await task('a1'))?.focusedMs).toBe(80 * SECOND);
  const { period } = await popupView(world.ledger, 'today', 1, world.now);
  expect(period.totals.searchingMs ?? 0).toBe(40 * SECOND);
});

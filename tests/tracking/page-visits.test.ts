import { beforeEach, describe, expect, it } from 'vitest';
import type { PageReading, QueueRow, StatusRow } from '../../lib/platforms/reading';
import { takeSign, visitPage } from '../../lib/tracking/page-visits';
import { taskReading } from '../ledger/test-ledger';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

let world: World;
beforeEach(async () => {
  world = await World.begin();
  await world.focus(1);
});

const task = (assignmentId: string) => world.ledger.tasks.get(`mturk:${assignmentId}`);

describe('a task ends', () => {
  it('as submitted when the next page of the tab says so, at the time the submit began', async () => {
    await world.open(1, workingPage('A1', { acceptedAt: world.now - 40 * SECOND }));
    await world.pass(10 * SECOND);
    const submittedAt = world.now;
    await world.pass(3 * SECOND);
    await world.open(1, listPage('submitted'), { navigatedAt: submittedAt });
    expect(await task('A1')).toMatchObject({ state: 'submitted', endedAt: submittedAt, elapsedMs: 50 * SECOND });
  });

  it('at the time the task’s frame told, if the platform confirms it', async () => {
    await world.open(1, workingPage('A1'));
    await world.pass(10 * SECOND);
    const toldAt = world.now;
    await world.sign(1, 'submitting', 'A1');
    await world.pass(5 * SECOND);
    await world.open(1, listPage('submitted'));
    expect(await task('A1')).toMatchObject({ state: 'submitted', endedAt: toldAt });
  });

  it('when the platform’s next page was asked for, where a frame said so long before', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.sign(1, 'submitting', 'A1');
    await world.pass(5 * MINUTE);
    await world.open(1, listPage('submitted'));
    expect(await task('A1')).toMatchObject({ state: 'submitted', endedAt: world.now });
  });

  it('not by a forged sign of a frame, nor for another task', async () => {
    await world.open(2, workingPage('A2'));
    await world.open(1, workingPage('A1'));
    await world.sign(1, 'submitting', 'A1');
    await world.sign(1, 'submitting', 'A2');
    await world.open(1, listPage());
    expect([(await task('A1'))?.state, (await task('A2'))?.state]).toEqual(['assigned', 'assigned']);
  });

  it('not by an alert in a tab that showed no task', async () => {
    await world.open(1, workingPage('A1'));
    await world.open(2, listPage('submitted'));
    expect((await task('A1'))?.state).toBe('assigned');
  });

  it('not by the page of the next task, said again after it was left', async () => {
    await world.open(1, workingPage('A1'));
    const next = { ...workingPage('A2'), alert: 'submitted' as const };
    const visit = { type: 'page' as const, instance: 'next', navigatedAt: world.now, reading: next };
    await visitPage(world.tracking, visit, 1);
    await takeSign(
      world.tracking,
      { type: 'sign', instance: 'next', sign: 'left', assignmentId: null, at: world.now },
      1,
    );
    await visitPage(world.tracking, visit, 1);
    expect([(await task('A1'))?.state, (await task('A2'))?.state]).toEqual(['submitted', 'assigned']);
  });

  it('not by its own page, which shows it as still in hand', async () => {
    const page = { ...workingPage('A2'), alert: 'submitted' as const };
    await world.open(1, page);
    await world.open(1, page);
    expect((await task('A2'))?.state).toBe('assigned');
  });

  it('as returned once the page after the return form is another', async () => {
    await world.open(1, workingPage('A1'));
    await world.pass(20 * SECOND);
    await world.sign(1, 'returning', 'A1');
    expect((await task('A1'))?.state).toBe('assigned');
    await world.open(1, listPage());
    expect(await task('A1')).toMatchObject({ state: 'returned', focusedMs: 20 * SECOND });
  });

  it('not as returned while the queue still holds it', async () => {
    await world.open(1, queuePage(['A1', 'A2']));
    await world.sign(1, 'returning', 'A1');
    await world.open(1, queuePage(['A1', 'A2']));
    expect((await task('A1'))?.state).toBe('assigned');
    await world.sign(1, 'returning', 'A1');
    await world.open(1, queuePage(['A2']));
    expect([(await task('A1'))?.state, (await task('A2'))?.state]).toEqual(['returned', 'assigned']);
  });

  it('as expired when its time is up, at its deadline', async () => {
    const deadlineAt = world.now + 10 * MINUTE;
    await world.open(1, workingPage('A1', { deadlineAt }));
    await world.open(1, listPage());
    await world.pass(12 * MINUTE);
    await world.open(1, listPage());
    expect(await task('A1')).toMatchObject({ state: 'expired', endedAt: deadlineAt });
  });

  it('as expired when the page itself says that the time is up', async () => {
    await world.open(1, workingPage('A1', { timedOut: true }));
    expect(await task('A1')).toMatchObject({ state: 'expired', endedAt: world.now });
  });

  it('as submitted after all if the platform’s record says so', async () => {
    await world.open(1, workingPage('A1', { deadlineAt: world.now + MINUTE }));
    await world.pass(5 * MINUTE);
    await world.open(1, statusPage([statusRow('A1', 'submitted')]));
    expect((await task('A1'))?.state).toBe('submitted');
  });
});

describe('a state', () => {
  it('does not go back when the working page is loaded again', async () => {
    await world.open(1, workingPage('A1'));
    await world.open(1, listPage('submitted'));
    await world.open(1, statusPage([statusRow('A1', 'approved')]));
    await world.open(1, workingPage('A1'));
    expect(await task('A1')).toMatchObject({ state: 'approved' });
    expect((await task('A1'))?.stateHistory.map(({ state }) => state)).toEqual(['assigned', 'submitted', 'approved']);
  });

  it('follows the platform’s record from approved to rejected and back', async () => {
    await world.open(1, workingPage('A1'));
    for (const state of ['approved', 'rejected', 'approved', 'paid'] as const) {
      await world.open(1, statusPage([statusRow('A1', state)]));
      expect((await task('A1'))?.state).toBe(state);
    }
    await world.open(1, statusPage([statusRow('A1', 'submitted')]));
    expect((await task('A1'))?.state).toBe('paid');
  });
});

describe('a page', () => {
  it('said twice is taken once', async () => {
    const visit = { type: 'page' as const, instance: 'same', navigatedAt: world.now, reading: unreadablePage() };
    await visitPage(world.tracking, visit, 1);
    await visitPage(world.tracking, visit, 1);
    expect(await world.ledger.problems.toArray()).toMatchObject([{ reason: 'props-missing', count: 1 }]);
  });

  it('cannot change a reward that was read before', async () => {
    await world.open(1, workingPage('A1', { reward: { micros: 500_000, currency: 'USD' } }));
    await world.open(1, workingPage('A1', { reward: { micros: 9_000_000, currency: 'USD' } }));
    expect((await task('A1'))?.reward?.micros).toBe(500_000);
  });

  it('from a cache cannot make a task’s accept time later', async () => {
    const acceptedAt = world.now - MINUTE;
    await world.open(1, workingPage('A1', { acceptedAt }));
    await world.open(1, workingPage('A1', { acceptedAt: acceptedAt + MINUTE }));
    expect((await task('A1'))?.acceptedAt).toBe(acceptedAt);
  });

  it('that cannot be read still has its time measured, and its reward unknown', async () => {
    await world.open(1, { ...workingPage('A1'), content: null, problems: [{ reason: 'props-missing', rows: 1 }] });
    await world.pass(30 * SECOND);
    await world.open(1, listPage('submitted'));
    expect(await task('A1')).toMatchObject({ reward: null, focusedMs: 30 * SECOND, state: 'submitted' });
  });
});

function unreadablePage(): PageReading {
  return { ...listPage(), content: null, problems: [{ reason: 'props-missing', rows: 1 }] };
}

function statusRow(assignmentId: string, state: StatusRow['state']): StatusRow {
  const { taskId, requesterId, requesterName, title, reward } = taskReading(assignmentId);
  return { taskId, assignmentId, requesterId, requesterName, title, reward, bonus: null, state };
}

function statusPage(rows: StatusRow[]): PageReading {
  return {
    ...listPage(),
    page: 'status',
    work: { kind: 'payments' },
    content: { page: 'status', day: '2026-11-23', rows },
  };
}

function queuePage(assignmentIds: string[]): PageReading {
  const rows = assignmentIds.map((id): QueueRow => taskReading(id));
  return { ...listPage(), page: 'queue', work: { kind: 'queue' }, content: { page: 'queue', rows } };
}

import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerDatabase } from '../../lib/ledger/database';
import type { TaskRecord } from '../../lib/ledger/records';
import { payFigures } from '../../lib/pay/wage';
import { PACE_MS } from '../../lib/refresh/refresher';
import { loadRefresh, type StopReason } from '../../lib/refresh/state';
import { logTask, NOW, rollupsAndRebuilt, testLedger, viewOf } from '../ledger/test-ledger';
import { everything, Site } from './marketplace';

let site: Site;
let ledger: LedgerDatabase;
beforeEach(async () => {
  site = new Site();
  ledger = await testLedger();
});

/** Presses the button, and waits for the end. */
async function refresh(): Promise<void> {
  const background = site.background(ledger);
  await background.start();
  await background.ended();
}

const state = () => loadRefresh(ledger);
const paths = () => site.questions.map(({ path }) => path);
const mixed = (index: number) => (['submitted', 'approved', 'rejected', 'paid'] as const)[index % 4] ?? 'paid';

describe('a refresh', () => {
  it('reads 45 days of 200 tasks to the last one, one question at a time and no two within a second', async () => {
    site.fill(45, 200);
    site.answersInMs = 300;
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', why: null, tasks: 9_000, added: 9_000, changed: 0, unread: 0 });
    expect(await ledger.tasks.count()).toBe(9_000);
    expect(site.questions).toHaveLength(1 + 45 * 10);
    expect(new Set(paths()).size).toBe(site.questions.length);
    for (const [index, { at }] of site.questions.slice(1).entries()) {
      expect(at - (site.questions[index]?.at ?? 0)).toBeGreaterThanOrEqual(PACE_MS);
    }
    expect(site.isWaking).toBe(false);

    // On every day all is paid, so that a second time the dashboard is all there is to ask for.
    const before = await everything(ledger);
    site.questions = [];
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', skippedDays: 45, tasks: 0 });
    expect(paths()).toEqual(['/dashboard?format=json']);
    expect(await everything(ledger)).toEqual(before);
  }, 120_000);

  it('asks at once for the next page where an answer took longer than a second', async () => {
    site.fill(1, 60);
    site.answersInMs = 1_700;
    await refresh();
    const gaps = site.questions.slice(1).map(({ at }, index) => at - (site.questions[index]?.at ?? 0));
    expect(gaps).toEqual([1_700, 1_700, 1_700]);
  });

  it('a second time changes nothing, though every day is read again on which something can still change', async () => {
    site.fill(3, 50, mixed);
    site.market.payBonus(site.market.today(), 0.75);
    await logTask(ledger, 'TIMED1', { rewardMicros: 500_000, ms: 600_000, state: 'submitted' });
    await refresh();
    expect(await state()).toMatchObject({ added: 150 });
    const before = await everything(ledger);
    site.now += 3_600_000;
    site.questions = [];
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', tasks: 150, added: 0, changed: 0 });
    expect(site.questions).toHaveLength(1 + 3 * 3);
    expect(await everything(ledger)).toEqual(before);
  });

  it('takes up untimed work with its money apart from pay, and the sums are those of a rebuild', async () => {
    site.fill(2, 30, mixed);
    await refresh();
    const { period } = await viewOf(ledger);
    // Of each four, the third is rejected.
    expect(period.totals).toMatchObject({
      ...{ untimedTasks: 46, untimedMicros: 46 * 20_000 },
      ...{ rejectedTasks: 14, approvedTasks: 0 },
    });
    expect(payFigures(period)).toMatchObject({ realPay: null, earnedMicros: 0 });
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });

  it('reads a settled day again as soon as the dashboard says another thing of it', async () => {
    const [day = ''] = site.fill(2, 20);
    await refresh();
    site.market.payBonus(day, 0.5);
    site.questions = [];
    await refresh();
    expect(paths()).toEqual(['/dashboard?format=json', `/status_details/${day}?page_number=1&format=json`]);
    expect(await state()).toMatchObject({ is: 'done', skippedDays: 1, changed: 0 });
  });

  it('follows a state from one refresh to the next, and takes approval of nothing for final', async () => {
    const { market } = site;
    const [day = ''] = site.fill(1, 1, 'submitted');
    market.history({ requester: 'Charity', reward: 0, days: [day], perDay: 1, state: 'approved' });
    await refresh();
    const [first = { assignmentId: '' }] = [...market.assignments.values()];
    const stored = async () => (await ledger.tasks.get(`mturk:${first.assignmentId}`))?.state;
    expect(await stored()).toBe('submitted');
    market.reject(first.assignmentId);
    await refresh();
    expect(await stored()).toBe('rejected');
    market.approve(first.assignmentId);
    await refresh();
    expect(await stored()).toBe('approved');
    market.pay(first.assignmentId);
    await refresh();
    expect(await stored()).toBe('paid');
    expect(await state()).toMatchObject({ skippedDays: 0, changed: 1 });
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', skippedDays: 1 });
  });

  it('asks for nothing where the dashboard has no work', async () => {
    await refresh();
    expect(paths()).toEqual(['/dashboard?format=json']);
    expect(await state()).toMatchObject({ is: 'done', days: [], tasks: 0 });
  });
});

describe('stopping', () => {
  it('takes effect while an answer is awaited, and what comes later is not written down', async () => {
    site.fill(2, 40);
    const background = site.background(ledger);
    site.hangsAt = 4;
    await background.start();
    await vi.waitFor(() => expect(site.questions).toHaveLength(4));
    const pressedAt = Date.now();
    await background.cancel();
    expect(Date.now() - pressedAt).toBeLessThan(2_000);
    expect(await state()).toMatchObject({ is: 'stopped', why: 'cancelled', tasks: 40 });
    expect(site.isWaking).toBe(false);
    expect(site.questions).toHaveLength(4);
    expect(await ledger.tasks.count()).toBe(40);

    site.hangsAt = null;
    await background.start();
    await background.ended();
    expect(await state()).toMatchObject({ is: 'done', tasks: 80, added: 80 });
    // The page that was given up is the only one that is asked for twice.
    expect(site.questions).toHaveLength(1 + 4 + 1);
    expect(site.questions[4]?.path).toBe(site.questions[3]?.path);
  });

  it('keeps to the pace when it is stopped and begun again and again', async () => {
    site.fill(2, 60);
    const background = site.background(ledger);
    for (let press = 0; press < 12; press += 1) await (press % 2 === 0 ? background.start() : background.cancel());
    await background.start();
    await background.ended();
    expect((await state())?.is).toBe('done');
    for (const [index, { at }] of site.questions.slice(1).entries()) {
      expect(at - (site.questions[index]?.at ?? 0)).toBeGreaterThanOrEqual(PACE_MS);
    }
  });

  it('of a refresh that does not run changes nothing', async () => {
    site.fill(1, 3);
    await refresh();
    const done = await state();
    await site.background(ledger).cancel();
    expect(await state()).toEqual(done);
  });
});

describe('a background that is ended', () => {
  /** What there is after a refresh, whenever each thing was learnt. */
  async function outcome() {
    const undated = ({ stateHistory, ...task }: TaskRecord) => ({
      ...task,
      states: stateHistory.map((one) => one.state),
    });
    const { tasks, ...rest } = await everything(ledger);
    return { ...rest, tasks: (tasks as TaskRecord[]).map(undated) };
  }

  it('at whatever questions leaves a refresh that goes on and comes to the same end', async () => {
    site.fill(3, 45, mixed);
    site.market.payBonus(site.market.today(), 1);
    await logTask(ledger, 'TIMED1', { rewardMicros: 500_000, ms: 600_000, state: 'submitted' });
    await refresh();
    const whole = await outcome();
    const counts = await state();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }), async (ends) => {
        site.questions = [];
        ledger = await testLedger();
        await logTask(ledger, 'TIMED1', { rewardMicros: 500_000, ms: 600_000, state: 'submitted' });
        site.endsAfter = ends[0] ?? 0;
        await site.background(ledger).start();
        for (const next of ends.slice(1)) {
          await ended();
          site.endsAfter = next;
          await site.background(ledger).resume();
        }
        await ended();
        site.endsAfter = Number.POSITIVE_INFINITY;
        const last = site.background(ledger);
        await last.resume();
        await last.ended();
        expect(await outcome()).toEqual(whole);
        expect(new Set(paths()).size).toBe(site.questions.length);
        const { tasks, added, changed, doneDays } = counts ?? {};
        expect(await state()).toMatchObject({ is: 'done', tasks, added, changed, doneDays });
        await ledger.delete();
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  /** Waits until the background was ended, or the refresh is over. */
  async function ended(): Promise<void> {
    await vi.waitFor(async () => expect(site.wasEnded || (await state())?.is === 'done').toBe(true), {
      timeout: 10_000,
    });
    site.wasEnded = false;
  }

  it('wakes to no refresh that was not running', async () => {
    site.fill(1, 5);
    await site.background(ledger).resume();
    expect(site.questions).toEqual([]);
    expect(await state()).toBeNull();
  });

  it('with the browser itself leaves a refresh that waits for the worker, and then goes on', async () => {
    site.fill(2, 60);
    site.endsAfter = 4;
    await site.background(ledger).start();
    await ended();
    site.endsAfter = Number.POSITIVE_INFINITY;

    const next = site.background(ledger);
    await next.interrupted();
    await next.resume();
    expect(await state()).toMatchObject({ is: 'stopped', why: 'closed', tasks: 60 });
    expect(site.questions).toHaveLength(4);
    await next.start();
    await next.ended();
    expect(await state()).toMatchObject({ is: 'done', tasks: 120, added: 120 });
    expect(new Set(paths()).size).toBe(site.questions.length);
  });

  it('a day ago is no reason to leave out the days since', async () => {
    site.fill(2, 60);
    site.endsAfter = 4;
    await site.background(ledger).start();
    await ended();
    site.endsAfter = Number.POSITIVE_INFINITY;
    site.now += 24 * 3_600_000;
    const next = site.background(ledger);
    await next.interrupted();
    await next.start();
    await next.ended();
    expect(paths().filter((path) => path.startsWith('/dashboard'))).toHaveLength(2);
    expect(await state()).toMatchObject({ is: 'done', tasks: 60 });
    expect(await ledger.tasks.count()).toBe(120);
  });
});

it('there is one refresh, however many windows ask for it', async () => {
  site.fill(2, 60);
  const background = site.background(ledger);
  await Promise.all([background.start(), background.start(), background.resume(), background.start()]);
  await background.ended();
  expect(new Set(paths()).size).toBe(site.questions.length);
  expect(site.questions).toHaveLength(1 + 6);
});

describe('the site refuses', () => {
  const page = (text: string, status = 200) => new Response(text, { status });
  const excessive =
    '<div class="error-page"><p class="message">We have detected an excessive rate of page requests.</p></div>';
  const refusals: [string, StopReason, () => Response | Error | null][] = [
    [
      'a sign-in elsewhere',
      'signed-out',
      () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' }),
    ],
    ['no right', 'signed-out', () => page('', 401)],
    ['status 429', 'too-fast', () => page(excessive, 429)],
    ['the page for who is too fast', 'too-fast', () => page(excessive)],
    ['no connection', 'offline', () => new TypeError('Failed to fetch')],
    ['a fault of its own', 'unavailable', () => page('<h1>Oops</h1>', 503)],
    ['no such page', 'not-understood', () => page('{}', 404)],
    ['a page for people', 'not-understood', () => page('<html><h1>HITs</h1></html>')],
    ['half an answer', 'not-understood', () => page('{"results":[{"assignment_id":"A')],
    ['nothing', 'not-understood', () => page('')],
    ['another shape', 'not-understood', () => page('{"rows":[]}')],
    ['a list', 'not-understood', () => page('[1,2]')],
    ['a word', 'not-understood', () => page('null')],
    ['an answer without end', 'not-understood', () => page(`"${'x'.repeat(5_000_000)}"`)],
    ['a total that is none', 'not-understood', () => page('{"results":[],"total_num_results":-1}')],
  ];

  it.each(refusals)('with %s: %s, and goes on where it was once that is over', async (_, why, instead) => {
    site.fill(2, 45, mixed);
    // Whatever it is, it begins on the second page of the first day.
    site.instead = (path) => (path.includes('page_number=2') ? instead() : null);
    await refresh();
    expect(await state()).toMatchObject({ is: 'stopped', why, tasks: 20 });
    expect(site.questions).toHaveLength(3);
    expect(site.isWaking).toBe(false);
    site.instead = () => null;
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', tasks: 90, added: 90 });
    expect(await ledger.tasks.count()).toBe(90);
  });

  it('before the days are known: it begins from the beginning', async () => {
    site.fill(1, 5);
    site.instead = () => page('{"daily_hit_statistics_overview":"soon"}');
    await refresh();
    expect(await state()).toMatchObject({ is: 'stopped', why: 'not-understood', days: null });
    expect(await ledger.problems.toArray()).toMatchObject([{ page: 'dashboard', reason: 'rows-malformed' }]);
    site.instead = () => null;
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', tasks: 5 });
  });

  it('and so does the worker, who took the host away', async () => {
    site.fill(1, 5);
    site.mayAsk = false;
    await refresh();
    expect(await state()).toMatchObject({ is: 'stopped', why: 'no-access' });
    expect(site.questions).toEqual([]);
  });
});

describe('an answer that lies', () => {
  const row = (fields: object) => ({
    assignment_id: '3ASSIGNMENT',
    hit_id: '3HIT',
    state: 'Approved',
    title: 'T',
    requester_id: 'AREQUESTER',
    requester_name: 'R',
    requester_feedback: null,
    reward: { currency_code: 'USD', amount_in_dollars: 0.5 },
    ...fields,
  });
  /** The one page of the one day; the dashboard is honest. */
  async function given(rows: unknown, rest: object = { total_num_results: 1 }): Promise<TaskRecord[]> {
    site.fill(1, 1);
    const json = JSON.stringify({ results: rows, page_number: 1, ...rest });
    site.instead = (path) => (path.startsWith('/status') ? new Response(json) : null);
    await refresh();
    return ledger.tasks.toArray();
  }

  it('of a state nobody knows is counted, told, and not guessed at', async () => {
    const rows = [row({ state: 'Overturned' }), row({ assignment_id: '3OTHER' })];
    const tasks = await given(rows, { total_num_results: 2 });
    expect(tasks.map(({ assignmentId }) => assignmentId)).toEqual(['3OTHER']);
    expect(await state()).toMatchObject({ is: 'done', tasks: 2, unread: 1 });
    expect(await ledger.problems.toArray()).toMatchObject([{ page: 'status', reason: 'state-unknown', count: 1 }]);
  });

  it.each([
    ['NaN', { currency_code: 'USD', amount_in_dollars: 'NaN' }],
    ['a negative number', { currency_code: 'USD', amount_in_dollars: -0.5 }],
    ['more than there is', 1e300],
    ['words', 'soon'],
    ['nothing', null],
  ])('of a reward of %s leaves it unknown', async (_, reward) => {
    const [task] = await given([row({ reward })]);
    expect(task).toMatchObject({ reward: null, bonus: null, state: 'approved' });
    expect((await viewOf(ledger)).period.totals).toMatchObject({ unknownPayTasks: 1, untimedMicros: 0 });
    expect((await ledger.problems.toArray())[0]).toMatchObject({ reason: 'reward-unreadable' });
  });

  it.each([
    ['a number', 0.5],
    ['money', { currency_code: 'USD', amount_in_dollars: 0.5 }],
    ['pay and bonus', { pay: 0.5, bonus: null }],
    ['pay as money', { pay: { currency_code: 'USD', amount_in_dollars: 0.5 } }],
  ])('or does not, of a reward as %s', async (_, reward) => {
    expect((await given([row({ reward })]))[0]).toMatchObject({
      reward: { micros: 500_000, currency: 'USD' },
      bonus: null,
    });
  });

  it('with keys of the language itself, and what is none of our business, leaves both out', async () => {
    const hostile = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"answer":"secret"}',
    );
    const tasks = await given([
      { ...row({ title: '__proto__' }), ...hostile },
      '__proto__',
      null,
      [],
      { __proto__: null },
    ]);
    expect(tasks).toHaveLength(1);
    expect(JSON.stringify((await everything(ledger)).tasks)).not.toMatch(/secret|polluted/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(await state()).toMatchObject({ is: 'done', unread: 4 });
  });

  it('that never ends is no list', async () => {
    site.fill(1, 20);
    let made = 0;
    site.instead = (path) => {
      made += 1;
      return path.startsWith('/status') ? Response.json({ results: [row({ assignment_id: `3A${made}` })] }) : null;
    };
    await refresh();
    expect(await state()).toMatchObject({ is: 'stopped', why: 'not-understood' });
    expect(site.questions.length).toBeLessThan(600);
  }, 60_000);

  it('without a total ends at the first page with nothing on it', async () => {
    site.fill(1, 20);
    site.instead = (path) => {
      if (!path.startsWith('/status')) return null;
      return Response.json({ results: path.includes('page_number=1&') ? [row({})] : [], num_results: 0 });
    };
    await refresh();
    expect(site.questions).toHaveLength(3);
    expect(await state()).toMatchObject({ is: 'done', tasks: 1 });
  });

  it('in the statistics of an older capture, which names no bonus, is read all the same', async () => {
    const days = [{ date: '2026-11-22', submitted: 1 }, { date: '2026-02-30' }, { date: '<b>' }, 7];
    site.instead = (path) =>
      Response.json(
        path.startsWith('/dash')
          ? { daily_hit_statistics_overview: days }
          : { results: [row({})], total_num_results: 1 },
      );
    await refresh();
    expect(await state()).toMatchObject({ is: 'done', tasks: 1, days: [{ day: '2026-11-22', submitted: 1 }] });
    expect(paths()[1]).toBe('/status_details/2026-11-22?page_number=1&format=json');
  });
});

it('a task of the day that was timed is moved and not taken up twice', async () => {
  const key = await logTask(ledger, '3TIMED', {
    rewardMicros: 500_000,
    ms: 600_000,
    state: 'submitted',
    endedAt: NOW - 1_000,
  });
  site.instead = (path) =>
    path.startsWith('/dash')
      ? Response.json({ daily_hit_statistics_overview: [{ date: '2026-11-23', submitted: 1 }] })
      : Response.json({
          results: [{ assignment_id: '3TIMED', hit_id: 'HIT3TIMED', state: 'Approved', reward: 0.9 }],
          total_num_results: 1,
        });
  await refresh();
  expect(await ledger.tasks.count()).toBe(1);
  const task = await ledger.tasks.get(key);
  expect(task).toMatchObject({ state: 'approved', reward: { micros: 500_000 }, focusedMs: 600_000 });
  expect(task?.workDay).toBeUndefined();
  const { totals } = (await viewOf(ledger)).period;
  expect(totals).toMatchObject({ approvedTasks: 1, pendingTasks: 0, untimedTasks: 0 });
});

import { requesterPay } from '../pay/interval';
import { judge, type Verdict } from '../pay/verdict';
import type { LedgerContext } from './context';
import type { LedgerDatabase } from './database';
import { CLOCKS, type Clock, type RequesterDayRollup, type RequesterRecord } from './records';
import { lastDays, newestDays, sumOfDays } from './requester-window';
import type { RequesterView } from './views';

/**
 * The pay of requesters and the verdicts on them as of now; by focused time, unless only another clock has enough tasks.
 * Must run inside a transaction over the days of requesters.
 */
export async function requesterViews(
  database: LedgerDatabase,
  context: LedgerContext,
  requesters: readonly RequesterRecord[],
  now: number,
): Promise<RequesterView[]> {
  const keys = requesters.map(({ key }) => key);
  const windows = await lastDays(database, keys, context.workerToday(now));
  const newest = await newestDays(database, keys);
  return requesters.map((requester, index) => viewOf(requester, windows[index] ?? [], newest[index] ?? null, context));
}

function viewOf(
  requester: RequesterRecord,
  window: readonly RequesterDayRollup[],
  lastDay: string | null,
  context: LedgerContext,
): RequesterView {
  const judged = CLOCKS.map((clock) => judgeBy(clock, requester, window, context));
  const best =
    judged.find(({ verdict }) => verdict !== null && verdict !== 'not-enough-data') ?? fullest(judged, requester);
  const { clock, verdict } = best;
  const sums = requester.sums[clock];
  const { pay, lower95, upper95 } = requesterPay(sums);
  return {
    key: requester.key,
    requesterId: requester.requesterId,
    name: requester.names[0] ?? null,
    currency: requester.currency,
    clock,
    tasks: sums.tasks,
    timeMs: sums.timeMs,
    days: requester.days[clock],
    approvedTasks: sums.approvedTasks,
    pendingTasks: sums.pendingTasks,
    rejectedTasks: sums.rejectedTasks,
    endedTasks: sums.endedTasks,
    endedMs: sums.endedMs,
    pay,
    lower: lower95,
    upper: upper95,
    belowTasks: sums.belowTasks,
    wagedTasks: sums.wagedTasks,
    verdict,
    lastDay,
  };
}

interface Judged {
  clock: Clock;
  verdict: Verdict | null;
}

function judgeBy(
  clock: Clock,
  requester: RequesterRecord,
  window: readonly RequesterDayRollup[],
  context: LedgerContext,
): Judged {
  const referenceMicros = context.referenceMicros(requester.currency);
  if (referenceMicros === null) return { clock, verdict: null };
  const { verdict } = judge({
    all: { sums: requester.sums[clock], days: requester.days[clock] },
    last90: sumOfDays(window, clock),
    referenceMicros,
    wasUnderpaying: requester.underpaying?.includes(clock) ?? false,
  });
  return { clock, verdict };
}

function fullest(judged: Judged[], { sums }: RequesterRecord): Judged {
  const [first, ...rest] = judged as [Judged, ...Judged[]];
  return rest.reduce((best, next) => (sums[next.clock].tasks > sums[best.clock].tasks ? next : best), first);
}

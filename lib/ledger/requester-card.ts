import { requesterPay } from '../pay/interval';
import { median } from '../pay/median';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import type { RequesterRecord, TaskRecord } from './records';
import { requesterViews } from './requester-views';
import { lastDays, sumOfDays } from './requester-window';
import { newRequester } from './requesters';
import type { RequesterCard, RequesterView } from './views';

const DAY_MS = 86_400_000;

/** Tasks looked at for how long approval takes: their middle would hardly move with more, and reading them would. */
const TASKS_READ = 500;

/** Everything a card says of one requester, of whom nothing need be known; read in one transaction. */
export function requesterCard(database: LedgerDatabase, key: string, now: number): Promise<RequesterCard> {
  const tables = [database.meta, database.tasks, database.payments, database.requesters, database.requesterDays];
  return database.transaction('r', tables, async () => {
    const context = await loadContext(database);
    const record = (await database.requesters.get(key)) ?? newRequester(key, context);
    const [view] = await requesterViews(database, context, [record], now);
    const [window = []] = await lastDays(database, [key], context.workerToday(now));
    const requester = view as RequesterView;
    const lately = sumOfDays(window, requester.clock);
    return {
      requester,
      listing: record.listing ?? null,
      note: record.note ?? '',
      last90: lately.tasks === 0 ? null : { pay: requesterPay(lately).pay, tasks: lately.tasks },
      approvalDays: approvalDays(await tasksOf(database, record)),
      bonusMicros: await assignedBonus(database, record),
    };
  });
}

function tasksOf(database: LedgerDatabase, { platform, requesterId }: RequesterRecord): Promise<TaskRecord[]> {
  return database.tasks
    .where('[platform+requesterId+reward.micros]')
    .between([platform, requesterId, Number.NEGATIVE_INFINITY], [platform, requesterId, Number.POSITIVE_INFINITY])
    .limit(TASKS_READ)
    .toArray();
}

/**
 * The middle of the days from handing in to approval, over the tasks whose approval a status page told. Such a change is
 * dated when the page was read, so this is how long it took at most; a task first seen as paid tells nothing, for money
 * goes out days after an approval.
 */
function approvalDays(tasks: readonly TaskRecord[]): RequesterCard['approvalDays'] {
  const days = tasks.flatMap(({ endedAt, stateHistory }) => {
    const approvedAt = stateHistory.find(({ state }) => state === 'approved')?.at;
    return endedAt === null || approvedAt === undefined ? [] : [Math.max(0, approvedAt - endedAt) / DAY_MS];
  });
  const middle = median(days);
  return middle === null ? null : { median: middle, tasks: days.length };
}

/** What the worker said of bonuses: they are from this requester. A sum in the requester's own currency only. */
async function assignedBonus(database: LedgerDatabase, { key, currency }: RequesterRecord): Promise<number> {
  // A day has one bonus: there are far fewer payments than tasks.
  const payments = await database.payments.toArray();
  return payments
    .filter(({ kind, amount }) => kind === 'bonus' && amount.currency === currency)
    .flatMap(({ assigned = [] }) => assigned)
    .filter(({ requesterKey }) => requesterKey === key)
    .reduce((sum, { micros }) => sum + micros, 0);
}

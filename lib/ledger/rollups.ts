/**
 * Keeps the rollups equal to the log: every change of the log goes through {@link withRollups}, in one
 * transaction with it.
 */
import { addTotals, type PayTotals } from '../pay/totals';
import { reopenAssumptions } from './assumptions';
import { atOnce } from './at-once';
import { type LedgerContext, loadContext } from './context';
import type { LedgerDatabase } from './database';
import { addDayBonuses } from './day-bonuses';
import { addOverheadEffects, addPaymentEffects, addTaskEffects, type Effects, noEffects } from './effects';
import { handOver } from './hand-over';
import { renewMarks } from './marks';
import {
  CLOCKS,
  type PaymentRecord,
  type RequesterDayRollup,
  type RequesterRecord,
  type SpanRecord,
  type TaskRecord,
} from './records';
import { emptySumsByClock, newRequester } from './requesters';
import { addByClock, isZeroByClock } from './sums-by-clock';
import { spansOfTasks } from './task-spans';
import { addToTitle, changesNothing } from './title-effects';

/** The records a change touches, by key, whether they exist before it or only after. */
export interface Touched {
  tasks?: readonly string[];
  /** Spans of unpaid work; those of a task are found through it. */
  overheadSpans?: readonly string[];
  payments?: readonly string[];
}

/** The records themselves, as they are at one side of a change. */
export interface Part {
  tasks: readonly TaskRecord[];
  spansOf: ReadonlyMap<string, readonly SpanRecord[]>;
  overheadSpans: readonly SpanRecord[];
  payments: readonly PaymentRecord[];
}

/**
 * Runs a change of the log and moves the rollups by what it changed. Must run inside a read-write
 * transaction over `database.log`.
 *
 * @param now the time "the last 90 days" are counted back from when verdicts are renewed
 */
export async function withRollups(
  database: LedgerDatabase,
  touched: Touched,
  now: number,
  change: (context: LedgerContext) => Promise<void>,
): Promise<void> {
  const context = await loadContext(database);
  const before = await readPart(database, touched);
  await change(context);
  await moveRollups(database, before, await readPart(database, touched), context, now);
}

/** As {@link withRollups} for a change whose both sides are at hand, so that nothing is read twice. */
export async function moveRollups(
  database: LedgerDatabase,
  before: Part,
  after: Part,
  context: LedgerContext,
  now: number,
): Promise<void> {
  const effects = noEffects();
  addEffects(effects, before, context, -1);
  addEffects(effects, after, context, 1);
  await applyEffects(database, effects, context, now);
  await reopenAssumptions(database, after.tasks, context.assumptions);
}

export async function readPart(database: LedgerDatabase, touched: Touched): Promise<Part> {
  const tasks = (await database.tasks.bulkGet(unique(touched.tasks))).filter((task) => task !== undefined);
  const spansOf = await spansOfTasks(
    database,
    tasks.map((task) => task.key),
  );
  const overheadSpans = await database.spans.bulkGet(unique(touched.overheadSpans));
  const payments = await database.payments.bulkGet(unique(touched.payments));
  return {
    tasks,
    spansOf,
    overheadSpans: overheadSpans.filter((span) => span !== undefined),
    payments: payments.filter((payment) => payment !== undefined),
  };
}

function unique(keys: readonly string[] = []): string[] {
  return [...new Set(keys)];
}

function addEffects(effects: Effects, part: Part, context: LedgerContext, sign: 1 | -1): void {
  for (const task of part.tasks) addTaskEffects(effects, task, part.spansOf.get(task.key) ?? [], context, sign);
  for (const span of part.overheadSpans) addOverheadEffects(effects, span, context, sign);
  for (const payment of part.payments) addPaymentEffects(effects, payment, sign);
}

/** Adds effects to the stored rollups; a rollup that comes to nothing is removed, as a rebuild would not make it. */
export async function applyEffects(
  database: LedgerDatabase,
  effects: Effects,
  context: LedgerContext,
  now: number,
): Promise<void> {
  await addDayBonuses(database, effects);
  const changes = [...effects.requesterDays.values()].filter((delta) => !isZeroByClock(delta.sums));
  const unknownDays = await daysWithoutSums(database, changes);
  const days = [...effects.days.values()].filter((delta) => !isZero(delta.totals));
  const storedDays = await database.days.bulkGet(days.map((delta) => delta.key));
  const summedDays = days.map((delta, index) => {
    const stored = storedDays[index];
    return stored ? { ...stored, totals: addTotals(stored.totals, delta.totals) } : delta;
  });
  await database.days.bulkPut(summedDays.filter((day) => !isZero(day.totals)));
  await database.days.bulkDelete(summedDays.filter((day) => isZero(day.totals)).map((day) => day.key));
  if (changes.length > 0) await applyToRequesters(database, changes, unknownDays, context, now);
  await applyToTitles(database, effects);
}

/** Sums handed to the database at once: a page can answer in between. */
const SLICE = 500;
/** Changes of more requesters' days than this are worth a look at which days are new. */
const MANY = 50;

/**
 * The worker's days among the changes that have no sums yet, and so none of any requester either: what adds to a
 * requester's day adds to the day. Empty where there are too few changes to be worth it.
 */
async function daysWithoutSums(
  database: LedgerDatabase,
  changes: readonly RequesterDayRollup[],
): Promise<ReadonlySet<string>> {
  if (changes.length <= MANY) return new Set();
  const days = [...new Set(changes.map(({ day }) => day))];
  const found = await atOnce(database, 'days', (store) =>
    days.map((day) => store.index('[dayOf+day]').getKey(['worker', day])),
  );
  return new Set(days.filter((_, index) => found[index] === undefined));
}

async function applyToTitles(database: LedgerDatabase, effects: Effects): Promise<void> {
  const deltas = [...effects.titles.values()].filter((delta) => !changesNothing(delta));
  if (deltas.length === 0) return;
  const stored = await database.titles.bulkGet(deltas.map(({ key }) => key));
  const titles = deltas.map((delta, index) => addToTitle(stored[index], delta));
  await database.titles.bulkPut(titles.filter(({ tasks }) => tasks > 0));
  const emptied = titles.filter(({ tasks }) => tasks === 0);
  if (emptied.length > 0) await database.titles.bulkDelete(emptied.map(({ key }) => key));
}

async function applyToRequesters(
  database: LedgerDatabase,
  changes: readonly RequesterDayRollup[],
  unknownDays: ReadonlySet<string>,
  context: LedgerContext,
  now: number,
): Promise<void> {
  const keys = [...new Set(changes.map((delta) => delta.requesterKey))];
  const requesters = new Map<string, RequesterRecord>();
  for (const [index, stored] of (await database.requesters.bulkGet(keys)).entries()) {
    const key = keys[index] ?? '';
    requesters.set(key, stored ?? newRequester(key, context));
  }
  const known = changes.filter(({ day }) => !unknownDays.has(day)).map(({ key }) => key);
  const stored = (await database.requesterDays.bulkGet(known)).filter((day) => day !== undefined);
  const storedDays = new Map(stored.map((day) => [day.key, day]));
  const kept: RequesterDayRollup[] = [];
  const emptied: string[] = [];
  for (const delta of changes) {
    const stored = storedDays.get(delta.key);
    const day = { ...delta, sums: addByClock(stored?.sums ?? {}, delta.sums) };
    if (isZeroByClock(day.sums)) emptied.push(day.key);
    else kept.push(day);
    const requester = requesters.get(delta.requesterKey);
    if (!requester) continue;
    requester.sums = { ...emptySumsByClock(), ...addByClock(requester.sums, delta.sums) };
    for (const clock of CLOCKS) {
      const before = (stored?.sums[clock]?.tasks ?? 0) > 0 ? 1 : 0;
      const after = (day.sums[clock]?.tasks ?? 0) > 0 ? 1 : 0;
      requester.days[clock] += after - before;
    }
  }
  await handOver(kept, SLICE, (slice) => database.requesterDays.bulkPut(slice));
  await database.requesterDays.bulkDelete(emptied);
  await renewMarks(database, [...requesters.values()], context, now);
  await database.requesters.bulkPut([...requesters.values()]);
}

function isZero(totals: PayTotals): boolean {
  return Object.values(totals).every((value) => value === 0);
}

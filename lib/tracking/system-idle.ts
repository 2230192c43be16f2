/**
 * The second source of signs of the worker (METHODS D2): input in a task's cross-origin frame is invisible to
 * the page around it, but the browser knows when the whole machine had none.
 */
import type { LedgerDatabase } from '../ledger/database';
import type { IdleRules } from '../time/idle';
import type { SystemState } from './ports';

/** The last change of the system's state that the browser told of. */
interface StoredState {
  state: SystemState;
  at: number;
}

export async function storeSystemState(database: LedgerDatabase, state: SystemState, at: number): Promise<void> {
  await database.meta.put({ key: 'idle', value: { state, at } satisfies StoredState });
}

async function storedState(database: LedgerDatabase): Promise<StoredState | null> {
  return ((await database.meta.get('idle'))?.value ?? null) as StoredState | null;
}

/**
 * The last input anywhere on the machine, as far as the browser can tell: while it says `active` there was one
 * within the idle limit, which is all the rule asks, so it is taken for now.
 *
 * @returns milliseconds since the epoch, `null` where nothing is known
 */
export async function lastSystemInput(
  database: LedgerDatabase,
  state: SystemState,
  now: number,
  rules: IdleRules,
): Promise<number | null> {
  if (state === 'active') return now;
  const stored = await storedState(database);
  if (stored === null || stored.state === 'active') return null;
  return stored.state === 'locked' ? stored.at : stored.at - rules.idleMs;
}

/** When the machine woke up after a time, if it did and is awake. */
export async function wokenAfter(database: LedgerDatabase, at: number): Promise<number | null> {
  const stored = await storedState(database);
  return stored?.state === 'active' && stored.at > at ? stored.at : null;
}

/** What ends attention without any page saying so: the worker left, the screen was locked, the browser is gone. */
import type { LedgerDatabase } from '../ledger/database';
import { openSpan } from '../ledger/open-span';
import { forgetPause } from '../ledger/pause';
import { putSpans } from '../ledger/spans';
import { idleCut } from '../time/idle';
import { finished } from './exclusive';
import { heldBeat } from './held-tab';
import type { SystemState, Tracking } from './ports';
import { storeSystemState } from './system-idle';

/** The machine fell idle, was locked, or woke up. */
export async function systemStateChanged(tracking: Tracking, state: SystemState): Promise<void> {
  const { database, browser, idleRules } = tracking;
  const now = browser.now();
  await storeSystemState(database, state, now);
  if (state === 'active') return heldBeat(tracking);
  const rules = await idleRules();
  await database.transaction('rw', database.log, async () => {
    const open = await openSpan(database);
    if (!open) return;
    const lastInputAt = Math.max(open.lastInputAt, now - rules.idleMs);
    // The gap is just as long as the limit now, and will be longer: nothing tells us again before it ends.
    const end = state === 'locked' ? now : idleCut(lastInputAt, now + 1, rules);
    if (end !== null) await putSpans(database, [{ ...finished(open, Math.min(end, now)), closedBy: 'idle' }], now);
  });
}

/**
 * A browser session begins: what the last one left open ended at its last report, and no tab of it is left.
 * A crash loses one beat at most.
 */
export async function beginSession(database: LedgerDatabase, now: number): Promise<void> {
  await database.transaction('rw', [...database.log, database.tabs], async () => {
    const open = await database.spans.where('open').equals(1).toArray();
    await putSpans(
      database,
      open.map((span) => finished(span, span.endedAt)),
      now,
    );
    await database.tabs.clear();
    await forgetPause(database);
  });
}

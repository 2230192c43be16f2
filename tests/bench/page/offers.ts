import { LedgerDatabase } from '../../../lib/ledger/database';
import { importTarget } from '../../../lib/ledger/imports';
import { offerViews } from '../../../lib/ledger/offers';
import type { Offer } from '../../../lib/platforms/reading';
import { syntheticLog } from '../log';

const BATCH = 20_000;
const ROWS = 100;
const RUNS = 15;

/** Milliseconds of what a page of offers is marked with, over a log of so many tasks: the middle of some runs. */
export async function timeOffers(count: number): Promise<number> {
  const ledger = new LedgerDatabase(`bench-offers-${count}`);
  for (const { tasks } of syntheticLog(count, Date.now(), 6, BATCH)) await importTarget(ledger).importTasks(tasks);
  const offers = pageOfOffers();
  const times: number[] = [];
  // The first run warms up, and is not counted.
  for (let run = 0; run <= RUNS; run += 1) {
    const before = performance.now();
    await offerViews(ledger, 'mturk', offers, Date.now());
    if (run > 0) times.push(performance.now() - before);
  }
  await ledger.delete();
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

/** Half of a group the worker knows, a quarter known by titles alone, a quarter of nobody the worker knows. */
function pageOfOffers(): Offer[] {
  return Array.from({ length: ROWS }, (_, n) => {
    const known = n < ROWS / 2;
    return {
      groupId: known ? `G${n}` : `NEW${n}`,
      requesterId: n < (ROWS * 3) / 4 ? `R${n}` : `NOBODY${n}`,
      requesterName: `Requester ${n}`,
      title: `Label pictures of kind ${n}`,
      reward: { micros: 123_456, currency: 'USD' },
    };
  });
}

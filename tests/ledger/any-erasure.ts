/** Anything that a worker may have erased, of the tasks and requesters of `any-step.ts`. */
import fc from 'fast-check';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { erase, eraseEverything } from '../../lib/ledger/erase';
import type { Erasure } from '../../lib/ledger/erasure';
import { NOW } from './test-ledger';

const DAY = 86_400_000;
const dayBefore = (days: number) => new Date(NOW - days * DAY).toISOString().slice(0, 10);

const anyErasure: fc.Arbitrary<Erasure | { what: 'everything' }> = fc.oneof(
  fc.nat(5).map((n) => ({ what: 'task' as const, taskKey: `mturk:T${n}` })),
  fc.constantFrom('R0', 'R1', 'RNEW').map((id) => ({ what: 'requester' as const, requesterKey: `mturk:${id}` })),
  fc
    .tuple(fc.nat(75), fc.nat(20))
    .map(([ago, length]) => ({ what: 'period' as const, from: dayBefore(ago), to: dayBefore(ago - length) })),
  fc.constant({ what: 'everything' as const }),
);

export const anyErasureStep = anyErasure.map((wanted) => ({ do: 'erase' as const, wanted }));

export function takeErasure(
  ledger: LedgerDatabase,
  { wanted }: { wanted: Erasure | { what: 'everything' } },
): Promise<void> {
  return wanted.what === 'everything' ? eraseEverything(ledger, NOW) : erase(ledger, wanted, NOW);
}

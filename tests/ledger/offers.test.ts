import { expect, it } from 'vitest';
import { setListing } from '../../lib/ledger/listings';
import { type Offer, offerViews } from '../../lib/ledger/offers';
import { logTask, NOW, testLedger } from './test-ledger';

function offer(fields: Partial<Offer> = {}): Offer {
  return {
    groupId: 'GROUP1',
    requesterId: 'AREQUESTER1',
    requesterName: 'Acme Research',
    title: 'Find the traffic lights',
    reward: { micros: 500_000, currency: 'USD' },
    ...fields,
  };
}

it('offers keep their order, and each has its requester, known or not', async () => {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 300_000, state: 'approved' });
  await setListing(ledger, 'mturk:ABLOCKED', 'blocked');
  const views = await offerViews(
    ledger,
    'mturk',
    [
      offer({ groupId: 'G1', requesterId: 'ABLOCKED', requesterName: 'Blocked' }),
      offer({ groupId: 'G2' }),
      offer({ groupId: 'G3', requesterId: null }),
      offer({ groupId: 'G4' }),
    ],
    NOW,
  );
  expect(views).toMatchObject([
    { groupId: 'G1', listing: 'blocked', requester: { key: 'mturk:ABLOCKED', name: 'Blocked', tasks: 0, pay: null } },
    { groupId: 'G2', listing: null, requester: { key: 'mturk:AREQUESTER1', tasks: 1, pay: 6 } },
    { groupId: 'G3', listing: null, requester: null },
    { groupId: 'G4', listing: null, requester: { tasks: 1 } },
  ]);
  expect(await offerViews(ledger, 'mturk', [], NOW)).toEqual([]);
});

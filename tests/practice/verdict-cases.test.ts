import { expect, it } from 'vitest';
import { importFile } from '../../lib/exchange/import';
import { browserZone } from '../../lib/ledger/context';
import { importTarget } from '../../lib/ledger/imports';
import { offerViews } from '../../lib/ledger/offers';
import { setReference, setWorkerZone } from '../../lib/ledger/rebuild';
import { REFERENCE, testLedger } from '../ledger/test-ledger';
import { Marketplace } from './marketplace';
import { CASE_REFERENCE, offerCases, pastOfCases } from './verdict-cases';

it('each case of the marketplace has the verdict of the table, on an offer of its own', async () => {
  const market = new Marketplace();
  const cases = offerCases(market);
  const ledger = await testLedger();
  await setWorkerZone(ledger, browserZone(), Date.now());
  await setReference(ledger, { ...REFERENCE, microsPerHour: CASE_REFERENCE * 1e6 }, Date.now());
  const file = new Blob([pastOfCases(cases).file()]);
  expect(await importFile(file, importTarget(ledger))).toMatchObject({ added: 46, rejected: [] });

  const offers = cases.map(({ offer, requesterId, requester }) => {
    const reward = { micros: offer.reward * 1e6, currency: 'USD' };
    return { groupId: offer.groupId, requesterId, requesterName: requester, title: offer.title, reward };
  });
  const views = await offerViews(ledger, 'mturk', offers, Date.now());
  expect(views.map(({ requester }) => [requester?.key, requester?.verdict])).toEqual(
    cases.map(({ requesterKey, verdict }) => [requesterKey, verdict]),
  );
  expect([...market.hitSets.keys()]).toEqual(cases.map(({ offer }) => offer.groupId));
});

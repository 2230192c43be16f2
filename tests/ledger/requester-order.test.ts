import { describe, expect, it } from 'vitest';
import { setNote } from '../../lib/ledger/listings';
import { requesterList } from '../../lib/ledger/requester-list';
import { type RequesterSort, searchRequesters } from '../../lib/ledger/requester-order';
import type { RemarkedRequester } from '../../lib/ledger/views';
import { logTask, NOW, requesterOf, testLedger } from './test-ledger';

const DAY = 86_400_000;

async function all(): Promise<RemarkedRequester[]> {
  const ledger = await testLedger();
  const paid = { state: 'paid' as const };
  await logTask(ledger, 'A', { rewardMicros: 100_000, ms: 600_000, requesterId: 'RSLOW', endedAt: NOW - DAY, ...paid });
  await logTask(ledger, 'B', {
    rewardMicros: 900_000,
    ms: 60_000,
    requesterId: 'RFAST',
    endedAt: NOW - 2 * DAY,
    ...paid,
  });
  await logTask(ledger, 'C', { rewardMicros: 300_000, ms: 60_000, requesterId: 'RTWICE', ...paid });
  await logTask(ledger, 'D', { rewardMicros: 300_000, ms: 60_000, requesterId: 'RTWICE', ...paid });
  await setNote(ledger, 'mturk:RSLOW', 'Pays late, but pays');
  const found: RemarkedRequester[] = [];
  for await (const piece of requesterList(ledger, NOW, new AbortController().signal)) found.push(...piece);
  expect(found[0]).toMatchObject(await requesterOf(ledger, found[0]?.key ?? ''));
  return found;
}

describe('all requesters', () => {
  it.each<[RequesterSort, string[]]>([
    ['recent', ['RTWICE', 'RSLOW', 'RFAST']],
    ['name', ['RFAST', 'RSLOW', 'RTWICE']],
    ['pay', ['RFAST', 'RTWICE', 'RSLOW']],
    ['tasks', ['RTWICE', 'RFAST', 'RSLOW']],
    ['time', ['RSLOW', 'RTWICE', 'RFAST']],
  ])('stand in the order %s', async (sort, ids) => {
    const named = (await all()).map((requester) => ({ ...requester, name: null }));
    expect(searchRequesters(named, '', sort).map(({ requesterId }) => requesterId)).toEqual(ids);
  });

  it('are found by name, id and note, whatever the case and the accents', async () => {
    const [first, ...others] = await all();
    const requesters = [{ ...(first as RemarkedRequester), name: 'Café Lab' }, ...others];
    const found = (text: string) => searchRequesters(requesters, text, 'name').map(({ requesterId }) => requesterId);
    expect(found('CAFE')).toEqual(['RFAST']);
    expect(found('rtw')).toEqual(['RTWICE']);
    expect(found('late pays')).toEqual(['RSLOW']);
    expect(found('nobody')).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { importTarget } from '../../lib/ledger/imports';
import { listedRequesters, NOTE_MAX_LENGTH, setListing, setNote } from '../../lib/ledger/listings';
import { logTask, rollupsAndRebuilt, testLedger } from './test-ledger';

const KNOWN = 'mturk:AREQUESTER1';
const UNKNOWN = 'mturk:ANEVERWORKEDFOR';

async function ledgerWithTask() {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 60_000, state: 'approved' });
  return ledger;
}

it('a requester is blocked or watched, whether it was worked for or not, until the worker ends it', async () => {
  const ledger = await ledgerWithTask();
  await setListing(ledger, KNOWN, 'watched');
  await setListing(ledger, UNKNOWN, 'blocked');
  expect(await listedRequesters(ledger)).toEqual([
    { key: UNKNOWN, requesterId: 'ANEVERWORKEDFOR', name: null, listing: 'blocked', note: '' },
    { key: KNOWN, requesterId: 'AREQUESTER1', name: 'Acme Research', listing: 'watched', note: '' },
  ]);
  await setListing(ledger, KNOWN, 'blocked');
  await setListing(ledger, UNKNOWN, null);
  expect(await listedRequesters(ledger)).toMatchObject([{ key: KNOWN, listing: 'blocked' }]);
});

it('a note is trimmed, cut between characters, and taken away when it is empty', async () => {
  const ledger = await ledgerWithTask();
  const noteOf = async () => (await ledger.requesters.get(KNOWN))?.note;
  await setNote(ledger, KNOWN, '  slow to answer \n');
  expect(await noteOf()).toBe('slow to answer');
  await setNote(ledger, KNOWN, `${'a'.repeat(NOTE_MAX_LENGTH - 1)}👍👍`);
  expect(await noteOf()).toBe('a'.repeat(NOTE_MAX_LENGTH - 1));
  await setNote(ledger, KNOWN, ' \n ');
  expect(await noteOf()).toBeUndefined();
});

it('what the worker said outlasts a rebuild, more work, and a file that says otherwise', async () => {
  const ledger = await ledgerWithTask();
  await setListing(ledger, KNOWN, 'watched');
  await setNote(ledger, KNOWN, 'mine');
  await setListing(ledger, UNKNOWN, 'blocked');
  await logTask(ledger, 'A2', { rewardMicros: 500_000, ms: 60_000, state: 'approved' });
  await importTarget(ledger).importRequesters([
    { platform: 'mturk', requesterId: 'AREQUESTER1', names: [], listing: 'blocked', note: 'of a file' },
    { platform: 'mturk', requesterId: 'AANOTHER', names: ['Another'], listing: 'blocked', note: 'of a file' },
  ]);
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(rebuilt).toEqual(kept);
  expect(await listedRequesters(ledger)).toMatchObject([
    { key: UNKNOWN, listing: 'blocked', note: '' },
    { key: 'mturk:AANOTHER', listing: 'blocked', note: 'of a file' },
    { key: KNOWN, listing: 'watched', note: 'mine' },
  ]);
});

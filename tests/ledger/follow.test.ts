import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { follow } from '../../lib/ledger/follow';
import { testLedger } from './test-ledger';

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});
afterEach(() => ledger.delete());

const zone = async () => (await ledger.meta.get('workerZone'))?.value;
const setZone = (value: string) => ledger.meta.put({ key: 'workerZone', value });

it('tells what there is, then each change, and nothing once it is stopped', async () => {
  await setZone('UTC');
  const onFound = vi.fn();
  const stop = follow(zone, onFound, () => {});
  await vi.waitFor(() => expect(onFound).toHaveBeenLastCalledWith('UTC'));
  await setZone('Asia/Jakarta');
  await vi.waitFor(() => expect(onFound).toHaveBeenLastCalledWith('Asia/Jakarta'));
  stop();
  const calls = onFound.mock.calls.length;
  await setZone('Asia/Makassar');
  expect(await zone()).toBe('Asia/Makassar');
  expect(onFound).toHaveBeenCalledTimes(calls);
});

it('says of what cannot be read that it cannot, and nothing of it once it is stopped', async () => {
  const onError = vi.fn();
  const broken = () => Promise.reject(new Error('broken'));
  follow(broken, () => {}, onError);
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  follow(broken, () => {}, onError)();
  await Promise.resolve();
  expect(onError).toHaveBeenCalledOnce();
});

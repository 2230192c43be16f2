/** One import at a time in the whole browser, and a way to know that the page which runs one is still there. */

import { alone } from '../alone';

/** As much of the browser's locks as this needs. A lock ends with the page that holds it, however that ends. */
export type Locks = Pick<LockManager, 'request'>;

const NAME = 'upah-import';

/**
 * Does something while nobody else imports or takes an import back, waiting for that if need be.
 *
 * @param onWaiting called where it has to wait
 * @throws the signal's reason, where it is aborted while it waits
 */
export async function inTurn<T>(
  locks: Locks,
  work: () => Promise<T>,
  onWaiting: () => void,
  signal?: AbortSignal,
): Promise<T> {
  const done = await ifFree(locks, work);
  if (done !== null) return done.value;
  onWaiting();
  const given: { value?: T } = {};
  await locks.request(NAME, signal ? { signal } : {}, async () => {
    given.value = await work();
  });
  return given.value as T;
}

/** Does something if nobody imports now. @returns `null` where somebody does */
export async function ifFree<T>(locks: Locks, work: () => Promise<T>): Promise<{ value: T } | null> {
  return alone(NAME, async () => ({ value: await work() }), locks);
}

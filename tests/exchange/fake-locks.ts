import type { Locks } from '../../lib/exchange/import-turn';

/** The browser's locks as one page has them: one name, first come, first served. */
export function fakeLocks(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  let isHeld = false;
  const request = async (_name: string, options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) => {
    if (options.ifAvailable && isHeld) return work(null);
    const before = last;
    let release = () => {};
    last = new Promise<void>((resolve) => {
      release = resolve;
    });
    isHeld = true;
    await before;
    try {
      options.signal?.throwIfAborted();
      return await work({ name: _name, mode: 'exclusive' });
    } finally {
      isHeld = false;
      release();
    }
  };
  return { request } as Locks;
}

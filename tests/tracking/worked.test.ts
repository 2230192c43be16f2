import { beforeEach, describe, expect, it } from 'vitest';
import { popupView } from '../../lib/ledger/queries';
import { creditGap } from '../../lib/tracking/worked';
import { rollupsAndRebuilt } from '../ledger/test-ledger';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

let world: World;
beforeEach(async () => {
  world = await World.begin();
  await world.focus(1);
  await world.open(1, workingPage('A1'));
});

/** The worker touches something, then nothing for a while, with the whole machine at rest. */
async function rest(ms: number): Promise<void> {
  await world.work(1, 40 * SECOND);
  await world.systemBecomes('idle');
  await world.pass(ms);
}

async function comeBack(): Promise<void> {
  await world.systemBecomes('active');
  await world.work(1, 40 * SECOND);
}

const gap = async () => {
  const { running, activeTab } = await popupView(world.ledger, 'today', 1, world.now);
  return (running ?? activeTab?.task)?.gap ?? null;
};

describe('what the idle rule left out of a task', () => {
  it('is offered with both its ends once the worker is back, counts by their word, and is not offered twice', async () => {
    await rest(12 * MINUTE);
    await comeBack();
    const offered = await gap();
    const [cut, next] = await world.spans();
    expect(offered).toEqual({ since: cut?.endedAt, until: next?.startedAt });
    const before = await world.focusedMs('A1');
    expect(await world.worked('A1')).toBe(true);
    expect(await world.focusedMs('A1')).toBe(before + (offered?.until ?? 0) - (offered?.since ?? 0));
    expect((await world.spans()).map(({ id }) => id.startsWith('said-'))).toEqual([false, true, false]);
    expect(await gap()).toBeNull();
    expect(await world.worked('A1')).toBe(false);
    const { kept, rebuilt } = await rollupsAndRebuilt(world.ledger, world.now);
    expect(kept).toEqual(rebuilt);
  });

  it('grows while the clock stands, and counts to the moment it is said, not further', async () => {
    await rest(12 * MINUTE);
    const offered = await gap();
    expect(offered).toMatchObject({ until: null });
    expect(await world.worked('A1')).toBe(true);
    expect((await world.spans()).at(-1)).toMatchObject({ startedAt: offered?.since, endedAt: world.now });
    await world.pass(5 * MINUTE);
    expect(await gap()).toBeNull();
    await comeBack();
    expect(await world.totalMs()).toBeLessThanOrEqual(19 * MINUTE);
  });

  it('is less than what other work took of it, and ends where the worker paused', async () => {
    await rest(6 * MINUTE);
    await world.focus(2);
    await world.open(2, listPage());
    await world.work(2, MINUTE);
    await world.focus(1);
    const other = (await world.spans()).find(({ kind }) => kind !== 'task');
    expect(await gap()).toMatchObject({ until: other?.startedAt });

    await rest(6 * MINUTE);
    await world.pause(true);
    const pausedAt = world.now;
    await world.pass(10 * MINUTE);
    expect(await gap()).toMatchObject({ until: pausedAt });
  });

  it('is not offered of a page that is gone, of a task out of hand, nor where the message names another time', async () => {
    await rest(6 * MINUTE);
    await creditGap(world.tracking, 'mturk:A1', world.now - MINUTE);
    await creditGap(world.tracking, 'mturk:A2', (await gap())?.since ?? 0);
    expect((await world.spans()).filter(({ id }) => id.startsWith('said-'))).toEqual([]);
    await world.open(1, listPage('submitted'));
    expect(await world.worked('A1')).toBe(false);
  });

  it('is not offered after the browser was started anew', async () => {
    await rest(6 * MINUTE);
    await world.crash(3600 * SECOND);
    await world.open(1, workingPage('A1'));
    await comeBack();
    expect(await world.worked('A1')).toBe(false);
  });
});

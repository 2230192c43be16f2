/** Random histories of a browser, and what must hold after each. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { outsideWork } from '../../lib/ledger/outside';
import { lastPause } from '../../lib/ledger/pause';
import { rollupsAndRebuilt } from '../ledger/test-ledger';
import { listPage, SECOND, World, workingPage } from './world';

const tab = fc.integer({ min: 1, max: 3 });
const anyTab = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  fc.record({ do: fc.constant('focus' as const), tab: fc.option(anyTab) }),
  fc.record({ do: fc.constant('open' as const), tab, task: fc.nat(2) }),
  fc.record({ do: fc.constant('list' as const), tab, submitted: fc.boolean() }),
  fc.record({ do: fc.constant('pass' as const), s: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ do: fc.constant('sleep' as const), s: fc.integer({ min: 0, max: 4000 }) }),
  fc.record({ do: fc.constant('answer' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('system' as const), state: fc.constantFrom('active', 'idle', 'locked') }),
  fc.record({ do: fc.constant('close' as const), tab: anyTab, silently: fc.boolean() }),
  fc.record({ do: fc.constant('crash' as const), s: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ do: fc.constant('pause' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('outside' as const) }),
  fc.record({ do: fc.constant('worked' as const), task: fc.nat(2) }),
  fc.record({ do: fc.constant('click' as const), tab }),
  fc.record({ do: fc.constant('opened' as const), by: tab }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export const anyHistory: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 30 });

/**
 * Plays a history and looks: spans are disjoint, outside the pause and no longer than the clock, and the rollups equal
 * a rebuild.
 */
export async function playHistory(steps: readonly Step[]): Promise<void> {
  const world = await World.begin();
  const began = world.now;
  for (const one of steps) await play(world, one);
  const spans = await world.spans();
  for (const [index, later] of spans.slice(1).entries()) {
    expect(spans[index]?.endedAt).toBeLessThanOrEqual(later.startedAt);
  }
  const pause = await lastPause(world.ledger);
  // Who works outside the browser is away from it for as long.
  if ((await outsideWork(world.ledger))?.until === null) expect(pause?.until).toBeNull();
  if (pause !== null) {
    const until = pause.until ?? Number.POSITIVE_INFINITY;
    expect(spans.filter(({ startedAt, endedAt }) => endedAt > pause.since && startedAt < until)).toEqual([]);
  }
  expect(spans.filter(({ open }) => open).length).toBeLessThanOrEqual(1);
  expect(await world.totalMs()).toBeLessThanOrEqual(world.now - began);
  const { kept, rebuilt } = await rollupsAndRebuilt(world.ledger, world.now);
  expect(kept).toEqual(rebuilt);
  await world.ledger.delete();
}

async function play(world: World, one: Step): Promise<unknown> {
  switch (one.do) {
    case 'focus':
      return world.focus(one.tab);
    case 'open':
      return world.open(one.tab, workingPage(`A${one.task}`));
    case 'list':
      return world.open(one.tab, listPage(one.submitted ? 'submitted' : null));
    case 'pass':
      return world.pass(one.s * SECOND);
    case 'sleep':
      return world.sleep(one.s * SECOND);
    case 'answer':
      world.answering = one.on;
      return;
    case 'system':
      return world.systemBecomes(one.state);
    case 'close':
      return world.close(one.tab, { silently: one.silently });
    case 'crash':
      return world.crash(one.s * SECOND);
    case 'pause':
      return world.pause(one.on);
    case 'outside':
      return world.workOutside();
    case 'worked':
      return world.worked(`A${one.task}`);
    case 'click':
      return world.click(one.tab);
    case 'opened':
      return world.openTab(4, one.by);
  }
}

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { tabLoads, tabWentElsewhere } from '../../lib/tracking/navigations';
import { reportSpans } from '../../lib/tracking/span-reports';
import { anyHistory, playHistory } from './histories';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

let world: World;
beforeEach(async () => {
  world = await World.begin();
});

describe('attention to a task', () => {
  it('counts while its page is in front, and not while another tab is', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(10 * SECOND);
    await world.focus(2);
    await world.pass(5 * SECOND);
    await world.focus(1);
    await world.pass(5 * SECOND);
    await world.open(1, listPage('submitted'));
    const task = await world.ledger.tasks.get('mturk:A1');
    expect(task).toMatchObject({ focusedMs: 15 * SECOND, state: 'submitted' });
  });

  it('is the same when every message is lost once', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(10 * SECOND);
    world.answering = false;
    await world.focus(2);
    await world.pass(15 * SECOND);
    world.answering = true;
    await world.focus(1);
    await world.pass(20 * SECOND);
    expect(await world.focusedMs('A1')).toBe(30 * SECOND);
  });

  it('is exclusive: two tasks in two windows never add up to more than the clock', async () => {
    await world.open(1, workingPage('A1'));
    await world.open(2, workingPage('A2'));
    for (let turn = 0; turn < 6; turn += 1) {
      await world.focus(1 + (turn % 2));
      await world.pass(7 * SECOND);
    }
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(21 * SECOND);
    expect(await world.focusedMs('A2')).toBe(21 * SECOND);
  });

  it('goes to the page that began last when two believe to have it', async () => {
    world.front = 1;
    await world.open(1, workingPage('A1'));
    await world.pass(5 * SECOND);
    // The first page never hears that it lost the focus.
    world.front = 2;
    await world.open(2, workingPage('A2'));
    world.front = 1;
    await world.pass(60 * SECOND);
    expect(await world.totalMs()).toBeLessThanOrEqual(65 * SECOND);
  });

  it('loses at most one beat in a crash', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(44 * SECOND);
    await world.crash(2 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(30 * SECOND);
    expect(await world.ledger.spans.where('open').equals(1).count()).toBe(0);
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(15 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(45 * SECOND);
  });

  it('ends when the tab is closed, also if only the browser says so', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(22 * SECOND);
    await world.close(1, { silently: true });
    expect(await world.focusedMs('A1')).toBe(22 * SECOND);
  });

  it('stays closed when its tab was closed before the beginning was heard of', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.close(1, { silently: true });
    const at = world.now;
    const span = { id: 'late.1', startedAt: at, endedAt: at, closed: false, firstInputAt: null, lastInputAt: at };
    const work = { kind: 'searching' } as const;
    const message = { type: 'spans' as const, platform: 'mturk' as const, work, spans: [span] };
    expect(await reportSpans(world.tracking, message, 1)).toEqual([{ id: 'late.1', settled: true, resumeAt: null }]);
    expect(await world.ledger.spans.where('open').equals(1).count()).toBe(0);
  });

  it('ends when its tab loads another page, also if only the browser says so', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(22 * SECOND);
    await world.loads(1);
    await world.open(1, listPage('submitted'));
    await world.pass(5 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(22 * SECOND);
    expect(await world.totalMs()).toBe(27 * SECOND);
  });

  it('ends when its tab goes to another site, also if only the browser says so', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(22 * SECOND);
    await world.goElsewhere(1);
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBe(22 * SECOND);
    expect(await world.ledger.spans.where('open').equals(1).count()).toBe(0);
    expect((await world.ledger.tabs.get(1))?.page?.leftAt).not.toBeNull();
  });

  it('goes on where it is heard late that its tab was blank before', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await tabWentElsewhere(world.tracking, 1);
    await world.pass(20 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(20 * SECOND);
    expect((await world.ledger.tabs.get(1))?.page?.leftAt).toBeNull();
  });

  it('goes on where a load comes to nothing', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(22 * SECOND);
    await tabLoads(world.tracking, 1);
    await world.pass(23 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(45 * SECOND);
  });

  it('is not ended by what other tabs load', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(22 * SECOND);
    await world.goElsewhere(2);
    await world.pass(23 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(45 * SECOND);
  });

  it('does not count the machine’s sleep', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(30 * SECOND);
    world.sleep(8 * 60 * MINUTE);
    await world.pass(30 * SECOND);
    // The beat that finds out is up to 15 s late.
    expect(await world.focusedMs('A1')).toBe(45 * SECOND);
  });

  it('never becomes negative when the clock is set back, and goes on after it', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(30 * SECOND);
    world.sleep(-60 * MINUTE);
    await world.pass(30 * SECOND);
    const spans = await world.spans();
    expect(spans.every(({ startedAt, endedAt }) => endedAt >= startedAt)).toBe(true);
    expect(await world.focusedMs('A1')).toBe(45 * SECOND);
    expect(spans.filter(({ open }) => open).length).toBe(1);
  });

  it('continues one record over a reload, a second tab, and a return hours later', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(30 * SECOND);
    await world.open(1, workingPage('A1'));
    await world.pass(30 * SECOND);
    await world.open(2, workingPage('A1'));
    await world.focus(2);
    await world.pass(15 * SECOND);
    await world.close(2);
    await world.close(1);
    await world.pass(3 * 60 * MINUTE);
    await world.focus(3);
    await world.open(3, workingPage('A1'));
    await world.pass(15 * SECOND);
    expect(await world.ledger.tasks.count()).toBe(1);
    expect(await world.focusedMs('A1')).toBe(90 * SECOND);
  });
});

describe('the idle rule', () => {
  it('counts reading without input whole up to the limit', async () => {
    world.system = 'idle';
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(3 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(3 * MINUTE);
  });

  it('grants a minute of grace beyond it', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.work(1, MINUTE);
    world.system = 'idle';
    const lastInput = 40 * SECOND;
    await world.pass(10 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(lastInput + MINUTE);
  });

  it('takes the machine’s word for input that the page cannot see', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(10 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(10 * MINUTE);
    // The last input in the frame was three minutes ago.
    await world.systemBecomes('idle');
    expect(await world.focusedMs('A1')).toBe(8 * MINUTE);
    await world.pass(5 * MINUTE);
    await world.systemBecomes('active');
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBe(9 * MINUTE);
  });

  it('goes on with the first input in the page', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    world.system = 'idle';
    await world.pass(10 * MINUTE);
    world.input(1);
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBe(2 * MINUTE);
  });

  it('ends at once when the screen is locked', async () => {
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(33 * SECOND);
    await world.systemBecomes('locked');
    await world.pass(5 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(33 * SECOND);
  });

  it('takes playing media for activity', async () => {
    world.system = 'idle';
    world.playing = true;
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(10 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(10 * MINUTE);
  });
});

describe('whatever happens', () => {
  it('spans are disjoint, no longer than the clock, and the rollups equal a rebuild', async () => {
    await fc.assert(fc.asyncProperty(anyHistory, playHistory), { numRuns: 30 });
  }, 60_000);
});

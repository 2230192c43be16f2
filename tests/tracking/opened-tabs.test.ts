import { beforeEach, describe, expect, it } from 'vitest';
import { popupView } from '../../lib/ledger/queries';
import { heldBeat } from '../../lib/tracking/held-tab';
import { countTab, tabShown, windowFocused } from '../../lib/tracking/opened-tabs';
import { viewOf } from '../ledger/test-ledger';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

let world: World;
beforeEach(async () => {
  world = await World.begin();
  await world.focus(1);
  await world.open(1, workingPage('A1'));
  await world.pass(10 * SECOND);
});

describe('a tab that a task opens', () => {
  it('counts to the task when a click was seen just before', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(8 * SECOND);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('counts too when the news of the click comes after the tab', async () => {
    await world.openTab(2, 1);
    await world.focus(2);
    await world.click(1);
    await world.pass(8 * SECOND);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('does not count without a click, although the browser names the task’s tab as its opener', async () => {
    await world.click(1);
    await world.pass(5 * SECOND);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(8 * SECOND);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(15 * SECOND);
  });

  it('is asked about then, and counts from when it came to the front if the worker says so', async () => {
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * SECOND);
    const before = (await popupView(world.ledger, 'today', 2, world.now)).activeTab;
    expect(before).toMatchObject({ counts: false, mayCount: { taskTitle: 'Find the traffic lights' } });
    await countTab(world.tracking, 2, true);
    await world.pass(4 * SECOND);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('is asked about in the same way when the news that it is in front comes first', async () => {
    await world.focus(2);
    await world.openTab(2, 1);
    await world.pass(4 * SECOND);
    await countTab(world.tracking, 2, true);
    await world.pass(4 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('stops counting when the worker says that it is something else', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await countTab(world.tracking, 2, false);
    await world.pass(4 * SECOND);
    expect(await world.focusedMs('A1')).toBe(14 * SECOND);
  });

  it('counts in a window of its own, for which Firefox names no opener', async () => {
    await world.click(1);
    await world.openTab(2, null, { inPopupWindow: true });
    await world.focus(2);
    await world.pass(8 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('of a page that is no task counts to nothing', async () => {
    await world.open(1, listPage('submitted'));
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(8 * SECOND);
    expect((await world.spans()).filter(({ id }) => id.startsWith('held')).length).toBe(0);
  });

  it('stops counting when its task is no longer in hand', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(8 * SECOND);
    await world.focus(1);
    await world.open(1, listPage('submitted'));
    const submitted = await world.focusedMs('A1');
    await world.focus(2);
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBe(submitted);
    expect(world.beating).toBe(false);
  });

  it('goes on being counted when it loads another page', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await world.goElsewhere(2);
    await world.pass(4 * SECOND);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('counts from when it last came to the front, also if the popup that asks takes the focus', async () => {
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await world.focus(1);
    await world.pass(4 * SECOND);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await windowFocused(world.tracking, null);
    await world.pass(2 * SECOND);
    await countTab(world.tracking, 2, true);
    await world.pass(SECOND);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe((10 + 4 + 4 + 3 + 4) * SECOND);
  });

  it('counts from then also if the focus was nowhere for a moment while the popup opened', async () => {
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await windowFocused(world.tracking, null);
    await world.focus(2);
    await countTab(world.tracking, 2, true);
    await world.pass(4 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('counts from when the worker came back, if away from the computer before the answer', async () => {
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * MINUTE);
    await world.systemBecomes('idle');
    await world.pass(50 * MINUTE);
    await world.systemBecomes('active');
    await world.pass(4 * SECOND);
    await countTab(world.tracking, 2, true);
    await world.pass(4 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe((10 + 4 + 4) * SECOND);
  });

  it('counts from now on if the worker was out of the browser for long before the answer', async () => {
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(4 * SECOND);
    await windowFocused(world.tracking, null);
    await world.pass(5 * MINUTE);
    await countTab(world.tracking, 2, true);
    await world.pass(4 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe(14 * SECOND);
  });

  it('is looked after by an alarm only while it is in front, and loses little in a crash', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    expect(world.beating).toBe(true);
    await world.pass(5 * MINUTE);
    await world.crash(MINUTE);
    expect(await world.focusedMs('A1')).toBeGreaterThanOrEqual(4 * MINUTE);
    expect(world.beating).toBe(false);
  });

  it('wakes nobody once the worker is elsewhere', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(10 * SECOND);
    await world.focus(null);
    expect(world.beating).toBe(false);
    expect(await world.focusedMs('A1')).toBe(20 * SECOND);
  });

  it('does not count the machine’s sleep', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(MINUTE);
    world.sleep(60 * MINUTE);
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBeLessThanOrEqual(10 * SECOND + 2 * MINUTE);
  });

  it('follows the idle rule of the machine', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(6 * MINUTE);
    await world.systemBecomes('idle');
    await world.pass(10 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(10 * SECOND + 4 * MINUTE);
    await world.systemBecomes('active');
    await world.pass(MINUTE);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(10 * SECOND + 5 * MINUTE);
    expect((await viewOf(world.ledger)).running?.taskKey).toBe('mturk:A1');
  });

  it('counts in such a window too when the news of the click comes after it', async () => {
    await world.openTab(2, null, { inPopupWindow: true });
    await world.focus(2);
    await world.click(1);
    await world.pass(8 * SECOND);
    await world.close(2);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
  });

  it('stops counting in another tab, also if it was in front before it was known', async () => {
    await world.click(1);
    await world.focus(2);
    await world.openTab(2, 1);
    await world.pass(8 * SECOND);
    await world.focus(3);
    await world.pass(5 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(18 * SECOND);
    expect(await openSpans()).toBe(0);
    expect(world.beating).toBe(false);
  });

  it('stays ended when it is left in the middle of a beat', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(20 * SECOND);
    world.tracking.browser.systemState = async () => {
      await world.focus(3);
      return 'active';
    };
    await heldBeat(world.tracking);
    expect(await openSpans()).toBe(0);
    expect(world.beating).toBe(false);
  });

  it('is not timed when the next tab comes to the front at the same moment', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    world.front = 3;
    await Promise.all([tabShown(world.tracking, 2), tabShown(world.tracking, 3)]);
    await world.pass(5 * MINUTE);
    expect(await openSpans()).toBe(0);
    expect(await world.focusedMs('A1')).toBeLessThanOrEqual(15 * SECOND);
  });

  it('does not count the worker’s absence when it gets the focus again after it', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(6 * MINUTE);
    await world.systemBecomes('idle');
    await world.pass(50 * MINUTE);
    await world.focus(2);
    await world.pass(10 * SECOND);
    await world.focus(1);
    expect(await world.focusedMs('A1')).toBe(10 * SECOND + 4 * MINUTE + 10 * SECOND);
  });

  it('wakes nobody once its task is handed in', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(8 * SECOND);
    await world.focus(1);
    await world.open(1, listPage('submitted'));
    await world.focus(2);
    await world.pass(MINUTE);
    expect(world.beating).toBe(false);
  });

  it('does not take the attention from a page that has it', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(8 * SECOND);
    await world.open(3, workingPage('A3'));
    // The page knows that it has the focus; the browser does not say so.
    world.front = 3;
    await world.pass(2 * MINUTE);
    expect((await world.spans()).filter(({ id }) => id.startsWith('held')).length).toBe(1);
  });
});

describe('of a tab that has nothing to do with a task', () => {
  it('nothing is remembered', async () => {
    await world.openTab(7, 6);
    await world.focus(7);
    await world.focus(8);
    await world.click(8);
    await world.close(8);
    expect(await world.ledger.tabs.toCollection().primaryKeys()).toEqual([1]);
  });
});

function openSpans(): Promise<number> {
  return world.ledger.spans.where('open').equals(1).count();
}

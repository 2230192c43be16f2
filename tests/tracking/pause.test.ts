import { beforeEach, describe, expect, it } from 'vitest';
import { popupView } from '../../lib/ledger/queries';
import { reportSpans } from '../../lib/tracking/span-reports';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

let world: World;
beforeEach(async () => {
  world = await World.begin();
  await world.focus(1);
  await world.open(1, workingPage('A1'));
});

const isPaused = async () => (await popupView(world.ledger, 'today', 1, world.now)).paused;

describe('a pause by hand', () => {
  it('ends the time of the page in front at that moment, and nothing is timed until it goes on by hand', async () => {
    await world.work(1, 40 * SECOND);
    await world.pause(true);
    await world.work(1, 10 * MINUTE);
    expect(await world.focusedMs('A1')).toBe(40 * SECOND);
    await world.pause(false);
    await world.work(1, 30 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(70 * SECOND);
  });

  it('begins again at the moment it is told to, though the page hears of it a beat later', async () => {
    await world.pass(20 * SECOND);
    await world.pause(true);
    await world.pass(65 * SECOND);
    await world.pause(false);
    const resumedAt = world.now;
    await world.pass(20 * SECOND);
    const [, second] = await world.spans();
    expect(second).toMatchObject({ startedAt: resumedAt, endedAt: world.now, open: 1 });
  });

  it('holds for a page that is opened or looked at meanwhile, tasks and lists alike', async () => {
    await world.pass(10 * SECOND);
    await world.pause(true);
    await world.focus(2);
    await world.open(2, listPage());
    await world.work(2, MINUTE);
    await world.focus(1);
    await world.work(1, MINUTE);
    expect(await world.totalMs()).toBe(10 * SECOND);
    await world.pause(false);
    await world.pass(30 * SECOND);
    await world.focus(null);
    expect(await world.totalMs()).toBe(40 * SECOND);
    expect(await world.focusedMs('A1')).toBe(40 * SECOND);
  });

  it('loses nothing that a page measured before it and could not say', async () => {
    await world.pass(15 * SECOND);
    world.answering = false;
    await world.pass(20 * SECOND);
    await world.focus(null);
    await world.pause(true);
    await world.pass(MINUTE);
    world.answering = true;
    await world.pass(30 * SECOND);
    expect(await world.focusedMs('A1')).toBe(35 * SECOND);
  });

  it('cuts what a page says late of a stretch over the whole pause', async () => {
    const startedAt = world.now;
    await world.pause(true);
    await world.pass(MINUTE);
    await world.pause(false);
    await world.pass(MINUTE);
    const work = { kind: 'task' as const, taskId: 'T2', assignmentId: 'A2' };
    const over = { id: 'late.1', startedAt: startedAt - 5 * SECOND, endedAt: world.now, closed: false };
    const signs = { firstInputAt: null, lastInputAt: startedAt };
    const [answer] = await reportSpans(
      world.tracking,
      { type: 'spans', platform: 'mturk', work, spans: [{ ...over, ...signs }] },
      2,
    );
    expect(answer).toEqual({ id: 'late.1', settled: true, resumeAt: startedAt + MINUTE });
    expect(await world.focusedMs('A2')).toBe(5 * SECOND);
  });

  it('outlasts the background, which keeps nothing of it in memory, and ends with the browser session', async () => {
    await world.pause(true);
    expect(await isPaused()).toBe(true);
    await world.crash(MINUTE);
    expect(await isPaused()).toBe(false);
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.pass(30 * SECOND);
    expect(await world.focusedMs('A1')).toBe(30 * SECOND);
  });

  it('holds for a tab that the task opened, and times it again at once', async () => {
    await world.click(1);
    await world.openTab(2, 1);
    await world.focus(2);
    await world.pass(MINUTE);
    const before = await world.focusedMs('A1');
    await world.pause(true);
    await world.pass(5 * MINUTE);
    await world.focus(1);
    await world.focus(2);
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBe(before);
    await world.pause(false);
    await world.pass(MINUTE);
    expect(await world.focusedMs('A1')).toBe(before + MINUTE);
  });

  it('is not left by the machine waking up, nor by a clock that is set back', async () => {
    await world.pass(30 * SECOND);
    await world.pause(true);
    await world.systemBecomes('idle');
    await world.pass(4 * MINUTE);
    await world.systemBecomes('active');
    world.now -= 4 * MINUTE;
    await world.work(1, 2 * MINUTE);
    await world.focus(2);
    await world.focus(1);
    await world.work(1, MINUTE);
    expect(await world.focusedMs('A1')).toBe(30 * SECOND);
  });

  it('leaves nobody waiting, nor talking without end, when the clock is set back into it afterwards', async () => {
    await world.pause(true);
    await world.pass(5 * MINUTE);
    await world.pause(false);
    await world.focus(null);
    world.now -= 3 * MINUTE;
    await world.focus(1);
    await world.work(1, MINUTE);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(MINUTE);
  });

  it('said twice is one pause, from the first', async () => {
    await world.pass(30 * SECOND);
    await world.pause(true);
    await world.pass(MINUTE);
    await world.pause(true);
    await world.pause(false);
    await world.pause(false);
    await world.pass(30 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(MINUTE);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { eraseEverything } from '../../lib/ledger/erase';
import { outsideWork } from '../../lib/ledger/outside';
import { discardOutside } from '../../lib/ledger/outside-changes';
import { popupView } from '../../lib/ledger/queries';
import { listPage, MINUTE, SECOND, World, workingPage } from './world';

let world: World;
beforeEach(async () => {
  world = await World.begin();
  await world.focus(1);
  await world.open(1, workingPage('A1'));
});

const work = () => outsideWork(world.ledger);
const isPaused = async () => (await popupView(world.ledger, 'today', 1, world.now)).paused;

describe('work outside the browser', () => {
  it('ends the time of the page in front, and nothing is timed until it is over; then the browser goes on', async () => {
    await world.work(1, 40 * SECOND);
    await world.workOutside();
    const since = world.now;
    await world.focus(2);
    await world.open(2, listPage());
    await world.work(2, 10 * MINUTE);
    expect(await world.totalMs()).toBe(40 * SECOND);
    await world.pause(false);
    expect(await work()).toEqual({ since, until: world.now });
    await world.focus(1);
    await world.work(1, 30 * SECOND);
    await world.focus(null);
    expect(await world.focusedMs('A1')).toBe(70 * SECOND);
  });

  it('outlasts the background and the browser, in which nothing is timed then either', async () => {
    await world.workOutside();
    const since = world.now;
    await world.crash(40 * MINUTE);
    expect(await work()).toEqual({ since, until: null });
    expect(await isPaused()).toBe(true);
    await world.focus(1);
    await world.open(1, workingPage('A1'));
    await world.work(1, MINUTE);
    expect(await world.focusedMs('A1')).toBe(0);
    await world.pause(false);
    expect(await work()).toEqual({ since, until: world.now });
  });

  it('that is over waits to be saved, and is not begun anew before; a pause is none of it', async () => {
    await world.workOutside();
    const since = world.now;
    await world.pass(MINUTE);
    await world.pause(false);
    const over = { since, until: world.now };
    await world.workOutside();
    await world.pass(MINUTE);
    await world.pause(true);
    await world.pause(false);
    await world.crash(MINUTE);
    expect(await work()).toEqual(over);
    expect(await isPaused()).toBe(false);
    await discardOutside(world.ledger);
    expect(await work()).toBeNull();
  });

  it('is not thrown away while it goes on, and told twice it is one', async () => {
    await world.workOutside();
    const since = world.now;
    await world.pass(MINUTE);
    await world.workOutside();
    await discardOutside(world.ledger);
    expect(await work()).toEqual({ since, until: null });
  });

  it('of somebody who was away begins when they say so, and being back ends both', async () => {
    await world.pause(true);
    await world.pass(MINUTE);
    await world.workOutside();
    const since = world.now;
    await world.pass(MINUTE);
    await world.pause(false);
    expect(await work()).toEqual({ since, until: world.now });
    expect(await isPaused()).toBe(false);
  });

  it('is never shorter than nothing, whatever the clock says', async () => {
    await world.workOutside();
    const since = world.now;
    world.now -= 5 * MINUTE;
    await world.pause(false);
    expect(await work()).toEqual({ since, until: since });
  });

  it('is begun anew when everything is erased, and gone where it was over', async () => {
    await world.workOutside();
    await world.pass(MINUTE);
    await eraseEverything(world.ledger, world.now);
    expect(await work()).toEqual({ since: world.now, until: null });
    expect(await isPaused()).toBe(true);
    await world.pause(false);
    await eraseEverything(world.ledger, world.now);
    expect(await work()).toBeNull();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { setGoals } from '../../lib/ledger/goals';
import type { Target } from '../../lib/pay/pace';
import { type Notifier, tellOfGoals } from '../../lib/tracking/notify';
import { speak } from '../components/language';
import { logTask, NOW, span, writeSpans } from '../ledger/test-ledger';
import { MINUTE, World } from './world';

const FIVE_DOLLARS: Target = { of: 'money', micros: 5_000_000, currency: 'USD' };
const DAY = 24 * 60 * MINUTE;

let world: World;
let shown: string[];
let isAllowed: boolean;
const notifier: Notifier = {
  isAllowed: async () => isAllowed,
  show: async (_, title, message) => void shown.push(`${title}: ${message}`.replace(/\s/g, ' ')),
};
beforeEach(async () => {
  speak('en');
  world = await World.begin();
  shown = [];
  isAllowed = true;
});

const wants = (target: Target | null, limitMs: number | null = null, notifies = true) =>
  setGoals(world.ledger, { target, limitMs, notifies });
const tell = () => tellOfGoals(world.tracking, notifier);
const earn = (id: string, rewardMicros: number, ms = 10 * MINUTE, endedAt = world.now) =>
  logTask(world.ledger, id, { rewardMicros, ms, state: 'submitted', endedAt });

describe('the worker is told', () => {
  it('that the target of money is reached, and not before', async () => {
    await wants(FIVE_DOLLARS);
    await earn('A1', 4_999_999);
    await tell();
    expect(shown).toEqual([]);
    await earn('A2', 1, MINUTE, NOW - 20 * MINUTE);
    await tell();
    expect(shown).toEqual(['Target reached: Today has come to $5.00.']);
  });

  it('that the target of hours and the limit are reached, tasks in hand and unpaid work counted in', async () => {
    await wants({ of: 'time', ms: 30 * MINUTE }, 40 * MINUTE);
    await earn('A1', 100_000, 20 * MINUTE);
    await tell();
    expect(shown).toEqual([]);
    await writeSpans(world.ledger, [
      span('o', { kind: 'searching', startedAt: NOW - 60 * MINUTE, endedAt: NOW - 50 * MINUTE }),
    ]);
    await tell();
    expect(shown).toEqual(['Target reached: Today has come to 30 min.']);
    await logTask(world.ledger, 'A2', {
      rewardMicros: null,
      ms: 10 * MINUTE,
      state: 'assigned',
      endedAt: NOW - 30 * MINUTE,
    });
    await tell();
    expect(shown.slice(1)).toEqual([
      'Your limit for today: You have worked 40 min today, as long as you wanted at most.',
    ]);
  });

  it('once a day, however often it is looked at and whoever looks', async () => {
    await wants(FIVE_DOLLARS);
    await earn('A1', 6_000_000);
    await Promise.all([tell(), tell(), tell()]);
    await tell();
    // Another target the same day is no news any more.
    await wants({ of: 'time', ms: MINUTE });
    await tell();
    expect(shown).toHaveLength(1);
    world.now = NOW + DAY;
    await tell();
    expect(shown).toHaveLength(1);
    await earn('A2', 6_000_000);
    await wants(FIVE_DOLLARS);
    await tell();
    expect(shown).toHaveLength(2);
  });

  it('nothing that was not asked for, or that the browser does not allow; once it does, what is still so', async () => {
    await wants(FIVE_DOLLARS, MINUTE, false);
    await earn('A1', 6_000_000);
    await tell();
    await wants(null, null);
    await tell();
    await wants(FIVE_DOLLARS);
    isAllowed = false;
    await tell();
    expect(shown).toEqual([]);
    isAllowed = true;
    await tell();
    expect(shown).toHaveLength(1);
  });

  it('of what another day earned nothing', async () => {
    await wants(FIVE_DOLLARS);
    await earn('A1', 6_000_000, 10 * MINUTE, NOW - DAY);
    await tell();
    expect(shown).toEqual([]);
  });
});

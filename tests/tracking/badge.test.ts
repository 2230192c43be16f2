import { describe, expect, it, vi } from 'vitest';
import type { TaskRecord } from '../../lib/ledger/records';
import { badgeOf, badgeText } from '../../lib/tracking/badge';

vi.mock('../../lib/i18n', () => ({
  t: (key: string, ...parts: string[]) => [key, ...parts].join(' '),
  locale: () => 'en',
}));

const TASK = { state: 'assigned', reward: { micros: 500_000, currency: 'USD' }, focusedMs: 300_000 } as TaskRecord;

describe('the badge', () => {
  it('never has more than the four characters there is room for', () => {
    for (const perHour of [0, 0.04, 4.06, 9.949, 9.95, 12.4, 99.5, 999.5, 9_999, 10_000, 999_499, 1e6, 1e9]) {
      expect(badgeText(perHour).length).toBeLessThanOrEqual(4);
    }
  });

  it.each([
    [0, '0.0'],
    [0.04, '<0.1'],
    [4.06, '4.1'],
    [9.95, '10'],
    [120.4, '120'],
    [33_120.67, '33k'],
    [2_000_000, '>999'],
  ])('reads %s an hour as %s', (perHour, text) => {
    expect(badgeText(perHour)).toBe(text);
  });

  it('says the rate of the task so far, in words too', () => {
    expect(badgeOf(TASK, false)).toEqual({ text: '6.0', title: 'badgeTitleRate $6.00' });
  });

  it('goes by the time that the worker corrected', () => {
    expect(badgeOf({ ...TASK, correctedMs: 600_000 }, false).text).toBe('3.0');
  });

  it('shows a reward that is not known as a question, never as 0', () => {
    expect(badgeOf({ ...TASK, reward: null }, false)).toEqual({ text: '?', title: 'badgeTitleUnknown' });
  });

  it('is empty before there is any time, after the task, and without one', () => {
    const blank = { text: '', title: 'badgeTitleIdle' };
    expect(badgeOf({ ...TASK, focusedMs: 0 }, false)).toEqual(blank);
    expect(badgeOf({ ...TASK, state: 'submitted' }, false)).toEqual(blank);
    expect(badgeOf(undefined, false)).toEqual(blank);
  });

  it('has a sign of its own while the worker is away, with a task or without', () => {
    const paused = { text: '||', title: 'badgeTitlePaused' };
    for (const task of [TASK, { ...TASK, reward: null }, undefined]) expect(badgeOf(task, true)).toEqual(paused);
  });
});

import { describe, expect, it } from 'vitest';
import {
  draftOfTimer,
  entryOf,
  isForgotten,
  newDraft,
  type OutsideDraft,
  pickPlatform,
} from '../../components/history/outside-draft';
import type { Interval } from '../../lib/time/interval';

const ZONE = 'Asia/Jakarta';
/** 10:00 in Jakarta. */
const NOW = Date.UTC(2026, 10, 24, 3);
const MINUTE = 60_000;
const HOUR = 3_600_000;

const REQUESTERS = [
  { key: 'mturk:A1', requesterId: 'A1', names: ['Acme', 'Old Acme'] },
  { key: 'mturk:A2', requesterId: 'A2', names: ['Shared'] },
  { key: 'mturk:A3', requesterId: 'A3', names: ['Shared'] },
  { key: 'prolific:P1', requesterId: 'P1', names: ['Lab'] },
];

function make(
  typed: Partial<OutsideDraft>,
  { zone = ZONE, timed = null as Interval | null, draft = newDraft('mturk', zone, NOW) } = {},
) {
  return entryOf({ ...draft, ...typed }, { zone, now: NOW, requesters: REQUESTERS, timed, mark: 'm' });
}
const AN_HOUR = { began: '08:00', ended: '09:00' };

describe('what is typed of work outside the browser', () => {
  it('is a task of which nothing is known but its time', () => {
    const time = { startedAt: NOW - 2 * HOUR, endedAt: NOW - HOUR };
    expect(make(AN_HOUR)).toEqual({
      entry: {
        ...{ kind: 'task', mark: 'm', platform: 'mturk', title: null, requesterId: null, requesterName: null },
        ...{ reward: null, state: 'submitted', time },
      },
    });
  });

  it('is unpaid time, of which neither pay nor requester is asked, whatever stands there', () => {
    expect(make({ ...AN_HOUR, kind: 'messages', amount: 'x', requester: 'Shared', currency: '' })).toEqual({
      entry: {
        kind: 'messages',
        mark: 'm',
        platform: 'mturk',
        time: { startedAt: NOW - 2 * HOUR, endedAt: NOW - HOUR },
      },
    });
  });

  it('goes on over midnight, or has its length in minutes, with its beginning or with the day alone', () => {
    expect(make({ day: '2026-11-23', began: '23:30', ended: '00:15' })).toMatchObject({
      entry: { time: { startedAt: NOW - 10.5 * HOUR, endedAt: NOW - 9.75 * HOUR } },
    });
    expect(make({ began: '08:00', minutes: '90' })).toMatchObject({
      entry: { time: { startedAt: NOW - 2 * HOUR, endedAt: NOW - HOUR / 2 } },
    });
    expect(make({ minutes: '90' })).toMatchObject({ entry: { time: { day: '2026-11-24', durationMs: 90 * MINUTE } } });
  });

  it.each<[string, Partial<OutsideDraft>]>([
    ['began', {}],
    ['began', { began: 'early', ended: '09:00' }],
    ['began', { began: '10:01', ended: '10:02' }],
    ['began-missing', { ended: '09:00' }],
    ['began-missing', { kind: 'queue', minutes: '5' }],
    ['ended', { began: '08:00' }],
    ['ended', { began: '08:00', ended: '08:00' }],
    ['ended', { began: '08:00', ended: '10:01' }],
    ['ended', { began: '08:00', ended: '07:00' }],
    ['minutes', { began: '08:00', minutes: '121' }],
    ['minutes', { minutes: '0' }],
    ['minutes', { minutes: '-5' }],
    ['minutes', { minutes: '1.00001' }],
    ['minutes', { minutes: '1441' }],
    ['minutes', { minutes: 'many' }],
    ['minutes-too', { ...AN_HOUR, minutes: '60' }],
    ['day', { ...AN_HOUR, day: '' }],
    ['day', { ...AN_HOUR, day: '2026-11-25' }],
    ['day', { ...AN_HOUR, day: '1999-12-31' }],
    ['day', { ...AN_HOUR, day: '2026-02-31' }],
    ['amount', { ...AN_HOUR, amount: '-1' }],
    ['amount', { ...AN_HOUR, amount: '1,50' }],
    ['currency', { ...AN_HOUR, amount: '1', currency: 'US' }],
    ['requester', { ...AN_HOUR, requester: 'Shared' }],
  ])('is no entry: %s', (mistake, typed) => {
    expect(make(typed)).toEqual({ mistake });
  });

  it('is no time that the clocks of the worker skipped', () => {
    const zone = 'America/New_York';
    const skipped = { day: '2026-03-08', began: '02:30', minutes: '10' };
    expect(make(skipped, { zone })).toEqual({ mistake: 'began' });
    expect(make({ ...skipped, began: '01:30', minutes: '', ended: '03:30' }, { zone })).toMatchObject({
      entry: { time: { startedAt: Date.UTC(2026, 2, 8, 6, 30), endedAt: Date.UTC(2026, 2, 8, 7, 30) } },
    });
  });

  it('pays what was typed, and nothing is not 0', () => {
    expect(make({ ...AN_HOUR, amount: ' 1.25 ', currency: 'eur' })).toMatchObject({
      entry: { reward: { micros: 1_250_000, currency: 'EUR' } },
    });
    expect(make({ ...AN_HOUR, amount: '0' })).toMatchObject({ entry: { reward: { micros: 0, currency: 'USD' } } });
    expect(make({ ...AN_HOUR, amount: ' ' })).toMatchObject({ entry: { reward: null } });
  });

  it.each([
    ['A1', 'A1', 'Acme'],
    ['Old Acme', 'A1', 'Acme'],
    ['A2', 'A2', 'Shared'],
    ['AXYZ1234567890', 'AXYZ1234567890', null],
    ['IKEA', null, 'IKEA'],
    ['Lab', null, 'Lab'],
  ])('is for %s: %s, %s', (requester, requesterId, requesterName) => {
    expect(make({ ...AN_HOUR, requester })).toMatchObject({ entry: { requesterId, requesterName } });
  });

  it('is paid in the currency of the platform, unless another was typed', () => {
    const draft = newDraft('mturk', ZONE, NOW);
    expect(pickPlatform(draft, 'prolific')).toMatchObject({ platform: 'prolific', currency: 'GBP' });
    expect(pickPlatform({ ...draft, currency: 'EUR' }, 'prolific')).toMatchObject({ currency: 'EUR' });
  });
});

describe('the time of a timer', () => {
  const timed = { startedAt: NOW - 2 * HOUR + 12_345, endedAt: NOW - HOUR + 54_321 };
  const draft = draftOfTimer(timed, 'mturk', ZONE);

  it('fills the fields, and counts to the millisecond until they are changed', () => {
    expect(draft).toMatchObject({ day: '2026-11-24', began: '08:00', ended: '09:00', minutes: '' });
    expect(make({}, { timed, draft })).toMatchObject({ entry: { time: timed } });
    expect(make({ ended: '08:30' }, { timed, draft })).toMatchObject({
      entry: { time: { startedAt: NOW - 2 * HOUR, endedAt: NOW - 1.5 * HOUR } },
    });
  });

  it('of less than a minute is a time, and of nothing is none', () => {
    const short = { startedAt: NOW - 5_000, endedAt: NOW - 1_000 };
    expect(make({}, { timed: short, draft: draftOfTimer(short, 'mturk', ZONE) })).toMatchObject({
      entry: { time: short },
    });
    const none = { startedAt: NOW, endedAt: NOW };
    expect(make({}, { timed: none, draft: draftOfTimer(none, 'mturk', ZONE) })).toEqual({ mistake: 'ended' });
  });

  it('of more than twelve hours is asked for', () => {
    const long = { startedAt: NOW - 30 * HOUR, endedAt: NOW };
    const forgotten = draftOfTimer(long, 'mturk', ZONE);
    expect([isForgotten(timed), isForgotten(long)]).toEqual([false, true]);
    expect(forgotten).toMatchObject({ day: '2026-11-23', began: '04:00', ended: '' });
    expect(make({}, { timed: long, draft: forgotten })).toEqual({ mistake: 'ended' });
    expect(make({ ended: '06:00' }, { timed: long, draft: forgotten })).toMatchObject({
      entry: { time: { startedAt: NOW - 30 * HOUR, endedAt: NOW - 28 * HOUR } },
    });
  });
});

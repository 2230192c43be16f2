import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../lib/time/days';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Jakarta',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
];
const someZone = fc.constantFrom(...ZONES);
const someInstant = fc.integer({ min: at('1975-01-01'), max: at('2040-01-01') });

/** What `Intl` itself says. */
function dateIn(zone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);
}

describe('dayOf', () => {
  it.each([
    ['America/Los_Angeles', '2026-07-02T06:59:59.999Z', '2026-07-01'],
    ['America/Los_Angeles', '2026-07-02T07:00:00Z', '2026-07-02'],
    ['America/Los_Angeles', '2026-01-02T07:59:59.999Z', '2026-01-01'],
    ['Asia/Jakarta', '2026-07-01T17:00:00Z', '2026-07-02'],
    ['Pacific/Kiritimati', '2026-07-01T10:00:00Z', '2026-07-02'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ])('in %s, %s is on %s', (zone, instant, day) => {
    expect(calendar(zone).dayOf(at(instant))).toBe(day);
  });

  it('is the date the zone shows, except where its clocks went back over midnight', () => {
    const regular = fc.constantFrom(...ZONES.filter((zone) => zone !== 'America/St_Johns'));
    fc.assert(
      fc.property(regular, someInstant, (zone, instant) => calendar(zone).dayOf(instant) === dateIn(zone, instant)),
    );
  });

  it('keeps a day in one piece where the clocks went back from 00:01 to 23:01', () => {
    const { dayOf, startOf } = calendar('America/St_Johns');
    const start = startOf('2010-11-07');
    expect(dayOf(start - 1)).toBe('2010-11-06');
    for (let minute = 0; minute < 120; minute++) expect(dayOf(start + minute * 60_000)).toBe('2010-11-07');
  });

  it('answers a million times over ten years in less than a second, the first time it is asked', () => {
    const from = at('2016-01-01');
    // Three zones that were not asked before, and the best of them: what else the machine does is no part of it.
    const times = ['Europe/Rome', 'Europe/Madrid', 'Europe/Vienna'].map((zone) => {
      const { dayOf } = calendar(zone);
      const began = performance.now();
      for (let n = 0; n < 1_000_000; n++) dayOf(from + ((n * 7_919_993) % (3650 * 24)) * HOUR);
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

describe('startOf', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-06-01', 24],
    ['America/Los_Angeles', '2026-03-08', 23],
    ['America/Los_Angeles', '2026-11-01', 25],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['America/Sao_Paulo', '2018-02-17', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Pacific/Apia', '2011-12-30', 0],
  ])('in %s, %s has %d hours', (zone, day, hours) => {
    const { startOf, addDays } = calendar(zone);
    expect((startOf(addDays(day, 1)) - startOf(day)) / HOUR).toBe(hours);
  });

  it.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z'],
  ])('in %s, %s begins after a gap at midnight', (zone, day, start) => {
    expect(calendar(zone).startOf(day)).toBe(at(start));
  });

  it('is the first instant of the day', () => {
    fc.assert(
      fc.property(someZone, someInstant, (zone, instant) => {
        const { dayOf, startOf } = calendar(zone);
        const day = dayOf(instant);
        expect(startOf(day)).toBeLessThanOrEqual(instant);
        expect(dayOf(startOf(day))).toBe(day);
        expect(dayOf(startOf(day) - 1) < day).toBe(true);
      }),
    );
  });

  it.each(['2026-02-30', '2026-2-3', 'today', ''])('refuses %j', (day) => {
    expect(() => calendar('UTC').startOf(day)).toThrow(RangeError);
  });
});

describe('splitByDay', () => {
  it('cuts at midnights', () => {
    const interval = { startedAt: at('2026-03-28T22:30:00Z'), endedAt: at('2026-03-29T22:15:00Z') };
    expect(calendar('Europe/Berlin').splitByDay(interval)).toEqual([
      { day: '2026-03-28', ms: 0.5 * HOUR },
      { day: '2026-03-29', ms: 23 * HOUR },
      { day: '2026-03-30', ms: 0.25 * HOUR },
    ]);
  });

  it('passes over a day the zone skipped, and has no parts of nothing', () => {
    const { splitByDay } = calendar('Pacific/Apia');
    const interval = { startedAt: at('2011-12-30T09:00:00Z'), endedAt: at('2011-12-30T11:00:00Z') };
    expect(splitByDay(interval)).toEqual([
      { day: '2011-12-29', ms: HOUR },
      { day: '2011-12-31', ms: HOUR },
    ]);
    expect(splitByDay({ startedAt: 5, endedAt: 5 })).toEqual([]);
    expect(splitByDay({ startedAt: 5, endedAt: 1 })).toEqual([]);
  });

  it('has parts that add up to the whole, on days that follow one another', () => {
    const someLength = fc.integer({ min: 0, max: 200 * HOUR });
    fc.assert(
      fc.property(someZone, someInstant, someLength, (zone, startedAt, length) => {
        const { splitByDay, dayOf } = calendar(zone);
        const parts = splitByDay({ startedAt, endedAt: startedAt + length });
        expect(parts.reduce((sum, { ms }) => sum + ms, 0)).toBe(length);
        expect(parts.every(({ ms }) => ms > 0)).toBe(true);
        const days = parts.map(({ day }) => day);
        expect(days.every((day, n) => n === 0 || (days[n - 1] ?? '') < day)).toBe(true);
        if (length > 0) expect(days[0]).toBe(dayOf(startedAt));
        if (length > 0) expect(days.at(-1)).toBe(dayOf(startedAt + length - 1));
      }),
    );
  });
});

describe('addDays', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-24', -89, '2026-08-27'],
    ['2026-10-25', 1, '2026-10-26'],
  ])('%s and %d days is %s', (day, n, expected) => {
    expect(calendar('Europe/Berlin').addDays(day, n)).toBe(expected);
  });
});

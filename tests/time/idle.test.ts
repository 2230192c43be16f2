import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditedIntervals, creditedMs, DEFAULT_IDLE_RULES, type IdleRules, idleCut } from '../../lib/time/idle';
import { lengthMs, unionMs } from '../../lib/time/interval';
import { seconds } from './intervals';

const S = 1000;
const rules = DEFAULT_IDLE_RULES;
const credit = (from: number, to: number, inputs: number[]) =>
  creditedMs(
    from * S,
    to * S,
    inputs.map((at) => at * S),
    rules,
  ) / S;

describe('credited time (D2)', () => {
  it.each([
    [0, 300, [30, 60, 200, 210], 300],
    [0, 420, [10, 400], 90],
    [0, 179, [], 179],
    [0, 181, [], 60],
    [0, 300, [100, 280], 300],
    [0, 180, [], 180],
    [300, 0, [10], 0],
  ])('of (%d, %d; %j) is %d s', (from, to, inputs, expected) => {
    expect(credit(from, to, inputs)).toBe(expected);
  });

  it('names the stretches that count', () => {
    expect(creditedIntervals(0, 420 * S, [10 * S, 400 * S], rules)).toEqual(seconds([0, 70], [400, 420]));
  });

  it('takes inputs in any order, and ignores those outside', () => {
    expect(credit(0, 420, [400, 10, 10, -5, 500])).toBe(90);
  });

  it('counts the limit where the grace is set longer than the limit', () => {
    expect(creditedMs(0, 20, [], { idleMs: 10, graceMs: 100 })).toBe(10);
  });
});

describe('idleCut (D2)', () => {
  it('is null up to the limit, a gap of exactly the limit included', () => {
    expect(idleCut(0, 180 * S, rules)).toBeNull();
    expect(idleCut(100, 50, rules)).toBeNull();
  });

  it('is the last input and the grace once the gap outgrew the limit', () => {
    expect(idleCut(5 * S, 185 * S + 1, rules)).toBe(65 * S);
    expect(idleCut(5 * S, 9000 * S, rules)).toBe(65 * S);
  });
});

const someRules: fc.Arbitrary<IdleRules> = fc.record({
  idleMs: fc.integer({ min: 1, max: 300 }),
  graceMs: fc.integer({ min: 0, max: 300 }),
});
const someSpan = fc.record({
  endedAt: fc.integer({ min: 0, max: 2000 }),
  inputsAt: fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 20 }),
  beatsAt: fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 40 }),
});

/** What a page does: it looks at every input and at every beat, and cuts the span it has open. */
function foldOnline(endedAt: number, inputsAt: number[], beatsAt: number[], idle: IdleRules): number {
  const moments = [...inputsAt.map((at) => ({ at, input: true })), ...beatsAt.map((at) => ({ at, input: false }))]
    .filter(({ at }) => at < endedAt)
    .sort((a, b) => a.at - b.at || Number(a.input) - Number(b.input));
  let credited = 0;
  let openSince: number | null = 0;
  let lastInputAt = 0;
  for (const { at, input } of [...moments, { at: endedAt, input: false }]) {
    const cut = idleCut(lastInputAt, at, idle);
    if (openSince !== null && cut !== null) {
      credited += cut - openSince;
      openSince = null;
    }
    if (!input) continue;
    openSince ??= at;
    lastInputAt = at;
  }
  return credited + (openSince === null ? 0 : endedAt - openSince);
}

describe('properties', () => {
  it('cutting online, at whatever beats, credits what the whole span credits afterwards', () => {
    fc.assert(
      fc.property(someSpan, someRules, ({ endedAt, inputsAt, beatsAt }, idle) => {
        expect(foldOnline(endedAt, inputsAt, beatsAt, idle)).toBe(creditedMs(0, endedAt, inputsAt, idle));
      }),
    );
  });

  it('stretches are apart, in order, inside the span, and as long as the credit', () => {
    fc.assert(
      fc.property(someSpan, someRules, ({ endedAt, inputsAt }, idle) => {
        const stretches = creditedIntervals(0, endedAt, inputsAt, idle);
        expect(unionMs(stretches)).toBe(stretches.reduce((sum, stretch) => sum + lengthMs(stretch), 0));
        expect(creditedMs(0, endedAt, inputsAt, idle)).toBe(unionMs(stretches));
        expect(stretches).toEqual([...stretches].sort((a, b) => a.startedAt - b.startedAt));
        expect(stretches.every(({ startedAt, endedAt: end }) => startedAt >= 0 && end <= endedAt)).toBe(true);
      }),
    );
  });

  it('a gap is credited whole or by the grace', () => {
    fc.assert(
      fc.property(someSpan, someRules, ({ endedAt, inputsAt }, idle) => {
        const signs = [0, ...inputsAt.filter((at) => at < endedAt).sort((a, b) => a - b), endedAt];
        const gaps = signs.slice(1).map((at, n) => at - (signs[n] ?? 0));
        const due = gaps.map((gap) => (gap <= idle.idleMs ? gap : Math.min(idle.graceMs, idle.idleMs)));
        expect(creditedMs(0, endedAt, inputsAt, idle)).toBe(due.reduce((a, b) => a + b, 0));
      }),
    );
  });
});

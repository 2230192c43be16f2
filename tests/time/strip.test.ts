import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthMs } from '../../lib/time/interval';
import { type StripPiece, sessionsOf } from '../../lib/time/strip';

const MINUTE = 60_000;
type Kind = 'task' | 'searching' | 'queue';

/** Pieces one after the other, in minutes: a number is a gap, a pair a stretch of some kind. */
function day(...told: (number | [Kind, number])[]): StripPiece<Kind>[] {
  let at = 0;
  return told.flatMap((one) => {
    const [kind, minutes] = typeof one === 'number' ? [null, one] : one;
    const startedAt = at;
    at += minutes * MINUTE;
    return kind === null ? [] : [{ kind, startedAt, endedAt: at, ms: at - startedAt }];
  });
}

const anyDay = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Kind>('task', 'searching', 'queue'),
      gapMs: fc.oneof(fc.constant(0), fc.nat(30 * MINUTE)),
      ms: fc.nat(20 * MINUTE),
    }),
    { maxLength: 60 },
  )
  .map((told) => {
    let at = 1_795_500_000_000;
    return told.map(({ kind, gapMs, ms }) => {
      const startedAt = at + gapMs;
      at = startedAt + ms;
      return { kind, startedAt, endedAt: at, ms };
    });
  });

describe('the strip of a day', () => {
  it('tells sessions in order, each with what filled it, longest first', () => {
    const sessions = sessionsOf(day(['searching', 5], ['task', 20], 9, ['searching', 3], 11, ['queue', 2]));
    expect(sessions.map(({ startedAt, endedAt, parts }) => [startedAt / MINUTE, endedAt / MINUTE, parts])).toEqual([
      [
        0,
        37,
        [
          { kind: 'task', ms: 20 * MINUTE },
          { kind: 'searching', ms: 8 * MINUTE },
        ],
      ],
      [48, 50, [{ kind: 'queue', ms: 2 * MINUTE }]],
    ]);
  });

  it('ends a session with a gap of more than ten minutes, and not with one of ten', () => {
    expect(sessionsOf(day(['task', 1], 10, ['task', 1]))).toHaveLength(1);
    expect(sessionsOf(day(['task', 1], 10.001, ['task', 1]))).toHaveLength(2);
  });

  it('draws kinds in their order, and what was not measured as nothing', () => {
    const [session] = sessionsOf(day(['searching', 25], ['task', 100], 5, ['queue', 20]));
    const columns = session?.columns ?? [];
    const runs = columns.filter((kind, index) => kind !== columns[index - 1]);
    expect(runs).toEqual(['searching', 'task', null, 'queue']);
    expect(columns).toHaveLength(150);
    expect(columns.filter((kind) => kind === 'searching')).toHaveLength(25);
  });

  it('gives what is short and often its share of a long day', () => {
    const rounds = Array.from({ length: 200 }, (): [Kind, number][] => [
      ['task', 2],
      ['searching', 0.5],
    ]).flat();
    const [session] = sessionsOf(day(...rounds));
    expect(session?.columns.filter((kind) => kind === 'searching')).toHaveLength(30);
  });

  it('shows a short session beside a long one', () => {
    const sessions = sessionsOf(day(['task', 480], 30, ['searching', 0.2]));
    expect(sessions[1]?.columns).toEqual(['searching']);
  });

  it('counts what the worker corrected, and draws it where it was', () => {
    const [piece] = day(['task', 10]);
    const [session] = sessionsOf(piece ? [{ ...piece, ms: 4 * MINUTE }] : []);
    expect(session).toMatchObject({ endedAt: 10 * MINUTE, parts: [{ kind: 'task', ms: 4 * MINUTE }] });
  });

  it('adds up to its pieces, by kind', () => {
    fc.assert(
      fc.property(anyDay, (pieces) => {
        const sums = new Map<string, number>();
        for (const { parts } of sessionsOf(pieces)) {
          for (const { kind, ms } of parts) sums.set(kind, (sums.get(kind) ?? 0) + ms);
        }
        for (const kind of new Set(pieces.map((piece) => piece.kind))) {
          const ofKind = pieces.filter((piece) => piece.kind === kind);
          expect(sums.get(kind)).toBe(ofKind.reduce((sum, { ms }) => sum + ms, 0));
        }
      }),
    );
  });

  it('keeps to its room, in columns that show each kind for as long as it took, to a column', () => {
    fc.assert(
      fc.property(anyDay, (pieces) => {
        for (const session of sessionsOf(pieces)) {
          const widthMs = lengthMs(session) / session.columns.length;
          const inside = pieces.filter((p) => p.startedAt >= session.startedAt && p.endedAt <= session.endedAt);
          for (const kind of ['task', 'searching', 'queue'] as const) {
            const took = inside.filter((p) => p.kind === kind).reduce((sum, p) => sum + lengthMs(p), 0);
            const drawn = session.columns.filter((column) => column === kind).length * widthMs;
            // Of four kinds, nothing included, one may be owed while the others are drawn.
            expect(Math.abs(took - drawn)).toBeLessThanOrEqual(3 * widthMs + 1);
          }
        }
        const columns = sessionsOf(pieces).reduce((sum, session) => sum + session.columns.length, 0);
        expect(columns).toBeLessThanOrEqual(150 + 1.5 * sessionsOf(pieces).length);
      }),
    );
  });
});

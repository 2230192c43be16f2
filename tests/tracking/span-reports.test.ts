import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportSpans } from '../../lib/tracking/span-reports';
import { rollupsAndRebuilt } from '../ledger/test-ledger';
import { SECOND, World } from './world';

/** What a page may say of a stretch: the same one more than once, and late. Coarse, so that times coincide. */
const anyReport = fc.record({
  tab: fc.integer({ min: 1, max: 3 }),
  stretch: fc.nat(3),
  startedAt: fc.nat(12),
  length: fc.nat(8),
  closed: fc.boolean(),
});

it('spans are disjoint, and at most one is open, in whatever order reports arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyReport, { maxLength: 12 }), async (reports) => {
      const world = await World.begin();
      const since = world.now;
      world.now += 30 * SECOND;
      const starts = new Map<string, number>();
      for (const { tab, stretch, startedAt, length, closed } of reports) {
        const id = `i${tab}.${stretch}`;
        // A stretch begins once, whatever is said of it.
        const start = starts.get(id) ?? since + startedAt * SECOND;
        starts.set(id, start);
        const endedAt = start + length * SECOND;
        const span = { id, startedAt: start, endedAt, closed, firstInputAt: null, lastInputAt: start };
        const work = { kind: 'task' as const, taskId: `T${tab}`, assignmentId: `A${tab}` };
        await reportSpans(world.tracking, { type: 'spans', platform: 'mturk', work, spans: [span] }, tab);
      }
      const spans = (await world.spans()).sort((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt);
      for (const [index, later] of spans.slice(1).entries()) {
        expect(spans[index]?.endedAt).toBeLessThanOrEqual(later.startedAt);
      }
      expect(spans.filter(({ open }) => open).length).toBeLessThanOrEqual(1);
      const { kept, rebuilt } = await rollupsAndRebuilt(world.ledger, world.now);
      expect(kept).toEqual(rebuilt);
      await world.ledger.delete();
    }),
    { numRuns: 100 },
  );
}, 60_000);

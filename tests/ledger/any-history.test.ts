/** The sums equal a rebuild after every kind of change there is, in any order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withAttribution } from '../../lib/ledger/attribution';
import { asMeasured } from '../../lib/ledger/measured';
import { anyErasureStep, takeErasure } from './any-erasure';
import { anyStep, take } from './any-step';
import { rollupsAndRebuilt, testLedger } from './test-ledger';

const anyChange = fc.oneof({ weight: 8, arbitrary: anyStep }, { weight: 1, arbitrary: anyErasureStep });

it('rollups equal a rebuild, exactly, after any history of work, facts, files, corrections, assumptions and erasures', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 5, maxLength: 30 }), async (steps) => {
      const ledger = await testLedger();
      for (const step of steps) await (step.do === 'erase' ? takeErasure(ledger, step) : take(ledger, step));
      const tasks = await ledger.tasks.toArray();
      for (const one of tasks) {
        // What was corrected differs from what was measured, and nothing else is marked.
        const { measured = {}, correctedMs, edited, assumedApproved } = one;
        expect(edited).toBe(Object.keys(measured).length > 0 || correctedMs !== undefined);
        expect(asMeasured(one)).toMatchObject(measured);
        if (assumedApproved) expect(one.state).toBe('submitted');
      }
      // Time from files is shared by all that overlap, whatever told of its beginning and end.
      expect(withAttribution(tasks)).toEqual(tasks);
      const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
      expect(kept).toEqual(rebuilt);
      await ledger.delete();
    }),
    { numRuns: 60 },
  );
}, 60_000);

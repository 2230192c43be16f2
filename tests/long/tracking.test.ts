import fc from 'fast-check';
import { it } from 'vitest';
import { anyHistory, playHistory } from '../tracking/histories';

it('holds after a thousand random histories of a browser', async () => {
  await fc.assert(fc.asyncProperty(anyHistory, playHistory), { numRuns: 1_000 });
});

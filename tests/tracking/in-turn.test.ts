import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inTurn } from '../../lib/tracking/in-turn';

it('does what one key asks in order, one after the other, however long each takes and however it ends', async () => {
  const anAct = fc.record({ key: fc.integer({ min: 1, max: 3 }), ticks: fc.nat(4), fails: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 12 }), async (acts) => {
      const take = inTurn<number>();
      const log: string[] = [];
      const results = acts.map(({ key, ticks, fails }, index) =>
        take(key, async () => {
          log.push(`${key} begins ${index}`);
          for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
          log.push(`${key} ends ${index}`);
          if (fails) throw new Error(`${index}`);
          return index;
        }),
      );
      const settled = await Promise.allSettled(results);
      for (const key of [1, 2, 3]) {
        const asked = acts.flatMap((act, index) => (act.key === key ? [index] : []));
        expect(log.filter((line) => line.startsWith(`${key} `))).toEqual(
          asked.flatMap((index) => [`${key} begins ${index}`, `${key} ends ${index}`]),
        );
      }
      expect(settled.map(({ status }) => status)).toEqual(acts.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
    }),
  );
});

it('lets one key go on while another waits', async () => {
  const take = inTurn<string>();
  let letGo = () => {};
  const slow = take('slow', () => new Promise<void>((resolve) => (letGo = resolve)));
  await expect(take('quick', async () => 'done')).resolves.toBe('done');
  letGo();
  await slow;
});

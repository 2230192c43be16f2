import { describe, expect, it } from 'vitest';
import { importTarget } from '../../lib/ledger/imports';
import { syntheticLog } from '../bench/log';
import { NOW, rollupsAndRebuilt, testLedger } from './test-ledger';

describe('records written in bulk', () => {
  it('keep the rollups equal to a rebuild, over hundreds of requesters in one transaction', async () => {
    const ledger = await testLedger();
    const target = importTarget(ledger, () => NOW);
    for (const { tasks, spans } of syntheticLog(4_000, NOW, 1, 2_000)) {
      expect(await target.importTasks(tasks)).toEqual({ added: 2_000, updated: 0, unchanged: 0 });
      await target.importSpans(spans);
    }
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept.requesters.length).toBeGreaterThan(250);
    expect(kept.requesters.filter(({ underpaying }) => underpaying)).not.toEqual([]);
    expect(kept).toEqual(rebuilt);
  }, 60_000);

  it('change nothing when they are written again', async () => {
    const ledger = await testLedger();
    const target = importTarget(ledger, () => NOW);
    const [batch] = syntheticLog(200, NOW, 2, 200);
    if (!batch) throw new Error('an empty log');
    await target.importTasks(batch.tasks);
    await target.importSpans(batch.spans);
    const before = await ledger.tasks.toArray();
    expect(await target.importTasks(batch.tasks)).toEqual({ added: 0, updated: 0, unchanged: 200 });
    await target.importSpans(batch.spans);
    expect(await ledger.tasks.toArray()).toEqual(before);
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });

  it('take the time of a task from spans that were there before it', async () => {
    const ledger = await testLedger();
    const target = importTarget(ledger, () => NOW);
    const [batch] = syntheticLog(200, NOW, 3, 200);
    if (!batch) throw new Error('an empty log');
    await target.importSpans(batch.spans);
    await target.importTasks(batch.tasks);
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });
});

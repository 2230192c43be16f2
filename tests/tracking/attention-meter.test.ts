import { expect, it } from 'vitest';
import { fromPage, type SpanReport } from '../../lib/messages';
import { AttentionMeter } from '../../lib/tracking/attention-meter';

it('nothing is lost when the background answers nobody for long, and then again', async () => {
  let now = Date.UTC(2026, 10, 24);
  let attentive = false;
  let answering = false;
  const settled = new Map<string, SpanReport>();
  const meter = new AttentionMeter('i', {
    now: () => now,
    isAttentive: () => attentive,
    isPlaying: () => false,
    report: async (spans) => {
      const work = { kind: 'searching' as const };
      const isTaken = fromPage.safeParse({ type: 'spans', platform: 'mturk', work, spans }).success;
      if (!answering || !isTaken) throw new Error('nobody answers');
      for (const span of spans) settled.set(span.id, span);
      return spans.map(({ id }) => ({ id, settled: true, resumeAt: null }));
    },
  });
  for (let turn = 0; turn < 500; turn += 1) {
    attentive = !attentive;
    now += 1_000;
    meter.changed();
    await Promise.resolve();
  }
  answering = true;
  for (let beat = 0; beat < 5; beat += 1) {
    now += 15_000;
    meter.beat();
    await new Promise((resolve) => setTimeout(resolve));
  }
  const reported = [...settled.values()].reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
  expect(reported).toBe(250_000);
});

import { expect, it } from 'vitest';
import { benchForecast } from '../bench/forecast';

it('the estimate forecasts later pay better than the mean of task wages, and its interval holds it', {
  timeout: 60_000,
}, async () => {
  const lines = await benchForecast();
  expect(lines.length).toBeGreaterThan(0);
  for (const { bench, more } of lines) {
    expect(more?.error, bench).toBeLessThan(more?.baseline_error ?? 0);
    expect(more?.error, bench).toBeLessThan(more?.ratio_error ?? 0);
    expect(more?.covered, bench).toBeGreaterThan(0.9);
  }
});

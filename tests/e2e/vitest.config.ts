import { defineConfig } from 'vitest/config';

/**
 * Every browser test runs in both browsers, on the extension as built. Two files run side by side, for
 * most of the time of these tests is waiting; with more, two processors are too slow for what is timed. A test may be
 * tried a second time, which the output says: a computer that is busy with something else can miss a second.
 */
export default defineConfig({
  test: {
    projects: (['chromium', 'firefox'] as const).map((browser) => ({
      test: {
        name: browser,
        include: ['tests/e2e/**/*.test.ts'],
        env: { UPAH_BROWSER: browser },
        testTimeout: 120_000,
        hookTimeout: 120_000,
        retry: 1,
        sequence: { shuffle: true },
      },
    })),
    maxWorkers: 2,
  },
});

import { defineConfig } from 'vitest/config';

/**
 * Every browser test runs in both browsers, on the extension as built. The two browsers run side by side, for
 * most of the time of these tests is waiting; within a browser one file runs after the other.
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
        sequence: { shuffle: true },
      },
    })),
    maxWorkers: 2,
  },
});

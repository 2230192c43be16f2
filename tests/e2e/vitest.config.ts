import { defineConfig } from 'vitest/config';

/**
 * Every browser test runs in both browsers, on the extension as built. Three files run side by side, for
 * most of the time of these tests is waiting, and two processors can bear that.
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
    maxWorkers: 3,
  },
});

import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** What takes long: many more random histories, a million tasks, browsers killed again and again. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/long/**/*.test.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 120_000,
    sequence: { shuffle: true },
    // A million tasks and a browser that is killed need the machine for themselves.
    fileParallelism: false,
  },
});

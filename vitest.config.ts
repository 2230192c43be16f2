import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Unit and property tests. What needs a build or a browser has its own configuration. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/long/**', 'tests/gate/built/**', 'tests/manifest.test.ts', 'node_modules/**'],
    // No test may lean on what another left behind.
    sequence: { shuffle: true },
    mockReset: true,
    unstubGlobals: true,
    unstubEnvs: true,
    allowOnly: false,
    // Ends what hangs. How fast a computer is, is no matter of these tests.
    testTimeout: 30_000,
  },
});

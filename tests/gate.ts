/**
 * The gate: everything that must hold before a change goes in, in one command (`npm test`).
 *
 * Runs the steps below in order and stops at the first that fails. With `--long`, builds and runs the
 * long tests instead. The last line is `N passed, N failed`, over the tests inside the steps and the steps
 * that are one check each; the exit status is 0 only if nothing failed.
 */
import type { Counts } from './gate/commands';
import { check, tests } from './gate/commands';
import { storeLint } from './gate/store-lint';

interface Step {
  name: string;
  run: () => Promise<Counts>;
  /** What to do when it fails. */
  remedy: string;
}

const TYPES: Step = {
  name: 'types',
  run: () => check(['wxt', 'prepare'], ['tsc', '--noEmit']),
  remedy: 'Correct the types shown above; `npm run types` checks them again.',
};

const BUILD: Step = {
  name: 'build for Chromium and Firefox',
  run: () => check(['wxt', 'build'], ['wxt', 'build', '-b', 'firefox']),
  remedy: 'Read the error of the bundler above; `npm run build` repeats it.',
};

const GATE: Step[] = [
  {
    name: 'format and lint',
    run: () => check(['biome', 'ci', '--error-on-warnings', '--colors=off', '.']),
    remedy: '`npm run fix` corrects what can be corrected; the rest needs a hand.',
  },
  TYPES,
  {
    name: 'unused code',
    run: () => check(['knip', '--no-progress', '--treat-config-hints-as-errors']),
    remedy: 'Remove what nothing uses, or use it.',
  },
  {
    name: 'unit and property tests',
    run: () => tests('vitest.config.ts'),
    remedy: '`npm run unit -- <file>` runs one file; a failed property prints the seed that repeats it.',
  },
  BUILD,
  {
    name: 'manifests and byte budgets',
    run: () => tests('tests/gate/vitest.config.ts'),
    remedy: 'A permission needs its row in README.md; bytes are counted against tests/budgets.json.',
  },
  {
    name: 'store lint',
    run: () => storeLint('.output/firefox-mv3'),
    remedy: 'The store would refuse errors; a warning is corrected, or understood in tests/gate/store-lint.ts.',
  },
  {
    name: 'browser tests in Chromium and Firefox',
    run: () => tests('tests/e2e/vitest.config.ts'),
    remedy: 'Without a browser the output above says how to install one.',
  },
];

const LONG: Step[] = [
  TYPES,
  BUILD,
  {
    name: 'long tests',
    run: () => tests('tests/long/vitest.config.ts'),
    remedy: 'A failed property prints the seed that repeats it.',
  },
];

async function runSteps(steps: Step[]): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0 };
  for (const { name, run, remedy } of steps) {
    const startedAt = performance.now();
    const { passed, failed } = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    total.passed += passed;
    total.failed += failed;
    console.log(`${failed === 0 ? 'ok  ' : 'FAIL'}  ${name}  (${seconds} s)`);
    if (failed > 0) {
      console.log(`      ${remedy}`);
      break;
    }
  }
  return total;
}

const { passed, failed } = await runSteps(process.argv.includes('--long') ? LONG : GATE);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

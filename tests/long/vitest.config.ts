import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Begins with the test that takes longest, so that the others are over before it is. */
class MillionFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isMillion = ({ moduleId }: TestSpecification) => moduleId.endsWith('/million.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isMillion), ...sorted.filter((file) => !isMillion(file))];
  }
}

/**
 * What takes long: many more random histories, a million tasks, browsers killed again and again. The million tasks
 * take as long as all the others together, which mostly wait, and so they run beside them.
 */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/long/**/*.test.ts'],
    testTimeout: 2_200_000,
    hookTimeout: 120_000,
    sequence: { shuffle: true, sequencer: MillionFirst },
    // Moments of a kill that fall together with a busy computer are not what these tests are about.
    retry: 1,
    maxWorkers: 2,
  },
});

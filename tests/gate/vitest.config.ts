import { defineConfig } from 'vitest/config';

/** What is checked on the built extension, in `.output`. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/manifest.test.ts', 'tests/gate/built/**/*.test.ts'],
  },
});

import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { markdownBlocks } from './components/definitions/markdown-plugin';
import { frameMatches, pageMatches } from './lib/platforms/sites';

/**
 * What the pages of the extension may load: only the extension's own files. The one place they may ask is the platform's
 * own site, which a refresh reads when the worker presses the button for it.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https://worker.mturk.com',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An address beside this file. */
function resolve(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * Puts all code that a page is made of in one file, apart from the few lines that start it: a page waits longer for one
 * more file than for a few kilobytes that only other pages need.
 *
 * @param page the address of its HTML file, which imports what starts it
 */
function oneFileFor(page: string): Plugin {
  let shared: Set<string> | undefined;
  return {
    name: 'one-file-for-a-page',
    config: () => ({
      build: {
        rollupOptions: {
          output: {
            manualChunks: (id, { getModuleInfo }) => {
              const importsOf = (from: string) => getModuleInfo(from)?.importedIds ?? [];
              shared ??= reachedFrom(importsOf(page), importsOf);
              return shared.has(id) && !id.endsWith('.css') ? 'pages' : undefined;
            },
          },
        },
      },
    }),
  };
}

/**
 * Has V8 compile all of a content script where it is read, and not most of it a second time where it is first called:
 * nearly all of these scripts runs as the page loads. Other engines take it for a comment.
 * https://v8.dev/blog/explicit-compile-hints
 *
 * @param names of the entrypoints for which it was measured that this is faster
 */
function compiledAtOnce(...names: string[]): Plugin {
  return {
    name: 'compiled-at-once',
    // After minification, which leaves no comment.
    generateBundle: (_, files) => {
      for (const name of names) {
        const file = files[`content-scripts/${name}.js`];
        if (file?.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  };
}

/** What modules import, and what that imports, and so on. */
function reachedFrom(modules: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const reached = new Set<string>();
  const follow = (from: string) => {
    for (const next of importsOf(from)) {
      if (reached.has(next)) continue;
      reached.add(next);
      follow(next);
    }
  };
  modules.forEach(follow);
  return reached;
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    plugins: [preact(), markdownBlocks(), compiledAtOnce('marks')],
    resolve: {
      alias: {
        'wxt/utils/content-script-context': resolve('./lib/quiet-context.ts'),
        // Its own minified build is smaller than what a bundler makes of its sources.
        dexie: resolve('./node_modules/dexie/dist/modern/dexie.min.mjs'),
      },
    },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const popup = entrypoints.find(({ type }) => type === 'popup');
      if (popup) config.plugins = [...(config.plugins ?? []), oneFileFor(popup.inputPath)];
    },
    'build:manifestGenerated': (_, manifest) => {
      // WXT takes an entrypoint of this name for the browser's own history page, and would replace that one.
      delete manifest.chrome_url_overrides;
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'idle'],
    optional_permissions: ['notifications', 'downloads', ...(browser === 'firefox' ? [] : ['offscreen'])],
    host_permissions: [...pageMatches, ...frameMatches],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{5b0c1f5e-7f1d-4e0c-9a55-6c1a3a4f2d10}',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});

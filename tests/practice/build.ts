/** The built extension, built again where its sources are newer. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserKind } from '../browsers/find';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'package.json'];
const TARGETS: Record<BrowserKind, { folder: string; wxt: string }> = {
  chromium: { folder: 'chrome-mv3', wxt: 'chrome' },
  firefox: { folder: 'firefox-mv3', wxt: 'firefox' },
};

/** The folder of the extension as built for this browser. */
export function extensionFolder(kind: BrowserKind): string {
  return join(ROOT, '.output', TARGETS[kind].folder);
}

/** Builds the extension if it was never built, or is older than its sources. */
export function builtExtension(kind: BrowserKind): string {
  const folder = extensionFolder(kind);
  const builtAtMs = newestIn(join(folder, 'manifest.json'));
  const changedAtMs = Math.max(...SOURCES.map((source) => newestIn(join(ROOT, source))));
  if (builtAtMs > changedAtMs) return folder;
  console.error('Building the extension …');
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const build = spawnSync(process.execPath, [wxt, 'build', '-b', TARGETS[kind].wxt], { cwd: ROOT, encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`The extension could not be built:\n${build.stdout}\n${build.stderr}`);
  return folder;
}

/** When a file, or the newest file of a folder, was changed; 0 where there is none. */
function newestIn(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

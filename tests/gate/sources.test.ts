import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import budgets from '../budgets.json';
import { ROOT } from './built';

const CONTENT_SCRIPTS = filesUnder('entrypoints').filter((path) => /\.content(\/index)?\.tsx?$/.test(path));
const PURE = ['lib/time', 'lib/pay', 'lib/platforms', 'lib/money.ts'];

function filesUnder(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true }) as string[];
  return names.map((name) => join(folder, name)).filter((path) => /\.tsx?$/.test(path));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The files and packages that a file reaches at run time; imports of types alone are none. */
async function reachedFrom(path: string): Promise<{ files: string[]; packages: string[] }> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [path],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  const packages = Object.values(metafile.inputs).flatMap((input) =>
    input.imports.filter((imported) => imported.external).map((imported) => imported.path),
  );
  return { files: Object.keys(metafile.inputs), packages };
}

describe('what may import what', () => {
  // A page could reach into all that its content script holds; and there the database would be the website's.
  it.each(CONTENT_SCRIPTS)('%s reaches neither the ledger nor a library', async (path) => {
    const { files, packages } = await reachedFrom(path);
    expect(files.filter((file) => file.startsWith('lib/ledger/'))).toEqual([]);
    expect(packages.filter((name) => !name.startsWith('wxt/'))).toEqual([]);
  });

  it.each(PURE.flatMap((path) => (path.endsWith('.ts') ? [path] : filesUnder(path))))('%s is pure', async (path) => {
    const { files, packages } = await reachedFrom(path);
    expect(files.filter((file) => !PURE.some((pure) => file.startsWith(pure)))).toEqual([]);
    expect(packages).toEqual([]);
    expect(read(path)).not.toMatch(
      /\b(browser|chrome|window|localStorage)\.\w|Date\.now\(\)|new Date\(\)|Math\.random\(/,
    );
  });
});

// Dexie counts the awaits of an async function. Those of another function it takes off a transaction that began in the
// same moment, which then loses its own: its change fails, or is written outside of it.
const WITHOUT_DEXIE = 'lib/backup/raw-database.ts';
it.each(filesUnder('lib').filter((path) => path !== WITHOUT_DEXIE && read(path).includes('.transaction(')))(
  '%s gives every transaction an async function',
  (path) => {
    const calls = [...read(path).matchAll(/\.transaction\((.*)$/gm)].map(([, scope]) => scope ?? '');
    // One of IndexedDB itself, without Dexie, gives its stores at once.
    const scopes = calls.filter((scope) => !scope.includes(').objectStore('));
    expect(scopes.filter((scope) => !/, async (\(\)|\w+) =>/.test(scope))).toEqual([]);
  },
);

it.each(filesUnder('entrypoints'))('%s is wiring, not logic', (path) => {
  expect(read(path).split('\n').length).toBeLessThanOrEqual(budgets.entrypointLines);
});

it('the README gives each package it depends on a reason, and its licence', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const rows = [...read('README.md').matchAll(/^\| (\S+) +\| (.{10,}?\.) +\| (\S+(?: or \S+)?) +\|$/gm)];
  const licences = Object.keys({ ...dependencies, ...devDependencies }).map((name) => {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`));
    return [name, license.replace(' OR ', ' or ')];
  });
  expect(Object.fromEntries(rows.map(([, name, , licence]) => [name, licence]))).toEqual(Object.fromEntries(licences));
});

it.each(readdirSync(join(ROOT, 'public/_locales')))(
  'the texts of %s are read by browsers as they are meant',
  (language) => {
    const texts = Object.entries<{ message: string }>(JSON.parse(read(`public/_locales/${language}/messages.json`)));
    // Chromium takes "$1$2" for a placeholder named "1" and then refuses the whole extension.
    expect(texts.filter(([, { message }]) => /\$[\w@]+\$/.test(message)).map(([key]) => key)).toEqual([]);
  },
);

describe('the repository speaks of itself alone', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)) && !/\.(png|ico|woff2)$/.test(path));

  const FOREIGN = {
    'a path of one machine': /(?:^|["'`\s(=:])\/(?:home|root|work|Users)\/\w/m,
    'a package registry': /\bregistry\.[a-z]+\.[a-z]+|"resolve[d]":/,
    'a tracker of issues': /\bissue #?\d/i,
  };

  it.each(Object.entries(FOREIGN))('without %s', (_what, pattern) => {
    expect(tracked.filter((path) => pattern.test(read(path)))).toEqual([]);
  });
});

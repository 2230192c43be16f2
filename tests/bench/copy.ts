/** Copies of the built extension with pages added to measure in. The product itself has none of them. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { SEEN_SCRIPT } from './page-seen';

/** A page that does something, and one that does nothing: what a page costs before any of ours. */
export const BENCH_PAGE = 'bench.html';
export const BLANK_PAGE = 'blank.html';

const BENCH_HTML = '<!doctype html><title>bench</title><script type="module" src="bench.js"></script>';
const BLANK_HTML =
  '<!doctype html><head><title>blank</title></head><body><data data-figure="real-pay" value="0">0</data></body>';

/** Answers before the extension's own listener has parsed anything: the least a message costs. */
const ECHO =
  '\n;(globalThis.browser ?? chrome).runtime.onMessage.addListener((message, _, answer) => { if (message?.type === "echo") answer(message); });\n';

/** A folder with the extension and the bench pages; each folder is an extension of its own to the browser, with its own log. */
export async function benchCopy(extension: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'upah-bench-'));
  cpSync(extension, folder, { recursive: true });
  writeFileSync(join(folder, BENCH_PAGE), BENCH_HTML);
  writeFileSync(join(folder, BLANK_PAGE), BLANK_HTML);
  appendFileSync(join(folder, 'background.js'), ECHO);
  writeFileSync(join(folder, 'seen.js'), SEEN_SCRIPT);
  for (const page of ['popup.html', BLANK_PAGE]) {
    const path = join(folder, page);
    writeFileSync(path, readFileSync(path, 'utf8').replace('<head>', '<head><script src="/seen.js"></script>'));
  }
  await build({
    entryPoints: [join(import.meta.dirname, 'page/main.ts')],
    outfile: join(folder, 'bench.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: false,
    logLevel: 'warning',
  });
  return folder;
}

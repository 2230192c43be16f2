/** Runs the tools of the gate and counts what they found. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Counts {
  passed: number;
  failed: number;
}

const ROOT = join(import.meta.dirname, '../..');

/** Runs commands of `node_modules/.bin` one after the other, as one check. Their output is shown where one fails. */
export async function check(...commands: string[][]): Promise<Counts> {
  for (const command of commands) {
    const { status, output } = await run(command, 'capture');
    if (status !== 0) {
      console.log(output.trimEnd());
      return { passed: 0, failed: 1 };
    }
  }
  return { passed: 1, failed: 0 };
}

/** Runs Vitest with a configuration file; its tests are counted one by one. No test at all is a failure. */
export async function tests(config: string): Promise<Counts> {
  if (!existsSync(join(ROOT, config))) {
    console.log(`There is no ${config}.`);
    return { passed: 0, failed: 1 };
  }
  const folder = await mkdtemp(join(tmpdir(), 'upah-gate-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { status } = await run(['vitest', 'run', '--config', config, '--allowOnly=false', ...reporters], 'show');
    const counts = await countsOf(report);
    // An error outside of any test fails the run without failing a test.
    const failed = status === 0 && counts.passed > 0 ? counts.failed : Math.max(1, counts.failed);
    return { passed: counts.passed, failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The counts in a report of Vitest; none where it did not get as far as writing one. */
async function countsOf(report: string): Promise<Counts> {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
}

/** Runs a command of `node_modules/.bin`; its output is given back, or shown while it runs. */
export function run(
  [name = '', ...args]: string[],
  output: 'show' | 'capture',
): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', name), args, {
      cwd: ROOT,
      // Windows starts these through a script of its shell.
      shell: process.platform === 'win32',
      stdio: ['ignore', output === 'show' ? 'inherit' : 'pipe', output === 'show' ? 'inherit' : 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

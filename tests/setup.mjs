/**
 * Prepares a fresh copy of the project and runs one of its commands: `node tests/setup.mjs <command>`.
 * Runs before anything is installed, so it uses only what Node itself brings.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];

/** What each command runs, and with which arguments. */
const COMMANDS = {
  start: ['tests/practice/start.ts'],
  test: ['tests/gate.ts'],
  long: ['tests/gate.ts', '--long'],
  bench: ['tests/bench/run.ts'],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = '', ...args] = process.argv.slice(2);

if (!Object.hasOwn(COMMANDS, command)) {
  fail(`Usage: node tests/setup.mjs <${Object.keys(COMMANDS).join('|')}> [arguments]`, 2);
}
checkNode();
installPackages();
run(command);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    `This project needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. ` +
      'Install a newer one from nodejs.org or with a version manager, and run this again.',
  );
}

/** Installs what package-lock.json names, unless exactly that is installed already. */
function installPackages() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.upah-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalledByHand(lock)) {
    console.log('Installing the packages that package-lock.json names (npm ci); the first time takes a minute …');
    // A registry that has not every platform's packages leaves a lock file that "ci" refuses and "install" takes.
    if (!npm(['ci', '--loglevel=error']) && !npm(['install', '--no-save', '--loglevel=error'])) {
      fail(
        'The packages could not be installed; npm says why above. Check the network connection and that this folder ' +
          'can be written to, then run this again, or run "npm ci" yourself.',
      );
    }
  }
  writeFileSync(stamp, wanted);
}

/** Someone ran npm themselves: it writes its own record when it is done, after the lock file. */
function isInstalledByHand(lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs;
}

/** Whether npm did it. On Windows npm is a script, which only a shell can run. */
function npm(parameters) {
  const isWindows = process.platform === 'win32';
  const options = { cwd: root, stdio: 'inherit', shell: isWindows };
  return spawnSync(isWindows ? 'npm.cmd' : 'npm', parameters, options).status === 0;
}

/** Hands over to the command: its exit status is ours, and signals to us are for it. */
function run(name) {
  const [script, ...fixed] = COMMANDS[name];
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, join(root, script), ...fixed, ...args], { cwd: root, stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${script} could not be started: ${error.message}`));
  child.on('exit', (status, signal) => {
    if (!signal) process.exit(status ?? 1);
    for (const known of signals) process.removeAllListeners(known);
    process.kill(process.pid, signal);
  });
}

function fail(message, status = 1) {
  console.error(message);
  process.exit(status);
}

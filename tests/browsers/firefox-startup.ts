/**
 * What Firefox makes of its own code at its first start in a profile. Kept from one profile to the next, for without it
 * a start takes twice as long. It is Firefox that decides whether it can use it.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const KEPT_IN = join(import.meta.dirname, '../../node_modules/.cache/upah');

/** The compiled code, and the file that says which Firefox compiled it. */
const MADE_AT_START = ['startupCache', 'compatibility.ini'];

/** Where that of one Firefox is kept. */
async function keptFor(executable: string): Promise<string> {
  const { mtimeMs, size } = await stat(executable);
  return join(KEPT_IN, `firefox-${size}-${Math.round(mtimeMs)}`);
}

/** Gives a profile that was never used what another start made, if there was one. */
export async function bringStartup(executable: string, profile: string): Promise<void> {
  const kept = await keptFor(executable);
  if (existsSync(kept) && !existsSync(join(profile, 'compatibility.ini'))) {
    await cp(kept, profile, { recursive: true });
  }
}

/** Keeps what this profile's Firefox, which has ended, made at its start, if nothing is kept yet. */
export async function keepStartup(executable: string, profile: string): Promise<void> {
  const kept = await keptFor(executable);
  if (existsSync(kept) || MADE_AT_START.some((name) => !existsSync(join(profile, name)))) return;
  await mkdir(KEPT_IN, { recursive: true });
  const made = await mkdtemp(`${kept}-`);
  for (const name of MADE_AT_START) await cp(join(profile, name), join(made, name), { recursive: true });
  // Where another did the same in this moment, one is as good as the other.
  await rename(made, kept).catch(() => rm(made, { recursive: true }));
}

/** The built extension, as a browser would load it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export const TARGETS = ['chrome-mv3', 'firefox-mv3'] as const;
export type Target = (typeof TARGETS)[number];

/** The parts of a manifest that the gate looks at. */
export interface Manifest extends Record<string, unknown> {
  permissions?: string[];
  host_permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: { matches: string[]; js?: string[] }[];
  content_security_policy?: { extension_pages?: string };
}

export function builtFile(target: Target, path: string): Buffer {
  return readFileSync(join(ROOT, '.output', target, path));
}

export function manifestOf(target: Target): Manifest {
  return JSON.parse(builtFile(target, 'manifest.json').toString());
}

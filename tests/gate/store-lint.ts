/** The checks that Firefox's store makes of an add-on, made before it does. */
import type { Counts } from './commands';
import { run } from './commands';

/** Warnings that are understood, and why they may stay. Any other fails. */
const UNDERSTOOD: Record<string, string> = {
  UNSAFE_VAR_ASSIGNMENT: 'Preact can set innerHTML; no view here asks it to',
};

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
  instancePath?: string;
}

export async function storeLint(folder: string): Promise<Counts> {
  const { status, output } = await run(['addons-linter', '--output=json', folder], 'capture');
  const { errors, warnings } = JSON.parse(output.slice(output.indexOf('{'))) as Record<string, Finding[]>;
  const unknown = (warnings ?? []).filter(({ code }) => !Object.hasOwn(UNDERSTOOD, code));
  for (const finding of [...(errors ?? []), ...(warnings ?? [])]) {
    const { code, message, file = '', line = '', instancePath = '' } = finding;
    const reason = UNDERSTOOD[code];
    console.log(`      ${code} ${file} ${line}${instancePath}: ${message}${reason ? ` (${reason})` : ''}`);
  }
  const failed = status !== 0 || unknown.length > 0 ? 1 : 0;
  return { passed: 1 - failed, failed };
}

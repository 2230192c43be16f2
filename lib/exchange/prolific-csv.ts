/**
 * The list of submissions that Prolific gives to participants, as CSV. Its shape is known from `import-csv.ts` of
 * prolific-pulse and from its samples. Times are UTC without saying so.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { amountToMoney, type Money } from '../money';
import { text } from '../platforms/fields';
import type { TaskState } from '../platforms/reading';
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { readInstant } from './instant';
import { type Cells, tableRows } from './table-rows';
import { bonusOrNone, importedTask, stateOf } from './tool-fields';

/** Columns without which a file is no list of Prolific's. */
export const PROLIFIC_COLUMNS = [
  'study',
  'reward',
  'bonus',
  'started at',
  'completed at',
  'completion code',
  'status',
] as const;

const STATES: Readonly<Record<string, TaskState>> = {
  active: 'assigned',
  'awaiting review': 'submitted',
  approved: 'approved',
  rejected: 'rejected',
  returned: 'returned',
  'screened out': 'screened-out',
  'screened-out': 'screened-out',
  'timed-out': 'expired',
  'timed out': 'expired',
};

const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  '£': 'GBP',
  '€': 'EUR',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
};

/** Reads a list. Time is from the start to the completion of a study. */
export function readProlific(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, tableRows(file, readRow));
}

function readRow(cell: Cells): ReadRow {
  const title = text(cell('study'));
  if (title === null) return { reason: 'id-missing' };
  const state = stateOf(STATES, cell('status'));
  if (state === null) return { reason: 'state-unknown' };
  const reward = money(cell('reward'));
  if (reward === null && cell('reward') !== '') return { reason: 'reward-unreadable' };
  const bonus = money(cell('bonus'));
  if (bonus === null && cell('bonus') !== '') return { reason: 'bonus-unreadable' };
  const acceptedAt = readInstant(cell('started at'));
  const endedAt = readInstant(cell('completed at'));
  if (acceptedAt === null && cell('started at') !== '') return { reason: 'time-unreadable' };
  if (endedAt === null && cell('completed at') !== '') return { reason: 'time-unreadable' };
  if (acceptedAt !== null && endedAt !== null && endedAt < acceptedAt) return { reason: 'time-backwards' };
  return {
    task: importedTask({
      platform: 'prolific',
      taskId: idOf(cell),
      title,
      reward,
      bonus: bonusOrNone(bonus),
      state,
      acceptedAt,
      endedAt,
      source: 'import:prolific',
    }),
  };
}

/**
 * The list has no ids. A study and its start tell a submission from every other, and stay the same while its state
 * changes; the completion code comes later, and several submissions may share it. A digest, for an id is no title.
 */
function idOf(cell: Cells): string {
  const identity = JSON.stringify([cell('study'), cell('started at')]);
  return `csv:${bytesToHex(sha256(utf8ToBytes(identity))).slice(0, 24)}`;
}

/** An amount as Prolific writes it: the sign of a currency, and digits with a decimal point. */
function money(written: string): Money | null {
  const [, sign = '', amount = ''] = /^([A-Z]{0,2}[$£€])\s?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/.exec(written) ?? [];
  const currency = Object.hasOwn(CURRENCIES, sign) ? CURRENCIES[sign] : undefined;
  return currency === undefined ? null : amountToMoney(amount.replaceAll(',', ''), currency);
}

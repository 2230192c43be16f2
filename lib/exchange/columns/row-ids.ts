/** Ids for tasks of files that give none. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ColumnMapping, ColumnMeaning } from './mapping';

/** What of a task does not change after it is handed in: a later file of the same tool may tell another state or bonus. */
const LASTING: readonly ColumnMeaning[] = [
  'day',
  'accepted-at',
  'ended-at',
  'duration',
  'reward',
  'currency',
  'title',
  'requester-id',
  'requester-name',
  'group-id',
];

const ID_BYTES = 16;

/**
 * Gives each row an id made of its own content, so that the same file a second time, or a longer one of the same tool,
 * names the same tasks: 128 bits of the SHA-256 of the cells that say what was done, when, for whom and what it pays, as
 * they are written. Neither the row's place nor how its columns are read goes in, nor what may change later (state, bonus).
 * Rows that are alike are numbered in the order of the file, for a worker may do the same task twice on one day.
 */
export class RowIds {
  readonly #seen = new Map<string, number>();

  /** The id of a row, and how many rows of this content there were with it. */
  idOf(cellOf: (meaning: ColumnMeaning) => string): { id: string; nth: number } {
    const content = JSON.stringify(LASTING.map(cellOf));
    const print = bytesToHex(sha256(utf8ToBytes(content)).subarray(0, ID_BYTES));
    const nth = (this.#seen.get(print) ?? 0) + 1;
    this.#seen.set(print, nth);
    return { id: nth === 1 ? `row-${print}` : `row-${print}-${nth}`, nth };
  }
}

/** A row's cell under what it means, trimmed; empty where the file has no such column. */
export function cellsByMeaning(mapping: ColumnMapping, cells: readonly string[]): (meaning: ColumnMeaning) => string {
  return (meaning) => cells[mapping.meanings.indexOf(meaning)]?.trim() ?? '';
}

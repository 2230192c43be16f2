/** What a worker chose of their history, before it is a file. */
import type { DecimalSign } from '../../lib/exchange/columns/mapping';
import { type ExportFormat, type FileStyle, NOTHING_LEFT_OUT } from '../../lib/exchange/export-choice';
import type { ExportChoice } from '../../lib/exchange/export-formats';
import type { DayRange } from '../../lib/ledger/day-range';
import type { Period } from '../../lib/ledger/views';
import type { PlatformId } from '../../lib/platforms/reading';

export interface ExportDraft extends FileStyle {
  /** `days` is from one day to another, as typed. */
  period: Period | 'days';
  from: string;
  to: string;
  platforms: readonly PlatformId[];
}

export function newDraft(platforms: readonly PlatformId[], decimalSign: DecimalSign): ExportDraft {
  return { period: 'all', from: '', to: '', platforms, leftOut: NOTHING_LEFT_OUT, decimalSign };
}

/** The choice; `null` while the days or platforms are none. `ranges`: the days of each period. */
export function choiceOf(draft: ExportDraft, rangeOf: (period: Period) => DayRange): ExportChoice | null {
  const { period, from, to, platforms, leftOut, decimalSign } = draft;
  const choice = (range: DayRange) => ({ chosen: { range, platforms }, leftOut, decimalSign });
  if (platforms.length === 0) return null;
  if (period !== 'days') return choice(rangeOf(period));
  return from === '' || to === '' || from > to ? null : choice({ from, to });
}

const NAMES = {
  'csv-tasks': 'tasks',
  'csv-days': 'days',
  'csv-requesters': 'requesters',
  history: 'history-part',
} as const;

/** The name of a file made today, `YYYY-MM-DD`: with the days in it, and for MTurk Suite as that names its own. */
export function fileNameOf(format: ExportFormat, { from, to }: DayRange, today: string): string {
  if (format === 'mts') return `HIT_Tracker_Backup_${today.replaceAll('-', '')}.json`;
  const days = from === null && to === null ? today : [from, to].filter((day) => day !== null).join('-to-');
  return `upah-${NAMES[format]}-${days}.${format === 'history' ? 'json' : 'csv'}`;
}

/** MTurk's tables: which component holds the rows, and how the fields of a row are called and read. */
import { count, day, id, instant, oneOf, own, text } from './fields';
import { amount, bonusIn } from './mturk-amount';
import { LACKS, noted, type Page, type Part, type Source } from './mturk-page';
import { reactProps } from './react-props';
import type { DayRow, ListedTask, QueueRow, StatusRow, TransferRow } from './reading';

/** Rows beyond this are not read; MTurk itself shows at most 100. */
const MOST_ROWS = 1000;

type Read<Value> = (value: unknown) => Value | null;

/**
 * How the fields of a row are read. The page calls them as here but in snake case, unless another name is given.
 * A queue has most of them in the `project` of the row.
 */
type Columns<Row> = { [Field in keyof Row]: Read<Row[Field]> | [read: Read<Row[Field]>, key: string] };

/** hit-spooner also lists `Pending`. Any other word is left unread, so that a new state is noticed. */
const STATES: Record<string, StatusRow['state']> = {
  Submitted: 'submitted',
  Pending: 'submitted',
  Approved: 'approved',
  Rejected: 'rejected',
  Paid: 'paid',
};

const JOB: Columns<Pick<ListedTask, 'requesterId' | 'requesterName' | 'title'>> = {
  requesterId: id,
  requesterName: text,
  title: text,
};

const PROJECT: Columns<Omit<ListedTask, 'availableTasks'>> = {
  groupId: [id, 'hit_set_id'],
  ...JOB,
  reward: [amount, 'monetary_reward'],
};

export const LISTED: Columns<ListedTask> = { ...PROJECT, availableTasks: [count, 'assignable_hits_count'] };

export const QUEUED: Columns<QueueRow> = {
  taskId: id,
  assignmentId: id,
  ...PROJECT,
  acceptedAt: instant,
  deadlineAt: [instant, 'deadline'],
};

export const STATUS: Columns<StatusRow> = {
  assignmentId: id,
  state: (value) => oneOf(STATES, value),
  taskId: [id, 'hit_id'],
  ...JOB,
  reward: amount,
  bonus: [bonusIn, 'reward'],
};

/** `date` begins with the platform's own day: mturk-suite and Kadauchi's dashboard script take it from there. */
export const DAYS: Columns<DayRow> = {
  day: [day, 'date'],
  submitted: count,
  approved: count,
  rejected: count,
  pending: count,
  bonus: [amount, 'bonus_rewards'],
};

export const TRANSFERS: Columns<TransferRow> = {
  amount: [amount, 'amountRequested'],
  transferId: [transferId, 'expandedContent'],
  day: [day, 'requestedDate'],
  status: text,
};

function transferId(lines: unknown): string | null {
  return Array.isArray(lines)
    ? id(
        own(
          lines.find((line) => own(line, 'label') === 'Transfer ID'),
          'text',
        ),
      )
    : null;
}

/** The columns of any table. */
export type Table = Record<string, Read<unknown> | [read: Read<unknown>, key: string]>;

/** The rows of the table that a component of the page draws; see {@link rowsIn}. */
export function rowsOf(page: Page, component: string, table: Table, required?: number, name?: string): Part {
  const [[props], why] = reactProps(page.document, component);
  const body = own(props, 'bodyData');
  if (Array.isArray(body)) return rowsIn(page, body, table, required, name);
  page.note(why);
  return null;
}

/**
 * The rows of a list, wherever it stands. A row without one of its first `required` columns is left out and counted.
 * Rows of which none could be read are `null`, because an empty list would say that there is nothing.
 */
export function rowsIn(page: Source, body: unknown[], table: Table, required = 1, name = 'rows'): Part {
  const rows: object[] = [];
  for (const row of body.slice(0, MOST_ROWS)) {
    const found = readRow(row, table);
    const lost = Object.keys(table).find((field, at) => at < required && found[field] === null);
    if (lost) page.note(LACKS[lost] ?? 'rows-malformed');
    else rows.push(noted(page, found));
  }
  if (body.length > MOST_ROWS) page.note('rows-malformed', body.length - MOST_ROWS);
  return body.length && !rows.length ? null : { ...page.ids, [name]: rows };
}

function readRow(row: unknown, table: Table): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const field in table) {
    const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const [read, key = snake] = [table[field]].flat() as [Read<unknown>, string?];
    found[field] = read(own(row, key) ?? own(own(row, 'project'), key));
  }
  return found;
}

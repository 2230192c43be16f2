import type { VNode } from 'preact';
import { plural } from '../../lib/i18n';
import type { Marked } from '../../lib/ledger/statement';
import { count } from '../../lib/quantity';
import { Figure } from '../figure';

/** The sign of a line with records that are not as they were measured. */
export const MARK = '*';

/** How many records of a line the worker corrected, and how many are only taken for approved; nothing where none are. */
export function Marks({ marked }: { marked: Marked | undefined }): VNode | null {
  if (marked === undefined || marked.edited + marked.assumed === 0) return null;
  return (
    <>
      {MARK}{' '}
      {marked.edited === 0 ? null : (
        <Figure name="edited-tasks" quantity={count(marked.edited, plural('statementEdited', marked.edited))} />
      )}{' '}
      {marked.assumed === 0 ? null : (
        <Figure name="assumed-tasks" quantity={count(marked.assumed, plural('statementAssumed', marked.assumed))} />
      )}
    </>
  );
}

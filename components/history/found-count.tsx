import type { VNode } from 'preact';
import { formatPercent, t } from '../../lib/i18n';
import type { Found } from '../../lib/ledger/search/asked';
import { count } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';

/** How many tasks were found, and how far the search is while it goes on by itself. */
export function FoundCount({ found }: { found: Found | null }): VNode {
  return (
    <p class="note" role="status" data-found={found?.isComplete === true ? 'all' : 'some'}>
      {found === null ? t('loading') : <Words found={found} />}
    </p>
  );
}

function Words({ found }: { found: Found }): VNode {
  const { count: tasks, isExact, isSettled, read, toRead } = found;
  if (tasks === 0 && isExact) return <>{t('tasksNone')}</>;
  return (
    <>
      <Sentence
        message={isExact ? 'tasksFound' : 'tasksFoundAtLeast'}
        parts={[<LinkedFigure key="found" name="history-found" quantity={count(tasks)} />]}
      />
      {isSettled || toRead === 0 ? null : ` ${t('tasksLooking', formatPercent(Math.min(1, read / toRead)))}`}
    </>
  );
}

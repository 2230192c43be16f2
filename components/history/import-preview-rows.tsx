import type { VNode } from 'preact';
import type { Preview } from '../../lib/exchange/columns/any-csv';
import type { ReadRow } from '../../lib/exchange/columns/read-row';
import type { ImportedTask } from '../../lib/exchange/imported';
import { formatDay, formatMoment, formatNumber, formatTime, keyed, t, textOr } from '../../lib/i18n';
import type { Money } from '../../lib/money';
import { amount, clock, count } from '../../lib/quantity';
import { Figure, type FigureName } from '../figure';
import { localDay } from '../page/local-day';
import { Sentence } from '../sentence';

/** The first rows as they would be stored, and how many of the rows that were looked at could not be. */
export function PreviewRows({ preview }: { preview: Preview }): VNode {
  const { rows, sampled, rejected } = preview;
  return (
    <div class="stack-tight">
      <h3 id="preview-heading">{t('columnsPreviewHeading')}</h3>
      <p role="status" data-preview-rejected={rejected}>
        {rejected === 0 ? (
          t('columnsAllTaken', formatNumber(sampled))
        ) : (
          <Sentence
            message="columnsRejected"
            parts={[<Figure key="rejected" name="import-rejected" quantity={count(rejected)} />, formatNumber(sampled)]}
          />
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="preview-scroll" aria-labelledby="preview-heading" tabIndex={0}>
        <table class="preview-rows">
          <thead>
            <tr>
              {[t('columnsLine'), t('columnsTask'), t('columnsRequester'), t('columnsWhen')].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
              {[t('taskTime'), t('taskReward'), t('taskBonus'), t('taskState')].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row({ row }: { row: ReadRow }): VNode {
  const line = <th scope="row">{formatNumber(row.line)}</th>;
  if ('reason' in row) {
    return (
      <tr data-reason={row.reason}>
        {line}
        <td colSpan={7} class="preview-refused">
          {textOr('import_error', row.reason, 'import_error_malformed')}
        </td>
      </tr>
    );
  }
  const { task } = row;
  return (
    <tr data-line={row.line}>
      {line}
      <td>
        <bdi>{task.title ?? givenId(task) ?? t('taskUntitled')}</bdi>
      </td>
      <td>
        <bdi>{task.requesterName ?? task.requesterId ?? t('notKnown')}</bdi>
      </td>
      <td>{whenText(task)}</td>
      <td>
        <Figure name="history-time" quantity={task.elapsedMs === null ? UNKNOWN_TIME : clock(task.elapsedMs)} />
        {task.elapsedMs === null ? null : <span class="note"> {t(keyed('clock', task.clock))}</span>}
      </td>
      <td>
        <MoneyOf name="history-reward" money={task.reward} />
      </td>
      <td>
        <MoneyOf name="history-bonus" money={task.bonus} />
      </td>
      <td>{t(keyed('state', task.state))}</td>
    </tr>
  );
}

const UNKNOWN_TIME = { value: null, unit: 's', text: null };

function MoneyOf({ name, money }: { name: FigureName; money: Money | null }): VNode {
  return <Figure name={name} quantity={amount(money?.micros ?? null, money?.currency ?? 'USD')} />;
}

/** An id that the file gives; one that was made for the row tells nobody anything. */
function givenId({ taskId, assignmentId }: ImportedTask): string | null {
  return taskId.startsWith('row-') ? assignmentId : taskId;
}

function whenText({ acceptedAt, endedAt, workDay }: ImportedTask): string {
  if (acceptedAt !== null && endedAt !== null) {
    const isOneDay = localDay(new Date(acceptedAt)) === localDay(new Date(endedAt));
    return t('columnsFromTo', formatMoment(acceptedAt), isOneDay ? formatTime(endedAt) : formatMoment(endedAt));
  }
  const at = endedAt ?? acceptedAt;
  if (at !== null) return formatMoment(at);
  return workDay === undefined ? t('notKnown') : formatDay(workDay);
}

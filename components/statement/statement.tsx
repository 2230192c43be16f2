import type { VNode } from 'preact';
import { formatMoment, t } from '../../lib/i18n';
import type { Chosen } from '../../lib/ledger/dated-tasks';
import { sites } from '../../lib/platforms/sites';
import type { IdleRules } from '../../lib/time/idle';
import type { Definition } from '../definitions/blocks';
import type { StatementState } from '../page/use-statement';
import { AttachedRecords } from './attached-records';
import { DayTable } from './day-table';
import { daysText } from './days-text';
import { DefinitionList } from './definition-list';
import { Method } from './method';
import { RequesterTable } from './requester-table';
import { Totals } from './totals';

export interface StatementProps {
  chosen: Chosen;
  state: StatementState;
  idle: IdleRules;
  definitions: readonly Definition[];
  onPrint: () => void;
  onDownload: (file: Blob, fileName: string) => void;
}

/** What was earned over some days, in how much time, and all that a reader needs to judge the figures. */
export function Statement(props: StatementProps): VNode {
  const { chosen, state, idle, definitions, onPrint, onDownload } = props;
  const { view, madeAt, records } = state;
  const tally = records?.tally ?? null;
  return (
    <>
      <section class="card" aria-labelledby="statement-about">
        <h2 id="statement-about">{daysText(chosen.range, view)}</h2>
        <p>
          {chosen.platforms.map((platform) => sites[platform].name).join(', ')}
          {' · '}
          {t('statementMade', formatMoment(madeAt))}
          {' · '}
          {t('statementZone', view.zone)}
        </p>
        <div class="fields">
          <OwnWords id="statement-name" label={t('statementName')} />
          <OwnWords id="statement-purpose" label={t('statementPurpose')} />
        </div>
        <p class="note no-print">{t('statementOwnWords')}</p>
        <p class="actions no-print">
          <button type="button" class="primary" data-action="print" disabled={records === null} onClick={onPrint}>
            {t('statementPrint')}
          </button>
          <a class="button" href="history.html#export">
            {t('statementOtherDays')}
          </a>
        </p>
      </section>
      <Totals chosen={chosen} view={view} />
      <RequesterTable view={view} marked={tally?.byRequester ?? null} />
      <DayTable view={view} marked={tally?.byDay ?? null} />
      <Method view={view} idle={idle} tally={tally} />
      <DefinitionList definitions={definitions} />
      <AttachedRecords chosen={chosen} state={state} onDownload={onDownload} />
    </>
  );
}

/** A line for the worker to fill in; it stays on the page and is written nowhere. */
function OwnWords({ id, label }: { id: string; label: string }): VNode {
  return (
    <p class="field own-words">
      <label for={id}>{label}</label>
      <input id={id} type="text" autocomplete="off" placeholder=" " maxLength={200} />
    </p>
  );
}

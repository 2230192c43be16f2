import type { VNode } from 'preact';
import { formatNumber, formatPercent, t } from '../../lib/i18n';
import type { Chosen } from '../../lib/ledger/dated-tasks';
import type { StatementState } from '../page/use-statement';

export interface AttachedRecordsProps {
  chosen: Chosen;
  state: StatementState;
  onDownload: (file: Blob, fileName: string) => void;
}

/** The file of the records behind the statement, and how a reader checks that it is the one. */
export function AttachedRecords({ chosen, state, onDownload }: AttachedRecordsProps): VNode {
  const { records, done } = state;
  const fileName = attachmentName(chosen, state.view.today);
  return (
    <section
      class="card"
      aria-labelledby="statement-records"
      aria-busy={records === null}
      data-statement={records === null ? 'making' : 'made'}
    >
      <h2 id="statement-records">{t('statementRecords')}</h2>
      <p>{t('statementRecordsIntro')}</p>
      {records === null ? (
        <p class="field">
          <label for="statement-progress">{t('exportProgress', formatPercent(done))}</label>
          <progress id="statement-progress" max={1} value={done} />
        </p>
      ) : (
        <>
          <dl class="statement-file">
            <div>
              <dt>{t('statementFile')}</dt>
              <dd>
                {fileName} ({t('statementBytes', formatNumber(records.file.size))})
              </dd>
            </div>
            <div>
              <dt>SHA-256</dt>
              <dd>
                <code data-sha256={records.sha256}>{records.sha256}</code>
              </dd>
            </div>
          </dl>
          <p class="actions no-print">
            <button type="button" data-action="statement-json" onClick={() => onDownload(records.file, fileName)}>
              {t('statementDownload')}
            </button>
          </p>
        </>
      )}
      <p>{t('statementCheck')}</p>
      <ul>
        <li>
          Linux: <code>sha256sum {fileName}</code>
        </li>
        <li>
          macOS: <code>shasum -a 256 {fileName}</code>
        </li>
        <li>
          Windows PowerShell: <code>Get-FileHash -Algorithm SHA256 {fileName}</code>
        </li>
      </ul>
    </section>
  );
}

function attachmentName({ range: { from, to } }: Chosen, today: string): string {
  const days = [from, to].filter((day) => day !== null);
  return `upah-statement-${days.length === 0 ? today : days.join('-to-')}.json`;
}

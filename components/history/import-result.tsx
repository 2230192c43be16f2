import type { VNode } from 'preact';
import { rejectedCsv } from '../../lib/exchange/rejected-csv';
import { formatNumber, plural, t, textOr } from '../../lib/i18n';
import type { ImportOutcome } from '../../lib/ledger/views';
import { download } from '../page/download';

/** More lines than this nobody reads; their number is told. */
const SHOWN_LINES = 50;

/** What an import did, and every line it did not take, with the reason. */
export function ImportResult({ outcome }: { outcome: ImportOutcome }): VNode {
  const { added, updated, unchanged, rejected, blocked, ownIds } = outcome;
  // A file that is refused as a whole is its line 1, where no record of any format stands.
  const refusal = rejected.find(({ line }) => line === 1);
  const more = rejected.length - SHOWN_LINES;
  return (
    <div
      class="stack-tight"
      data-import-result
      data-added={added}
      data-updated={updated}
      data-unchanged={unchanged}
      data-rejected={rejected.length}
      data-blocked={blocked}
    >
      <p>
        <strong>
          {refusal
            ? t('importRefused', reasonText(refusal.reason))
            : t(
                'importResult',
                formatNumber(added),
                formatNumber(updated),
                formatNumber(unchanged),
                formatNumber(rejected.length),
              )}
        </strong>
      </p>
      {blocked === undefined ? null : <p>{plural('importBlocked', blocked)}</p>}
      {ownIds === undefined || added === 0 ? null : <p class="warning">{plural('importOwnIds', ownIds)}</p>}
      {rejected.length === 0 || refusal ? null : (
        <>
          <h3>{t('importRejectedHeading')}</h3>
          <ul>
            {rejected.slice(0, SHOWN_LINES).map(({ line, reason }) => (
              <li key={`${line} ${reason}`} data-reason={reason}>
                {t('importLine', formatNumber(line), reasonText(reason))}
              </li>
            ))}
            {more > 0 ? <li>{plural('importRejectedMore', more)}</li> : null}
          </ul>
          <p class="actions">
            <button
              type="button"
              data-action="import-rejected-csv"
              onClick={() => download(rejectedCsv(rejected, reasonText), t('importRejectedFile'))}
            >
              {t('importRejectedSave')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function reasonText(reason: string): string {
  return textOr('import_error', reason, 'import_error_malformed');
}

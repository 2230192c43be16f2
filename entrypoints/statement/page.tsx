import type { VNode } from 'preact';
import { download } from '../../components/page/download';
import { useSettings } from '../../components/page/use-settings';
import { useStatement } from '../../components/page/use-statement';
import { PageFrame } from '../../components/page-frame';
import { Statement } from '../../components/statement/statement';
import indonesian from '../../docs/definitions.id.md?names';
import english from '../../docs/definitions.md?names';
import { t, textLanguage } from '../../lib/i18n';
import { readStatementAddress } from '../../lib/statement/address';

/** What a worker earned over some days, to print and to hand on. */
export function StatementPage(): VNode {
  const { hash, state, problem } = useStatement();
  const settings = useSettings();
  const chosen = readStatementAddress(hash);
  const isReady = state !== null && settings !== null && chosen !== null;
  return (
    <PageFrame title={t('statementTitle')} here="statement">
      {problem === null ? null : <p class="warning">{t(`statementProblem_${problem}`)}</p>}
      {isReady ? (
        <Statement
          key={hash}
          chosen={chosen}
          state={state}
          idle={settings}
          definitions={textLanguage() === 'id' ? indonesian : english}
          onPrint={() => print()}
          onDownload={(file, fileName) => download(file, fileName)}
        />
      ) : problem === null ? (
        <p aria-busy="true">{t('statementReading')}</p>
      ) : null}
    </PageFrame>
  );
}

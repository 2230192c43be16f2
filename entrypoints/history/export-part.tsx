import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Export } from '../../components/history/export';
import { choiceOf, fileNameOf, newDraft } from '../../components/history/export-draft';
import { localDay } from '../../components/page/local-day';
import { useExport } from '../../components/page/use-export';
import { useExportPreview } from '../../components/page/use-export-preview';
import { exportHistory } from '../../lib/exchange/export';
import type { ExportFormat } from '../../lib/exchange/export-choice';
import { makeFile } from '../../lib/exchange/export-formats';
import { decimalSign } from '../../lib/i18n';
import { rangeOf } from '../../lib/ledger/day-range';
import { exportSource } from '../../lib/ledger/exports';
import { theLedger } from '../../lib/ledger/open';
import { PLATFORM_IDS } from '../../lib/platforms/reading';
import { statementAddress } from '../../lib/statement/address';

/** The history as files: all of it, or what is chosen of it. */
export function ExportPart(): VNode {
  const [draft, setDraft] = useState(() => newDraft(PLATFORM_IDS, decimalSign()));
  const [shown, setShown] = useState<ExportFormat | null>(null);
  const { state, run, cancel } = useExport();
  const today = localDay(new Date());
  const choice = choiceOf(draft, (period) => rangeOf(period, today));
  const preview = useExportPreview(shown, choice);
  const countTasks = () => theLedger().tasks.count();
  const countAll = async () => (await countTasks()) + (await theLedger().spans.count());
  return (
    <Export
      state={state}
      onExport={() =>
        run(`upah-history-${today}.json`, countAll, (making) =>
          exportHistory(exportSource(theLedger()), Date.now(), making),
        )
      }
      onCancel={cancel}
      draft={draft}
      isChoice={choice !== null}
      statement={choice === null ? '' : statementAddress(choice.chosen)}
      shown={shown}
      preview={preview}
      onDraft={setDraft}
      onShow={setShown}
      onFile={(format) =>
        choice &&
        run(fileNameOf(format, choice.chosen.range, today), format === 'history' ? countAll : countTasks, (making) =>
          makeFile(theLedger(), format, choice, { now: Date.now(), ...making }),
        )
      }
    />
  );
}

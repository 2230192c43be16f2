import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ExportState } from '../../components/history/export';
import { History } from '../../components/history/history';
import type { ImportState } from '../../components/history/import';
import { download } from '../../components/page/download';
import { localDay } from '../../components/page/local-day';
import { useRefresh } from '../../components/page/use-refresh';
import { useTasks } from '../../components/page/use-tasks';
import { exportHistory } from '../../lib/exchange/export';
import { importFile } from '../../lib/exchange/import';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import { exportSource } from '../../lib/ledger/exports';
import { importTarget } from '../../lib/ledger/imports';
import { theLedger } from '../../lib/ledger/open';
import { sendToBackground } from '../../lib/to-background';

/** The history page, joined to the ledger. */
export function HistoryPage(): VNode {
  const [exporting, setExporting] = useState<ExportState>({ is: 'idle' });
  const [importing, setImporting] = useState<ImportState>({ is: 'idle' });
  const refresh = useRefresh();
  const tasks = useTasks();
  const save = async () => {
    setExporting({ is: 'working' });
    const now = new Date();
    const fileName = `upah-history-${localDay(now)}.json`;
    download(await exportHistory(exportSource(theLedger()), now.getTime()), fileName);
    setExporting({ is: 'done', fileName });
  };
  const bringIn = async (file: File) => {
    const onProgress = (done: number) => setImporting({ is: 'working', done });
    onProgress(0);
    setImporting({ is: 'done', outcome: await importFile(file, importTarget(theLedger()), { onProgress }) });
  };
  return (
    <History
      exporting={exporting}
      importing={importing}
      refresh={{
        state: refresh,
        now: Date.now,
        onRefresh: (wish) => void sendToBackground({ type: 'refresh', wish }),
      }}
      tasks={{ ...tasks, onCorrect: (key, correction) => correctTask(theLedger(), key, correction, Date.now()) }}
      onAssign={(key, parts) => assignBonus(theLedger(), key, parts)}
      onExport={() => void save().catch(() => setExporting({ is: 'failed' }))}
      onImport={(file) => void bringIn(file).catch(() => setImporting({ is: 'failed' }))}
    />
  );
}

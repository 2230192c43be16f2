import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Export, type ExportState } from '../../components/history/export';
import { download } from '../../components/page/download';
import { localDay } from '../../components/page/local-day';
import { exportHistory } from '../../lib/exchange/export';
import { exportSource } from '../../lib/ledger/exports';
import { theLedger } from '../../lib/ledger/open';

/** The whole history as one file. */
export function ExportPart(): VNode {
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const save = async () => {
    setState({ is: 'working' });
    const now = new Date();
    const fileName = `upah-history-${localDay(now)}.json`;
    download(await exportHistory(exportSource(theLedger()), now.getTime()), fileName);
    setState({ is: 'done', fileName });
  };
  return <Export state={state} onExport={() => void save().catch(() => setState({ is: 'failed' }))} />;
}

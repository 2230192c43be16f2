import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Import, type ImportState } from '../../components/history/import';
import { importFile } from '../../lib/exchange/import';
import { importTarget } from '../../lib/ledger/imports';
import { theLedger } from '../../lib/ledger/open';

/** A file of any known format, brought into the ledger. */
export function ImportPart(): VNode {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const bringIn = async (file: File) => {
    const onProgress = (done: number) => setState({ is: 'working', done });
    onProgress(0);
    setState({ is: 'done', outcome: await importFile(file, importTarget(theLedger()), { onProgress }) });
  };
  return <Import state={state} onImport={(file) => void bringIn(file).catch(() => setState({ is: 'failed' }))} />;
}

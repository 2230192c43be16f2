import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Import, type ImportState } from '../../components/history/import';
import { ImportPreview } from '../../components/history/import-preview';
import { PassphraseForm } from '../../components/history/passphrase-form';
import { useImports } from '../../components/page/use-imports';
import { decryptBackup } from '../../lib/backup/encryption';
import { type BringInOptions, bringIn, takeBackInterrupted } from '../../lib/exchange/bring-in';
import { anyCsvPieces } from '../../lib/exchange/columns/any-csv';
import type { ColumnMapping } from '../../lib/exchange/columns/mapping';
import { theLedger } from '../../lib/ledger/open';

const turn = () => ({ now: Date.now, locks: navigator.locks });

/** A file of any known format, brought into the ledger. */
export function ImportPart(): VNode {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const chosen = useRef<File | null>(null);
  const cancelling = useRef(new AbortController());
  const [last] = useImports() ?? [];
  useEffect(() => void takeBackInterrupted(theLedger(), turn()).catch(console.error), []);

  const begin = (file: File, how: Pick<BringInOptions, 'worker' | 'opened'> = {}) => {
    chosen.current = file;
    cancelling.current = new AbortController();
    setState({ is: 'working', done: 0 });
    const options = { ...turn(), ...how, signal: cancelling.current.signal, onProgress: setState };
    bringIn(file, theLedger(), options).then(setState, (error) => {
      console.error(error);
      setState({ is: 'failed' });
    });
  };
  const beginAs = (mapping: ColumnMapping) => {
    const file = chosen.current;
    if (file) begin(file, { opened: { format: 'any-csv', pieces: anyCsvPieces(file, mapping) } });
  };
  const open = async (passphrase: string) => {
    const locked = chosen.current ?? new File([], '');
    const opened = await decryptBackup(locked, passphrase);
    if ('file' in opened) begin(new File([opened.file], locked.name));
    else setState({ is: 'locked', why: opened.refused });
  };
  return (
    <Import
      state={state}
      interrupted={last?.undoneFor === 'interrupted' && last.is === 'undone' ? last.fileName : null}
      onImport={(file) => begin(file)}
      onCancel={() => cancelling.current.abort()}
      onWorker={(worker) => chosen.current && begin(chosen.current, { worker })}
    >
      {state.is === 'unmapped' ? (
        <ImportPreview guess={state.guess} onBringIn={beginAs} onCancel={() => setState({ is: 'idle' })} />
      ) : null}
      {state.is === 'locked' ? (
        <PassphraseForm why={state.why ?? null} onPassphrase={open} onCancel={() => setState({ is: 'idle' })} />
      ) : null}
    </Import>
  );
}

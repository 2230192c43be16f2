import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Import, type ImportState } from '../../components/history/import';
import { useImports } from '../../components/page/use-imports';
import { bringIn, takeBackInterrupted } from '../../lib/exchange/bring-in';
import { theLedger } from '../../lib/ledger/open';

const turn = () => ({ now: Date.now, locks: navigator.locks });

/** A file of any known format, brought into the ledger. */
export function ImportPart(): VNode {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const chosen = useRef<File | null>(null);
  const cancelling = useRef(new AbortController());
  const [last] = useImports() ?? [];
  useEffect(() => void takeBackInterrupted(theLedger(), turn()).catch(console.error), []);

  const begin = (file: File, worker?: string) => {
    chosen.current = file;
    cancelling.current = new AbortController();
    setState({ is: 'working', done: 0 });
    const options = { ...turn(), signal: cancelling.current.signal, onProgress: setState };
    bringIn(file, theLedger(), worker === undefined ? options : { ...options, worker }).then(setState, (error) => {
      console.error(error);
      setState({ is: 'failed' });
    });
  };
  return (
    <Import
      state={state}
      interrupted={last?.undoneFor === 'interrupted' && last.is === 'undone' ? last.fileName : null}
      onImport={(file) => begin(file)}
      onCancel={() => cancelling.current.abort()}
      onWorker={(worker) => chosen.current && begin(chosen.current, worker)}
    />
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { decryptBackup } from '../../lib/backup/encryption';
import { type BringInOptions, bringIn, takeBackInterrupted, takeImportBack } from '../../lib/exchange/bring-in';
import { anyCsvPieces } from '../../lib/exchange/columns/any-csv';
import type { ColumnGuess } from '../../lib/exchange/columns/guess';
import type { ColumnMapping } from '../../lib/exchange/columns/mapping';
import { theLedger } from '../../lib/ledger/open';
import type { ImportState } from '../history/import';

const turn = () => ({ now: Date.now, locks: navigator.locks });

/** What a worker can say while a file is brought in. */
export interface BringIn {
  state: ImportState;
  begin: (file: File) => void;
  /** The same file again, with the rows of one worker. */
  beginOf: (worker: string) => void;
  /** The same file, its columns read in this way. */
  beginAs: (guess: ColumnGuess, mapping: ColumnMapping) => void;
  /** Opens a locked backup. */
  open: (passphrase: string) => Promise<void>;
  cancel: () => void;
  /** Takes back the table that was brought in, and asks again what its columns mean; `null` where that is no table. */
  redo: (() => void) | null;
  leave: () => void;
}

/** Brings files into the ledger, one at a time. */
export function useBringIn(): BringIn {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const chosen = useRef<File | null>(null);
  const read = useRef<ColumnGuess | null>(null);
  const cancelling = useRef(new AbortController());
  useEffect(() => void takeBackInterrupted(theLedger(), turn()).catch(console.error), []);

  const settle = (result: Promise<ImportState>, otherwise: ImportState) =>
    void result.then(setState, (error) => {
      console.error(error);
      setState(otherwise);
    });
  const beginWith = (file: File, how: Pick<BringInOptions, 'worker' | 'opened'>, guess: ColumnGuess | null) => {
    chosen.current = file;
    read.current = guess;
    cancelling.current = new AbortController();
    setState({ is: 'working', done: 0 });
    const options = { ...turn(), ...how, signal: cancelling.current.signal, onProgress: setState };
    settle(bringIn(file, theLedger(), options), { is: 'failed' });
  };
  const begin = (file: File) => beginWith(file, {}, null);
  const redo = (importId: string, guess: ColumnGuess) => {
    setState({ is: 'taking-back', done: 0 });
    const asked = takeImportBack(theLedger(), importId, turn()).then((): ImportState => ({ is: 'unmapped', guess }));
    settle(asked, { is: 'undo-failed' });
  };
  const [guess, importId] = [read.current, state.is === 'done' ? state.importId : undefined];
  return {
    state,
    begin,
    beginOf: (worker) => chosen.current && beginWith(chosen.current, { worker }, null),
    beginAs: (guess, mapping) => {
      const file = chosen.current;
      if (file === null) return;
      const opened = { format: 'any-csv', pieces: anyCsvPieces(file, mapping) } as const;
      beginWith(file, { opened }, { ...guess, mapping });
    },
    open: async (passphrase) => {
      const locked = chosen.current ?? new File([], '');
      const opened = await decryptBackup(locked, passphrase);
      if ('file' in opened) begin(new File([opened.file], locked.name));
      else setState({ is: 'locked', why: opened.refused });
    },
    cancel: () => cancelling.current.abort(),
    redo: guess === null || importId === undefined ? null : () => redo(importId, guess),
    leave: () => setState({ is: 'idle' }),
  };
}

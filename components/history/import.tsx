import type { ComponentChildren, VNode } from 'preact';
import type { Refusal } from '../../lib/backup/encryption';
import type { ColumnGuess } from '../../lib/exchange/columns/guess';
import { formatPercent, t } from '../../lib/i18n';
import type { ImportOutcome } from '../../lib/ledger/views';
import { ImportResult } from './import-result';
import { WhoseRows } from './whose-rows';

/** `done` is the part of the file that is read, or of what is taken back, 0 to 1. */
export type ImportState =
  | { is: 'idle' }
  | { is: 'waiting' }
  | { is: 'working' | 'taking-back'; done: number }
  | { is: 'done'; outcome: ImportOutcome; importId?: string; workers?: readonly string[] }
  /** A table whose columns the worker has to say the meaning of; `children` ask for it. */
  | { is: 'unmapped'; guess: ColumnGuess }
  /** An encrypted backup, and why it did not open, where it was tried; `children` ask for its passphrase. */
  | { is: 'locked'; why?: Refusal }
  | { is: 'cancelled' | 'failed' | 'undo-failed' };

export interface ImportProps {
  state: ImportState;
  /** The name of a file whose import the end of the browser or of its page interrupted, if that was the last there was. */
  interrupted?: string | null;
  onImport: (file: File) => void;
  onCancel: () => void;
  /** The same file again, with the rows of one worker. */
  onWorker: (worker: string) => void;
  /** Takes the table back and asks again what its columns mean; `null` where the file is no such table. */
  onRedo?: (() => void) | null;
  /** What has to be known of a file before it can be brought in. */
  children?: ComponentChildren;
}

const IN_HAND = ['waiting', 'working', 'taking-back'];

/** A file of any known format, brought into the log. */
export function Import({ state, interrupted = null, onImport, onCancel, onWorker, ...more }: ImportProps): VNode {
  const { onRedo = null, children } = more;
  const isInHand = IN_HAND.includes(state.is);
  return (
    <section class="card" id="bring-in" aria-labelledby="import-heading" data-import={state.is}>
      <h2 id="import-heading">{t('importHeading')}</h2>
      <p id="import-about">{t('importIntro')}</p>
      <p class="field">
        <label for="import">{t('importLabel')}</label>
        <input
          id="import"
          type="file"
          data-action="import"
          accept=".json,.csv,.tsv,.txt,.bak,.upah,application/json,text/csv"
          aria-describedby="import-about"
          disabled={isInHand}
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) onImport(file);
            // The same file again is a new choice.
            input.value = '';
          }}
        />
      </p>
      {isInHand ? <InHand state={state} onCancel={onCancel} /> : children}
      <div role="status" class="stack-tight">
        {state.is === 'idle' && interrupted !== null ? (
          <p data-import-interrupted>{t('importInterrupted', interrupted)}</p>
        ) : null}
        {/* Each import has a result of its own: one that says the same as the last would not be read out. */}
        {state.is === 'done' ? <ImportResult key={state.outcome} outcome={state.outcome} /> : null}
        {state.is === 'cancelled' ? <p>{t('importCancelled')}</p> : null}
        {state.is === 'failed' ? <p>{t('importFailed')}</p> : null}
        {state.is === 'undo-failed' ? <p>{t('importUndoFailed')}</p> : null}
      </div>
      {state.is === 'done' && onRedo !== null ? <Redo onRedo={onRedo} /> : null}
      {state.is === 'done' && state.workers ? <WhoseRows workers={state.workers} onWorker={onWorker} /> : null}
    </section>
  );
}

/** For a table that turns out to be read wrongly once its tasks stand in the log. */
function Redo({ onRedo }: { onRedo: () => void }): VNode {
  return (
    <>
      <p id="import-redo-about">{t('importRedoAbout')}</p>
      <p class="actions">
        <button type="button" data-action="import-redo" aria-describedby="import-redo-about" onClick={onRedo}>
          {t('importRedo')}
        </button>
      </p>
    </>
  );
}

function InHand({ state, onCancel }: { state: ImportState; onCancel: () => void }): VNode {
  const done = 'done' in state ? state.done : undefined;
  return (
    <>
      <p class="field">
        <label for="import-progress">{progressText(state)}</label>
        <progress id="import-progress" max={1} value={done} />
      </p>
      {state.is === 'taking-back' ? null : (
        <p class="actions">
          <button type="button" data-action="import-cancel" onClick={onCancel}>
            {t('importCancel')}
          </button>
        </p>
      )}
    </>
  );
}

function progressText(state: ImportState): string {
  if (state.is === 'working') return t('importWorking', formatPercent(state.done));
  return state.is === 'taking-back' ? t('importTakingBack', formatPercent(state.done)) : t('importWaiting');
}

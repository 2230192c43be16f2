import type { VNode } from 'preact';
import { formatPercent, t } from '../../lib/i18n';
import type { ImportOutcome } from '../../lib/ledger/views';
import { ImportResult } from './import-result';

/** `done` is the part of the file behind the import, 0 to 1. */
export type ImportState =
  | { is: 'idle' }
  | { is: 'working'; done: number }
  | { is: 'done'; outcome: ImportOutcome }
  | { is: 'failed' };

/** A file of any known format, brought into the log. */
export function Import({ state, onImport }: { state: ImportState; onImport: (file: File) => void }): VNode {
  return (
    <section class="card" aria-labelledby="import-heading">
      <h2 id="import-heading">{t('importHeading')}</h2>
      <p id="import-about">{t('importIntro')}</p>
      <p class="field">
        <label for="import">{t('importLabel')}</label>
        <input
          id="import"
          type="file"
          data-action="import"
          accept=".json,.csv,.tsv,.txt,application/json,text/csv"
          aria-describedby="import-about"
          disabled={state.is === 'working'}
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) onImport(file);
            // The same file again is a new choice.
            input.value = '';
          }}
        />
      </p>
      {state.is === 'working' ? <Progress done={state.done} /> : null}
      <div role="status">
        {state.is === 'done' ? <ImportResult outcome={state.outcome} /> : null}
        {state.is === 'failed' ? <p>{t('importFailed')}</p> : null}
      </div>
    </section>
  );
}

function Progress({ done }: { done: number }): VNode {
  const text = t('importWorking', formatPercent(done));
  return (
    <p class="field">
      <label for="import-progress">{text}</label>
      <progress id="import-progress" max={1} value={done} />
    </p>
  );
}

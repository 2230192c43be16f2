import type { VNode } from 'preact';
import { t } from '../../lib/i18n';

/** `done` names the file that was handed to the browser. */
export type ExportState = { is: 'idle' } | { is: 'working' } | { is: 'done'; fileName: string } | { is: 'failed' };

/** The whole history as one file. */
export function Export({ state, onExport }: { state: ExportState; onExport: () => void }): VNode {
  return (
    <section class="card" aria-labelledby="export-heading">
      <h2 id="export-heading">{t('exportHeading')}</h2>
      <p>{t('exportIntro')}</p>
      <p class="actions">
        <button
          type="button"
          class="primary"
          data-action="export-json"
          disabled={state.is === 'working'}
          onClick={onExport}
        >
          {t('exportButton')}
        </button>
        <span role="status">{statusText(state)}</span>
      </p>
    </section>
  );
}

function statusText(state: ExportState): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'working':
      return t('exportWorking');
    case 'done':
      return t('exportDone', state.fileName);
    case 'failed':
      return t('exportFailed');
  }
}

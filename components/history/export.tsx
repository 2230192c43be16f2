import type { VNode } from 'preact';
import { formatPercent, t } from '../../lib/i18n';
import { ExportChosen, type ExportChosenProps } from './export-chosen';

/** `done` names the file that was handed to the browser, or is the part of it that is made, 0 to 1. */
export type ExportState =
  | { is: 'idle' | 'failed' | 'cancelled' }
  | { is: 'working'; done: number }
  | { is: 'done'; fileName: string };

export interface ExportProps extends Omit<ExportChosenProps, 'isWorking'> {
  state: ExportState;
  onExport: () => void;
  onCancel: () => void;
}

/** The whole history as one file, and files of parts of it for others. */
export function Export({ state, onExport, onCancel, ...chosen }: ExportProps): VNode {
  const isWorking = state.is === 'working';
  return (
    <section class="card" id="export" aria-labelledby="export-heading">
      <h2 id="export-heading">{t('exportHeading')}</h2>
      <p>{t('exportIntro')}</p>
      <p class="actions">
        <button type="button" class="primary" data-action="export-json" disabled={isWorking} onClick={onExport}>
          {t('exportButton')}
        </button>
      </p>
      {isWorking ? <Progress done={state.done} onCancel={onCancel} /> : null}
      <p role="status">{statusText(state)}</p>
      <ExportChosen {...chosen} isWorking={isWorking} />
    </section>
  );
}

function Progress({ done, onCancel }: { done: number; onCancel: () => void }): VNode {
  return (
    <div class="field">
      <label for="export-progress">{t('exportProgress', formatPercent(done))}</label>
      <progress id="export-progress" max={1} value={done} />
      <p>
        <button type="button" data-action="export-cancel" onClick={onCancel}>
          {t('exportCancel')}
        </button>
      </p>
    </div>
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
    case 'cancelled':
      return t('exportCancelled');
    case 'failed':
      return t('exportFailed');
  }
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/** Erases one task, where it stands: a first button asks, a second does it. */
export function EraseTask({ onErase }: { onErase: () => Promise<void> }): VNode {
  const [state, setState] = useState<'idle' | 'asked' | 'working' | 'failed'>('idle');
  const erase = async () => {
    setState('working');
    await onErase();
    setState('idle');
  };
  if (state === 'asked' || state === 'working') {
    return (
      <p class="actions">
        <span>
          {t('eraseTaskSure')} {t('eraseInHand')}
        </span>
        <button
          type="button"
          class="primary"
          data-action="erase-task-yes"
          disabled={state === 'working'}
          onClick={() => void erase().catch(() => setState('failed'))}
        >
          {t('eraseYes')}
        </button>
        <button type="button" data-action="erase-task-keep" onClick={() => setState('idle')}>
          {t('keepIt')}
        </button>
      </p>
    );
  }
  return (
    <p class="actions">
      <button type="button" data-action="erase-task" onClick={() => setState('asked')}>
        {t('eraseTask')}
      </button>
      <span role="status">{state === 'failed' ? t('eraseFailed') : ''}</span>
    </p>
  );
}

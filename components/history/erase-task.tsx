import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { Sure } from './sure';

/** Erases one task, where it stands: a first button asks, a second does it. */
export function EraseTask({ onErase }: { onErase: () => Promise<void> }): VNode {
  return (
    <Sure
      action="erase-task"
      label={t('eraseTask')}
      sure={`${t('eraseTaskSure')} ${t('eraseInHand')}`}
      yes={t('eraseYes')}
      failed={t('eraseFailed')}
      onDo={onErase}
    />
  );
}

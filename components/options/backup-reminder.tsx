import type { VNode } from 'preact';
import { formatDay, t } from '../../lib/i18n';
import { localDay } from '../page/local-day';

/** A word on work that no backup holds, and the way to make one. Nothing where there is nothing to lose. */
export function BackupReminder({ unsavedSince }: { unsavedSince: number | null }): VNode | null {
  if (unsavedSince === null) return null;
  return (
    <section class="callout" data-backup-reminder aria-label={t('backupHeading')}>
      <p>{t('backupUnsaved', formatDay(localDay(new Date(unsavedSince))))}</p>
      <p>
        <a href="history.html#backup">{t('backupRemindLink')}</a>
      </p>
    </section>
  );
}

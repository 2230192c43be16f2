import type { VNode } from 'preact';
import type { UpgradeCopy } from '../../lib/backup/upgrade-copy';
import { formatMoment, t } from '../../lib/i18n';
import { bytes } from '../../lib/quantity';
import { Figure } from '../figure';

/** The copy from before the database was changed last, or that there is none. Nothing where it was never changed. */
export function UpgradeCopyView(props: {
  copy: UpgradeCopy | null;
  uncopiedAt: number | null;
  onSave: (copy: UpgradeCopy) => void;
}): VNode | null {
  const { copy, uncopiedAt } = props;
  if (copy === null && uncopiedAt === null) return null;
  return (
    <section class="card" aria-labelledby="copy-heading">
      <h2 id="copy-heading">{t('copyHeading')}</h2>
      {uncopiedAt === null ? null : (
        <p class="warning" data-upgrade-uncopied>
          {t('copyNone', formatMoment(uncopiedAt))}
        </p>
      )}
      {copy === null ? null : (
        <>
          <p data-upgrade-copy={copy.fromVersion}>{t('copyKept', formatMoment(copy.at))}</p>
          <p class="actions">
            <button type="button" data-action="upgrade-copy" onClick={() => props.onSave(copy)}>
              {t('copySave')}
            </button>
            <Figure name="backup-size" quantity={bytes(copy.sizeBytes)} />
          </p>
        </>
      )}
    </section>
  );
}

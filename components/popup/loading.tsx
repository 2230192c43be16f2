import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { Period } from '../../lib/ledger/views';
import { Headline } from './headline';

/** The shape of what is coming. */
export function Loading({ period }: { period: Period }): VNode {
  return (
    <section aria-busy="true" aria-label={t('loading')}>
      <Headline period={period} currency="USD" figures={null} />
    </section>
  );
}

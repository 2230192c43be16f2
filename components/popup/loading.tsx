import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { Period } from '../../lib/ledger/views';

/** The shape of what is coming, in the same boxes, so that nothing moves when the figures arrive. */
export function Loading({ period }: { period: Period }): VNode {
  return (
    <section class="loading" aria-busy="true" aria-label={t('loading')}>
      <div class="card headline" aria-hidden="true">
        <h2>{t(`heading_${period}`)}</h2>
        <dl class="real-pay">
          <dt>{t('figure_real_pay')}</dt>
          <dd class="real-pay-figure">
            <span class="bone">00.00</span>
          </dd>
          <dd class="note">{t('figure_real_pay_note')}</dd>
        </dl>
        <dl class="trio">
          <Bone label={t('figure_confirmed_pay')} note={t('figure_confirmed_pay_note')} />
          <Bone label={t('figure_on_task_pay')} note={t('figure_on_task_pay_note')} />
          <Bone label={t('figure_tasks')} />
        </dl>
        <dl class="trio money">
          <Bone label={t('figure_earned')} />
          <Bone label={t('figure_confirmed')} />
          <Bone label={t('figure_pending')} />
        </dl>
      </div>
    </section>
  );
}

function Bone({ label, note }: { label: string; note?: string }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span class="bone">00.00</span>
      </dd>
      {note === undefined ? null : <dd class="note">{note}</dd>}
    </div>
  );
}

import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { PeriodView } from '../../lib/ledger/views';
import { wage } from '../../lib/quantity';
import type { EffectiveReference } from '../../lib/settings';
import { FigureItem } from '../figure';
import { ReferenceLine } from './reference-line';

/** The first screen: what it does, what it never does, the wage to compare with, and where the figure will stand. */
export function FirstRun({ view, reference }: { view: PeriodView; reference: EffectiveReference | null }): VNode {
  return (
    <>
      <section class="card" aria-labelledby="first-heading">
        <h2 id="first-heading" class="question">
          {t('firstRunHeading')}
        </h2>
        <ul class="does">
          <li>{t('firstRunDoes1')}</li>
          <li>{t('firstRunDoes2')}</li>
          <li>{t('firstRunDoes3')}</li>
        </ul>
        <h3>{t('firstRunNeverHeading')}</h3>
        <ul class="never">
          <li>{t('firstRunNever1')}</li>
          <li>{t('firstRunNever2')}</li>
          <li>{t('firstRunNever3')}</li>
        </ul>
      </section>
      <section class="card" aria-labelledby="first-reference-heading">
        <h2 id="first-reference-heading">{t('firstRunReferenceHeading')}</h2>
        <ReferenceLine reference={reference} hasButton />
        <p class="actions">
          <a class="button primary" href="options.html" target="_blank" rel="noopener">
            {t('firstRunReference')}
          </a>
          <a href="history.html" target="_blank" rel="noopener">
            {t('firstRunImport')}
          </a>
        </p>
      </section>
      <section class="card" aria-label={t(`heading_${view.period}`)}>
        <dl class="pay">
          <FigureItem
            class="real-pay"
            name="real-pay"
            label={t('figure_real_pay')}
            quantity={wage(null, view.currency)}
            note={t('firstRunFigure')}
          />
        </dl>
      </section>
    </>
  );
}

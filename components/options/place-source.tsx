import type { VNode } from 'preact';
import { formatDay, formatNumber, locale, t } from '../../lib/i18n';
import { formatAmount } from '../../lib/money';
import { CONVERSIONS, isStale, type ReferenceWage } from '../../lib/pay/reference';

/** Where a shipped amount comes from, how the hour was made of it, and a warning when it is likely to be out of date. */
export function PlaceSource({ row, today }: { row: ReferenceWage; today: string }): VNode {
  const { divisor } = CONVERSIONS[row.conversion];
  return (
    <div class="stack-tight">
      {divisor === 1 ? null : (
        <p class="note">
          {t(
            'referenceConverted',
            formatAmount(row.amountMicros, row.currency, locale()),
            t(`per_${row.per}`),
            formatNumber(divisor),
          )}
        </p>
      )}
      <p class="note">{t('referenceSource', formatDay(row.validFrom), formatDay(row.checkedOn), row.source)}</p>
      {isStale(row, today) ? (
        <p class="warning" role="status">
          {t('referenceStale')}
        </p>
      ) : null}
    </div>
  );
}

import { formatDay, t } from '../../lib/i18n';
import type { DayRange } from '../../lib/ledger/day-range';
import type { StatementView } from '../../lib/ledger/statement';

/** The days of a statement in words; of one without an end, as far as there are any. */
export function daysText({ from, to }: DayRange, { days }: Pick<StatementView, 'days'>): string {
  const first = from ?? days[0]?.day;
  const last = to ?? days.at(-1)?.day;
  if (first === undefined || last === undefined) return t('statementNoDays');
  return first === last ? formatDay(first) : t('statementDays', formatDay(first), formatDay(last));
}

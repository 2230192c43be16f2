import type { VNode } from 'preact';
import { formatDuration, locale, plural, t } from '../../lib/i18n';
import type { PeriodView } from '../../lib/ledger/views';
import { formatAmount } from '../../lib/money';
import { payFigures } from '../../lib/pay/wage';

/** What the figures of a period do not hold, and what they were measured by: said beside them, not in a footnote elsewhere. */
export function LeftOut({ view }: { view: PeriodView }): VNode | null {
  const lines = leftOut(view);
  if (lines.length === 0) return null;
  return (
    <ul class="plain-list note">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function leftOut({ totals, clock, apart }: PeriodView): string[] {
  const lines: string[] = [];
  if (clock !== 'focused') lines.push(t('clockNote', t(`clock_${clock}`)));
  if (totals.unknownPayTasks > 0) {
    lines.push(plural('unknownPay', totals.unknownPayTasks, formatDuration(totals.unknownPayMs)));
  }
  if (totals.assignedMs > 0) lines.push(t('inHand', formatDuration(totals.assignedMs)));
  for (const other of apart) {
    const { tasks, earnedMicros, workMs } = payFigures(other.totals);
    const earned = formatAmount(earnedMicros, other.currency, locale());
    lines.push(t('apart', plural('tasks', tasks), earned, formatDuration(workMs), t(`clock_${other.clock}`)));
  }
  return lines;
}

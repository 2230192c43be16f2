import type { VNode } from 'preact';
import { keyed, plural, t, textOr } from '../../lib/i18n';
import type { PopupView } from '../../lib/ledger/views';
import type { Problem } from '../../lib/platforms/reading';

/** The page in front could not be read: why, in words, and that no number came of it. */
export function NotUnderstood({ problems }: { problems: Problem[] }): VNode | null {
  if (problems.length === 0) return null;
  return (
    <section class="callout" aria-labelledby="problem-heading" data-problems={problems.length}>
      <h2 id="problem-heading">{t('problemHeading')}</h2>
      <ul>
        {problems.map(({ reason, rows }) => (
          <li key={reason} data-problem={reason}>
            {t(keyed('problem', reason))}
            {rows > 1 ? ` (${plural('problemRows', rows)})` : ''}
          </li>
        ))}
      </ul>
      <p>{t('problemReassurance')}</p>
    </section>
  );
}

/** How often that happened at all: a reader that fell behind its platform shows here, not as a wrong number. */
export function ProblemCount({ problems }: { problems: PopupView['problems'] }): VNode | null {
  if (problems.count === 0) return null;
  const { newest } = problems;
  return (
    <p class="note" data-problem-count={problems.count}>
      {plural('problemCount', problems.count)}
      {newest === null
        ? null
        : ` ${t('problemNewest', t(`platform_${newest.platform}`), textOr('page', newest.page, 'page_unknown'), t(keyed('problem', newest.reason)))}`}
    </p>
  );
}

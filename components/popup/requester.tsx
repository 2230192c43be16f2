import type { VNode } from 'preact';
import { formatDuration, formatNumber, keyed, plural, t } from '../../lib/i18n';
import type { RequesterView } from '../../lib/ledger/views';
import type { EffectiveReference } from '../../lib/settings';
import { Evidence, isAllRejected } from './evidence';
import { VerdictMark } from './verdict-mark';

/** A requester: its name, the verdict with the evidence in one sentence, and how its tasks stand. */
export function Requester(props: {
  requester: RequesterView;
  reference: EffectiveReference | null;
  /** Under a heading that says the verdict already, its words are only for those who do not see that heading. */
  underItsVerdict?: boolean;
}): VNode {
  const { requester, reference } = props;
  const { verdict } = requester;
  return (
    <article class="requester" data-requester={requester.key}>
      <h3>
        <bdi>{requester.name ?? t('unknownRequester')}</bdi>
      </h3>
      {/* The label never stands without its evidence: both are the verdict. */}
      <p class="verdict" {...(verdict === null ? {} : { 'data-verdict': verdict })}>
        <strong class={props.underItsVerdict ? 'visually-hidden' : 'verdict-label'}>
          <VerdictMark verdict={verdict} />
          {label(requester)}
        </strong>{' '}
        <Evidence requester={requester} reference={reference} />
      </p>
      <p class="note">
        {t(
          'requesterStates',
          formatNumber(requester.approvedTasks),
          formatNumber(requester.pendingTasks),
          formatNumber(requester.rejectedTasks),
        )}
        {requester.endedTasks > 0 ? (
          <> {plural('requesterEnded', requester.endedTasks, formatDuration(requester.endedMs))}</>
        ) : null}
      </p>
    </article>
  );
}

function label(requester: RequesterView): string {
  const { verdict } = requester;
  if (verdict === null) return t('verdict_none');
  if (verdict === 'unclear' && isAllRejected(requester)) return t('verdict_all_rejected');
  return t(keyed('verdict', verdict));
}

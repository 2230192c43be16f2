import type { VNode } from 'preact';
import { keyed, plural, t } from '../../lib/i18n';
import type { RemarkedRequester, RequesterView } from '../../lib/ledger/views';
import { count, duration } from '../../lib/quantity';
import { requesterName } from '../../lib/requester-name';
import type { EffectiveReference } from '../../lib/settings';
import { DefinitionLink, Figure } from '../figure';
import { Sentence } from '../sentence';
import { Evidence, isAllRejected } from './evidence';
import { type RemarkActions, Remarks } from './remarks';
import { VerdictMark } from './verdict-mark';

/** A requester: its name, the verdict with the evidence in one sentence, and how its tasks stand. */
export function Requester(props: {
  requester: RemarkedRequester;
  reference: EffectiveReference | null;
  actions: RemarkActions;
  /** Under a heading that says the verdict already, its words are only for those who do not see that heading. */
  underItsVerdict?: boolean;
  /** Whether the name leads to its tasks, on the history page. */
  linked?: boolean;
}): VNode {
  const { requester, reference } = props;
  const { verdict } = requester;
  const name = <bdi>{requesterName(requester)}</bdi>;
  return (
    <article class="requester" data-requester={requester.key}>
      <h3>
        {props.linked ? (
          // The address is that of `tasksAddress`, for whose code the popup has no room.
          <a
            href={`history.html#tasks?requester=${encodeURIComponent(requester.key)}`}
            title={t('requesterTasks')}
            target="_blank"
            rel="noopener"
          >
            {name}
          </a>
        ) : (
          name
        )}
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
        <States requester={requester} />
      </p>
      <Remarks requester={requester} actions={props.actions} folded={props.underItsVerdict ?? false} />
    </article>
  );
}

/** How the tasks stand: what was decided on them, and those that came to nothing, which are not in the pay. */
function States({ requester }: { requester: RequesterView }): VNode {
  const { approvedTasks, pendingTasks, rejectedTasks, endedTasks, endedMs } = requester;
  return (
    <>
      <DefinitionLink name="requester-tasks" quiet>
        <Sentence
          message="requesterStates"
          parts={[
            <Figure key="approved" name="requester-approved-tasks" quantity={count(approvedTasks)} />,
            <Figure key="pending" name="requester-pending-tasks" quantity={count(pendingTasks)} />,
            <Figure key="rejected" name="requester-rejected-tasks" quantity={count(rejectedTasks)} />,
          ]}
        />
      </DefinitionLink>
      {endedTasks === 0 ? null : (
        <>
          {' '}
          <DefinitionLink name="requester-ended-tasks" quiet>
            <Sentence
              message="requesterEnded"
              parts={[
                <Figure
                  key="tasks"
                  name="requester-ended-tasks"
                  quantity={count(endedTasks, plural('tasks', endedTasks))}
                />,
                <Figure key="time" name="requester-ended-time" quantity={duration(endedMs)} />,
              ]}
            />
          </DefinitionLink>
        </>
      )}
    </>
  );
}

function label(requester: RequesterView): string {
  const { verdict } = requester;
  if (verdict === null) return t('verdict_none');
  if (verdict === 'unclear' && isAllRejected(requester)) return t('verdict_all_rejected');
  return t(keyed('verdict', verdict));
}

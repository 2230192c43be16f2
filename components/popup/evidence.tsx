import type { ComponentChildren, VNode } from 'preact';
import { formatDay, keyed, plural, t } from '../../lib/i18n';
import type { RequesterView } from '../../lib/ledger/views';
import { count, duration, wage } from '../../lib/quantity';
import { referenceQuantity } from '../../lib/reference-quantity';
import type { EffectiveReference } from '../../lib/settings';
import { DefinitionLink, Figure, LinkedFigure } from '../figure';
import { PayRange } from '../pay-range';
import { Sentence } from '../sentence';

/** The evidence of a verdict in one sentence: pay, interval, tasks, days, clock, date, and only then what follows. */
export function Evidence({
  requester,
  reference,
}: {
  requester: RequesterView;
  reference: EffectiveReference | null;
}): VNode {
  if (requester.tasks === 0) {
    const none = <LinkedFigure key="tasks" name="requester-tasks" quantity={count(0, plural('tasks', 0))} />;
    return <Sentence message="evidenceNone" parts={[none]} />;
  }
  const parts: ComponentChildren[] = [
    <LinkedFigure key="pay" name="requester-pay" quantity={wage(requester.pay, requester.currency)} />,
    <PayRange key="interval" lower={requester.lower} upper={requester.upper} currency={requester.currency} />,
    <LinkedFigure
      key="tasks"
      name="requester-tasks"
      quantity={count(requester.tasks, plural('tasks', requester.tasks))}
    />,
    <LinkedFigure key="days" name="requester-days" quantity={count(requester.days, plural('days', requester.days))} />,
    <Sentence
      key="time"
      message={`evidenceTime_${requester.clock}`}
      parts={[<LinkedFigure key="time" name="requester-time" quantity={duration(requester.timeMs)} />]}
    />,
  ];
  if (requester.lastDay !== null) parts.push(formatDay(requester.lastDay));
  parts.push(<Conclusion key="conclusion" requester={requester} reference={reference} />);
  return <Sentence message={requester.lastDay === null ? 'evidenceUndated' : 'evidence'} parts={parts} />;
}

/** There is no pay to judge then, and no range; it is told in words instead. */
export function isAllRejected({ tasks, rejectedTasks }: RequesterView): boolean {
  return tasks > 0 && rejectedTasks === tasks;
}

/** What follows from the evidence: always about the pay, never about the person. */
function Conclusion({
  requester,
  reference,
}: {
  requester: RequesterView;
  reference: EffectiveReference | null;
}): VNode {
  const { verdict, belowTasks, wagedTasks, currency } = requester;
  if (isAllRejected(requester)) return <>{t('because_all_rejected')}</>;
  if (reference === null) return <>{t('because_none', currency)}</>;
  const wanted = (
    <LinkedFigure key="reference" name="requester-reference" quantity={referenceQuantity(currency, reference)} />
  );
  if (verdict === null) {
    return <Sentence message="because_no_rate" parts={[wanted, currency, reference.currency]} />;
  }
  return (
    <Sentence
      message={keyed('because', verdict)}
      parts={[
        wanted,
        <DefinitionLink key="below" name="requester-below-tasks" quiet>
          <Sentence
            message="belowOf"
            parts={[
              <Figure key="below" name="requester-below-tasks" quantity={count(belowTasks)} />,
              <Figure key="waged" name="requester-waged-tasks" quantity={count(wagedTasks)} />,
            ]}
          />
        </DefinitionLink>,
      ]}
    />
  );
}

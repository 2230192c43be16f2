import type { VNode } from 'preact';
import { formatMoment, keyed, t } from '../../lib/i18n';
import type { TaskCard as Card } from '../../lib/ledger/task-card';
import { clock, duration } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';

/** Everything written down of one task: what it is called by the platform, what became of it and when, how it was measured. */
export function TaskCard({ card, requesterHref }: { card: Card; requesterHref: string | null }): VNode {
  return (
    <div class="task-more" data-task-card={card.key}>
      <dl class="task-ids">
        <Fact label={t('cardTaskId')} value={card.taskId} />
        <Fact label={t('cardAssignment')} value={card.assignmentId} />
        <Fact label={t('cardGroup')} value={card.groupId} />
        <Fact label={t('cardAccepted')} value={moment(card.acceptedAt)} />
        <Fact label={t('cardDeadline')} value={moment(card.deadlineAt)} />
        <Fact label={t('cardEnded')} value={moment(card.endedAt)} />
        <div>
          <dt>{t('cardElapsed')}</dt>
          <dd>
            <LinkedFigure
              name="history-elapsed-time"
              quantity={card.elapsedMs === null ? { value: null, unit: 's', text: null } : duration(card.elapsedMs)}
            />
          </dd>
        </div>
        <Fact label={t('cardClock')} value={t(keyed('cardClock', card.clock))} />
        <Fact label={t('cardSource')} value={sourceText(card.source)} />
      </dl>
      <h4>{t('cardStates')}</h4>
      {card.states.length === 0 ? (
        <p class="note">{t('cardNoStates')}</p>
      ) : (
        <ol class="plain-list note">
          {card.states.map(({ state, at }, index) => (
            <li key={`${at} ${state} ${index}`}>
              {formatMoment(at)}: {t(keyed('state', state))}
            </li>
          ))}
        </ol>
      )}
      <h4>{t('cardSpans')}</h4>
      {card.spans.length === 0 ? (
        <p class="note">{t('cardNoSpans')}</p>
      ) : (
        <ol class="plain-list note">
          {card.spans.map(({ startedAt, endedAt }) => (
            <li key={startedAt}>
              <Sentence
                message="cardSpan"
                parts={[
                  formatMoment(startedAt),
                  <LinkedFigure key="time" name="history-span-time" quantity={clock(endedAt - startedAt)} />,
                ]}
              />
            </li>
          ))}
          {card.moreSpans === 0 ? null : <li>{t('cardMoreSpans')}</li>}
        </ol>
      )}
      {requesterHref === null ? null : (
        <p>
          <a href={requesterHref}>{t('cardAllOfRequester')}</a>
        </p>
      )}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string | null }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi>{value ?? t('notKnown')}</bdi>
      </dd>
    </div>
  );
}

function sourceText(source: string): string {
  if (source === 'tracked') return t('cardTracked');
  return source === 'manual' ? t('cardEntered') : source;
}

function moment(at: number | null): string | null {
  return at === null ? null : formatMoment(at);
}

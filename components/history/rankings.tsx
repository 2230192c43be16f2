import type { VNode } from 'preact';
import { tasksAddress } from '../../lib/history-address';
import { plural, t } from '../../lib/i18n';
import type { RankedRequester, Rankings as View } from '../../lib/ledger/rankings';
import type { Ranked, Ranking } from '../../lib/pay/ranking';
import { count, duration, wage } from '../../lib/quantity';
import { requesterName } from '../../lib/requester-name';
import { LinkedFigure } from '../figure';
import { PayRange } from '../pay-range';
import { Sentence } from '../sentence';

/** The best and the least paid requesters and kinds of tasks; `null` while they are read. */
export function Rankings({ view, currency }: { view: View | null; currency: string }): VNode {
  return (
    <section class="card" id="ranking" aria-labelledby="ranking-heading" aria-busy={view === null}>
      <h2 id="ranking-heading">{t('rankingHeading')}</h2>
      <p class="note">{t('rankingIntro')}</p>
      {view === null ? (
        <p>{t('loading')}</p>
      ) : (
        <>
          <Ends
            heading={t('rankingRequesters')}
            ranking={view.requesters}
            currency={currency}
            nameOf={requesterName}
            requesterOf={(requester) => requester}
            addressOf={({ key }) => tasksAddress({ requester: key })}
          />
          <Ends
            heading={t('rankingKinds')}
            ranking={view.kinds}
            currency={currency}
            nameOf={({ title, requester }) => t('rankingOf', title ?? t('taskUntitled'), requesterName(requester))}
            requesterOf={({ requester }) => requester}
            addressOf={({ title, requester }) => tasksAddress({ requester: requester.key, text: title ?? '' })}
          />
        </>
      )}
    </section>
  );
}

interface EndsProps<T> {
  heading: string;
  ranking: Ranking<T>;
  currency: string;
  nameOf: (item: T) => string;
  requesterOf: (item: T) => RankedRequester;
  addressOf: (item: T) => string;
}

function Ends<T extends { key: string }>(props: EndsProps<T>): VNode {
  const { heading, ranking } = props;
  return (
    <div class="ranking">
      <h3>{heading}</h3>
      {ranking.ranked === 0 ? <p>{t('rankingNone')}</p> : null}
      {ranking.best.length === 0 ? null : <End {...props} title={t('rankingBest')} list={ranking.best} />}
      {ranking.worst.length === 0 ? null : <End {...props} title={t('rankingWorst')} list={ranking.worst} />}
      {ranking.tooFew === 0 ? null : <p class="note">{plural('rankingTooFew', ranking.tooFew)}</p>}
    </div>
  );
}

function End<T extends { key: string }>(props: EndsProps<T> & { title: string; list: Ranked<T>[] }): VNode {
  const { title, list, currency, nameOf: name, addressOf, requesterOf } = props;
  return (
    <div>
      <h4>{title}</h4>
      <ol class="ranked">
        {list.map((one) => (
          <li key={one.item.key} data-requester={requesterOf(one.item).key}>
            <a href={addressOf(one.item)}>
              <bdi>{name(one.item)}</bdi>
            </a>{' '}
            <Evidence one={one} currency={currency} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Evidence<T>({ one, currency }: { one: Ranked<T>; currency: string }): VNode {
  const { pay, lower, upper, tasks, timeMs } = one;
  return (
    <span class="note">
      <Sentence
        message="rankingEvidence"
        parts={[
          <LinkedFigure key="pay" name="requester-pay" quantity={wage(pay, currency)} />,
          <PayRange key="range" lower={lower} upper={upper} currency={currency} />,
          <LinkedFigure key="tasks" name="requester-tasks" quantity={count(tasks, plural('tasks', tasks))} />,
          <LinkedFigure key="time" name="requester-time" quantity={duration(timeMs)} />,
        ]}
      />
    </span>
  );
}

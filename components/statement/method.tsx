import type { VNode } from 'preact';
import { formatDuration, t } from '../../lib/i18n';
import { CLOCKS } from '../../lib/ledger/records';
import type { StatementView, Tally } from '../../lib/ledger/statement';
import { rowFor } from '../../lib/pay/reference-wages';
import { count } from '../../lib/quantity';
import type { IdleRules } from '../../lib/time/idle';
import { LinkedFigure } from '../figure';
import { PlaceSource } from '../options/place-source';
import { ReferenceLine } from '../popup/reference-line';
import { Sentence } from '../sentence';
import { MARK } from './marks';

/** How the time was measured, what was corrected or assumed, and the wage that pay is compared with. */
export function Method(props: { view: StatementView; idle: IdleRules; tally: Tally | null }): VNode {
  const { view, idle, tally } = props;
  const { sums, reference } = view;
  const clocks = CLOCKS.filter((clock) => [sums, ...sums.apart].some((one) => one.clock === clock));
  const row = reference?.region ? rowFor(reference.region, view.today) : null;
  return (
    <section class="card" aria-labelledby="statement-method">
      <h2 id="statement-method">{t('statementMethod')}</h2>
      <ul>
        {clocks.map((clock) => (
          <li key={clock}>{t(`statementClock_${clock}`)}</li>
        ))}
        <li>{t('statementIdle', formatDuration(idle.idleMs), formatDuration(idle.graceMs))}</li>
        <li>{t('statementOnce')}</li>
        <li>{t('statementUnknown')}</li>
        {tally === null ? null : <Records tally={tally} />}
      </ul>
      <h3>{t('referenceHeading')}</h3>
      <ReferenceLine reference={reference} hasButton />
      {row === null ? null : <PlaceSource row={row} today={view.today} />}
    </section>
  );
}

function Records({ tally }: { tally: Tally }): VNode {
  const tasks = (name: 'source-tasks' | 'edited-tasks' | 'assumed-tasks', number: number) => (
    <LinkedFigure key={name} name={name} quantity={count(number)} />
  );
  return (
    <>
      {[...tally.sources].map(([source, number]) => (
        <li key={source} data-source={source}>
          {source === 'tracked' ? (
            <Sentence message="statementTracked" parts={[tasks('source-tasks', number)]} />
          ) : source === 'manual' ? (
            <Sentence message="statementByHand" parts={[tasks('source-tasks', number)]} />
          ) : (
            <Sentence
              message="statementImported"
              parts={[tasks('source-tasks', number), source.replace(/^import:/, '')]}
            />
          )}
        </li>
      ))}
      <li>
        <Sentence message="statementEditedAll" parts={[tasks('edited-tasks', tally.edited), MARK]} />
      </li>
      <li>
        <Sentence message="statementAssumedAll" parts={[tasks('assumed-tasks', tally.assumed), MARK]} />
      </li>
    </>
  );
}

import type { VNode } from 'preact';
import { plural, t } from '../../lib/i18n';
import { CLOCKS, type Clock } from '../../lib/ledger/records';
import type { RequesterPeriod } from '../../lib/ledger/requester-periods';
import type { Marked, StatementView } from '../../lib/ledger/statement';
import { requesterPay } from '../../lib/pay/interval';
import { amount, count, duration, type Quantity, wage } from '../../lib/quantity';
import { requesterName } from '../../lib/requester-name';
import { DefinitionLink, Figure } from '../figure';
import { Marks } from './marks';

/** As many as anybody reads on paper; the file of records has all of them. */
const SHOWN = 1000;

/** What each requester paid over the days, a line for each clock that its tasks were timed by. */
export function RequesterTable({ view, marked }: { view: StatementView; marked: Map<string, Marked> | null }): VNode {
  const { requesters } = view;
  return (
    <section class="card" aria-labelledby="statement-requesters">
      <h2 id="statement-requesters">{t('statementRequesters')}</h2>
      <p class="note">{t('statementRequestersNote')}</p>
      {requesters.length === 0 ? (
        <p>{t('statementNoTasks')}</p>
      ) : (
        <table class="statement-table">
          <thead>
            <tr>
              <th scope="col">{t('statementRequester')}</th>
              <th scope="col">
                <DefinitionLink name="requester-tasks">{t('figure_tasks')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="earned">{t('figure_earned')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="requester-time">{t('statementTime')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="requester-pay">{t('statementPay')}</DefinitionLink>
              </th>
              <th scope="col">
                <DefinitionLink name="requester-lower">{t('statementInterval')}</DefinitionLink>
              </th>
            </tr>
          </thead>
          <tbody>
            {requesters
              .slice(0, SHOWN)
              .flatMap((requester) =>
                CLOCKS.filter((clock) => requester.sums[clock].tasks > 0).map((clock) => (
                  <Line
                    key={`${requester.view.key} ${clock}`}
                    requester={requester}
                    clock={clock}
                    isMain={clock === view.sums.clock}
                    marked={marked?.get(requester.view.key)}
                  />
                )),
              )}
          </tbody>
        </table>
      )}
      {requesters.length > SHOWN ? <p>{plural('statementMoreRequesters', requesters.length - SHOWN)}</p> : null}
    </section>
  );
}

interface LineProps {
  requester: RequesterPeriod;
  clock: Clock;
  isMain: boolean;
  marked: Marked | undefined;
}

function Line({ requester: { view, sums }, clock, isMain, marked }: LineProps): VNode {
  const { tasks, rewardMicros, timeMs } = sums[clock];
  const { pay, lower95, upper95 } = requesterPay(sums[clock]);
  const { currency } = view;
  return (
    <tr data-requester={view.key} data-clock={clock}>
      <th scope="row">
        {requesterName(view)}
        {view.name === null ? null : <span class="note"> {view.requesterId}</span>}
        {isMain ? null : <span class="note"> ({t(`clock_${clock}`)})</span>}
        <span class="note">
          {' '}
          <Marks marked={marked} />
        </span>
      </th>
      <Cell label={t('figure_tasks')} name="requester-tasks" quantity={count(tasks)} />
      <Cell label={t('figure_earned')} name="earned" quantity={amount(rewardMicros, currency)} />
      <Cell label={t('statementTime')} name="requester-time" quantity={duration(timeMs)} />
      <Cell label={t('statementPay')} name="requester-pay" quantity={wage(pay, currency)} />
      <td data-label={t('statementInterval')}>
        {lower95 === null || upper95 === null ? (
          <Figure name="requester-lower" quantity={wage(null, currency)} />
        ) : (
          <>
            <Figure name="requester-lower" quantity={wage(lower95, currency)} />
            {' – '}
            <Figure name="requester-upper" quantity={wage(upper95, currency)} />
          </>
        )}
      </td>
    </tr>
  );
}

/** One figure of a line; where lines are too narrow for a table, its name stands before it. */
export function Cell(props: { label: string; name: Parameters<typeof Figure>[0]['name']; quantity: Quantity }): VNode {
  return (
    <td data-label={props.label}>
      <Figure name={props.name} quantity={props.quantity} />
    </td>
  );
}

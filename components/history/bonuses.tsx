import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay, locale, t } from '../../lib/i18n';
import { assignedMicros } from '../../lib/ledger/bonuses';
import type { RequesterChoice, TaskView } from '../../lib/ledger/recent-tasks';
import type { AssignedBonus, PaymentRecord } from '../../lib/ledger/records';
import { amountToMoney, formatAmount } from '../../lib/money';
import { amount } from '../../lib/quantity';
import { requesterName } from '../../lib/requester-name';
import { LinkedFigure } from '../figure';
import { Field } from '../options/field';
import { Sentence } from '../sentence';

export interface BonusesProps {
  bonuses: readonly PaymentRecord[];
  requesters: readonly RequesterChoice[];
  /** The tasks that a part may be for. */
  tasks: readonly TaskView[];
  /** @returns whether it could be done */
  onAssign: (paymentKey: string, parts: AssignedBonus[]) => Promise<boolean>;
}

/** The bonuses of days, and what the worker knows of their reasons. */
export function Bonuses(props: BonusesProps): VNode | null {
  if (props.bonuses.length === 0) return null;
  return (
    <section class="card" id="bonuses" aria-labelledby="bonuses-heading">
      <h2 id="bonuses-heading">{t('bonusesHeading')}</h2>
      <p>{t('bonusesIntro')}</p>
      <ul class="plain-list tasks">
        {props.bonuses.map((bonus) => (
          <li key={bonus.key} data-bonus={bonus.key}>
            <Bonus {...props} bonus={bonus} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bonus(props: BonusesProps & { bonus: PaymentRecord }): VNode {
  const { bonus, onAssign } = props;
  const { assigned = [], amount: sum, day } = bonus;
  const restMicros = sum.micros - assignedMicros(bonus);
  const assign = (parts: AssignedBonus[]) => onAssign(bonus.key, parts);
  return (
    <div class="stack-tight">
      <h3>
        {day === null ? t('bonusDayUnknown') : formatDay(day)}
        {': '}
        <LinkedFigure name="day-bonus" quantity={amount(sum.micros, sum.currency)} />
      </h3>
      {assigned.length === 0 ? null : (
        <ul class="plain-list note">
          {assigned.map((part, index) => (
            <li key={`${part.requesterKey} ${part.taskKey} ${part.micros} ${index}`} class="actions">
              <span>
                <LinkedFigure name="day-bonus-part" quantity={amount(part.micros, sum.currency)} />
                {` – ${nameOf(part, props)}`}
              </span>
              <button
                type="button"
                data-action="bonus-remove"
                aria-label={t('bonusRemoveOne', formatAmount(part.micros, sum.currency, locale()), nameOf(part, props))}
                onClick={() => void assign(assigned.filter((_, other) => other !== index))}
              >
                {t('bonusRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class={restMicros < 0 ? 'warning' : 'note'}>
        <Sentence
          message={restMicros < 0 ? 'bonusOver' : 'bonusRest'}
          parts={[
            <LinkedFigure
              key="rest"
              name={restMicros < 0 ? 'day-bonus-over' : 'day-bonus-rest'}
              quantity={amount(Math.abs(restMicros), sum.currency)}
            />,
          ]}
        />
      </p>
      {restMicros > 0 ? (
        <AssignForm {...props} restMicros={restMicros} onPart={(part) => assign([...assigned, part])} />
      ) : null}
    </div>
  );
}

function AssignForm(
  props: BonusesProps & {
    bonus: PaymentRecord;
    restMicros: number;
    onPart: (part: AssignedBonus) => Promise<boolean>;
  },
): VNode {
  const { bonus, restMicros, requesters, tasks } = props;
  const { currency } = bonus.amount;
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState('');
  const [isWrong, setWrong] = useState(false);
  const id = `bonus-${bonus.key.replaceAll(/\W/g, '-')}`;
  const ofTasks = tasks.filter(({ requesterId }) => requesterId !== null);
  const chosen = target || (requesters[0]?.key ?? '');
  const assign = async () => {
    const micros = amountToMoney(typed, currency)?.micros ?? 0;
    const task = ofTasks.find(({ key }) => `task ${key}` === chosen);
    const requesterKey = task ? requesterKeyOf(task) : chosen;
    const isDone =
      micros > 0 && micros <= restMicros && (await props.onPart({ requesterKey, taskKey: task?.key ?? null, micros }));
    setWrong(!isDone);
    if (isDone) setTyped('');
  };
  return (
    <form
      class="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void assign().catch(() => setWrong(true));
      }}
    >
      <div class="fields">
        <Field
          id={id}
          label={t('bonusAmount', currency)}
          error={isWrong ? t('bonusInvalid', formatAmount(restMicros, currency, locale())) : undefined}
          input={{
            type: 'text',
            inputMode: 'decimal',
            autocomplete: 'off',
            value: typed,
            onInput: (event) => {
              setTyped(event.currentTarget.value);
              setWrong(false);
            },
          }}
        />
        <p class="field">
          <label for={`${id}-for`}>{t('bonusFor')}</label>
          <select id={`${id}-for`} value={chosen} onChange={(event) => setTarget(event.currentTarget.value)}>
            <optgroup label={t('bonusRequesters')}>
              {requesters.map(({ key, names, requesterId }) => (
                <option key={key} value={key}>
                  {requesterName({ name: names[0] ?? null, requesterId })}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('bonusTasks')}>
              {ofTasks.map((task) => (
                <option key={task.key} value={`task ${task.key}`}>
                  {titleOf(task)}
                </option>
              ))}
            </optgroup>
          </select>
        </p>
      </div>
      <p class="actions">
        <button type="submit" data-action="bonus-assign">
          {t('bonusAssign')}
        </button>
      </p>
    </form>
  );
}

function requesterKeyOf({ key, requesterId }: TaskView): string {
  return `${key.slice(0, key.indexOf(':'))}:${requesterId}`;
}

function nameOf({ requesterKey, taskKey }: AssignedBonus, { requesters, tasks }: BonusesProps): string {
  const task = tasks.find(({ key }) => key === taskKey);
  if (task) return titleOf(task);
  const name = requesters.find(({ key }) => key === requesterKey)?.names[0] ?? null;
  return requesterName({ name, requesterId: requesterKey.slice(requesterKey.indexOf(':') + 1) });
}

function titleOf({ title, requesterName: name, requesterId }: TaskView): string {
  return `${title ?? t('taskUntitled')} (${name ?? requesterId})`;
}

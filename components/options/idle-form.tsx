import type { InputHTMLAttributes, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/i18n';
import { Field } from './field';
import { SaveButton } from './save-button';

/** What the browser can watch, and an hour: outside these the limits measure nothing. */
const LEAST_SECONDS = 15;
const MOST_SECONDS = 3600;

export interface IdleLimits {
  idleMs: number;
  graceMs: number;
}

/** When a quiet stretch stops counting as work. */
export function IdleForm(props: {
  limits: IdleLimits;
  usual: IdleLimits;
  onSave: (limits: IdleLimits) => Promise<void>;
}): VNode {
  const { limits, usual } = props;
  const [idle, setIdle] = useState(String(limits.idleMs / 1000));
  const [grace, setGrace] = useState(String(limits.graceMs / 1000));
  const [checked, setChecked] = useState(false);
  const idleError = isWithin(idle, LEAST_SECONDS) ? undefined : secondsError(LEAST_SECONDS);
  const graceError = !isWithin(grace, 0)
    ? secondsError(0)
    : Number(grace) > Number(idle)
      ? t('invalidGrace')
      : undefined;
  const save = async () => {
    setChecked(true);
    if (idleError !== undefined || graceError !== undefined) return false;
    await props.onSave({ idleMs: Number(idle) * 1000, graceMs: Number(grace) * 1000 });
    return true;
  };
  const seconds = (value: string, set: (value: string) => void): InputHTMLAttributes<HTMLInputElement> => ({
    type: 'number',
    min: 0,
    max: MOST_SECONDS,
    step: 1,
    value,
    onInput: (event) => set(event.currentTarget.value),
  });
  return (
    <form class="card" aria-labelledby="idle-heading" noValidate>
      <h2 id="idle-heading">{t('idleHeading')}</h2>
      <p>{t('idleIntro')}</p>
      <div class="fields">
        <Field
          id="idle"
          label={t('idleLimit')}
          error={checked ? idleError : undefined}
          input={seconds(idle, setIdle)}
        />
        <Field
          id="grace"
          label={t('idleGrace')}
          error={checked ? graceError : undefined}
          input={seconds(grace, setGrace)}
        />
      </div>
      <p class="note">{t('idleDefault', formatNumber(usual.idleMs / 1000), formatNumber(usual.graceMs / 1000))}</p>
      <SaveButton draft={`${idle} ${grace}`} onSave={save} />
    </form>
  );
}

function isWithin(value: string, least: number): boolean {
  const number = Number(value);
  return value.trim() !== '' && Number.isInteger(number) && number >= least && number <= MOST_SECONDS;
}

function secondsError(least: number): string {
  return t('invalidSeconds', formatNumber(least), formatNumber(MOST_SECONDS));
}

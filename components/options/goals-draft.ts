/** What stands in the fields of target and limit, and the settings it makes: pure, so that each mistake has its test. */
import { amountToMoney, microsToDecimal } from '../../lib/money';
import type { Settings } from '../../lib/settings';
import { isCurrency } from './draft';

/** Fields as typed. */
export interface GoalsDraft {
  of: 'none' | 'money' | 'time';
  amount: string;
  currency: string;
  hours: string;
  /** Empty for no limit. */
  limit: string;
}

export type GoalsError = 'amount' | 'currency' | 'hours' | 'limit';
type GoalsSettings = Pick<Settings, 'target' | 'limitMs'>;

const HOUR_MS = 3_600_000;
const HOURS_OF_DAY = 24;

/** The fields for the settings. */
export function goalsDraftOf({ target, limitMs }: GoalsSettings): GoalsDraft {
  return {
    of: target?.of ?? 'none',
    amount: target?.of === 'money' ? microsToDecimal(target.micros) : '',
    currency: target?.of === 'money' ? target.currency : 'USD',
    hours: target?.of === 'time' ? hoursOf(target.ms) : '',
    limit: limitMs === null ? '' : hoursOf(limitMs),
  };
}

function hoursOf(ms: number): string {
  return String(Number((ms / HOUR_MS).toFixed(4)));
}

/** The settings for the fields, or the first field that says nothing. Fields of another target are not looked at. */
export function goalsOf(draft: GoalsDraft): GoalsSettings | { error: GoalsError } {
  const limitMs = draft.limit.trim() === '' ? null : msOf(draft.limit);
  const target = targetOf(draft);
  if (target !== null && 'error' in target) return target;
  return limitMs === undefined ? { error: 'limit' } : { target, limitMs };
}

function targetOf({ of, amount, currency, hours }: GoalsDraft): Settings['target'] | { error: GoalsError } {
  if (of === 'none') return null;
  if (of === 'time') {
    const ms = msOf(hours);
    return ms === undefined ? { error: 'hours' } : { of, ms };
  }
  if (!isCurrency(currency)) return { error: 'currency' };
  const money = amountToMoney(amount, currency);
  return money === null || money.micros === 0 ? { error: 'amount' } : { of, ...money };
}

/** Milliseconds; `undefined` where the text is no number of hours of a day. */
function msOf(hours: string): number | undefined {
  const ms = Math.round(Number(hours) * HOUR_MS);
  return hours.trim() !== '' && ms > 0 && ms <= HOURS_OF_DAY * HOUR_MS ? ms : undefined;
}

/** What stands in the fields of an entry by hand, and the entry it makes: pure, so that each mistake has its test. */
import { fromWallClock } from '../../lib/exchange/columns/zoned';
import type { Entry, EntryTime } from '../../lib/ledger/by-hand';
import { type CorrectedState, LONGEST_CORRECTED_MS } from '../../lib/ledger/corrections';
import type { RequesterChoice } from '../../lib/ledger/recent-tasks';
import { amountToMoney } from '../../lib/money';
import type { OverheadKind, PlatformId } from '../../lib/platforms/reading';
import { sites } from '../../lib/platforms/sites';
import { wallClockOf } from '../../lib/time/days';
import type { Interval } from '../../lib/time/interval';
import { isCurrency } from '../options/draft';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Nobody works for so long at once: a timer that ran for longer was forgotten. */
const FORGOTTEN_AFTER_MS = 12 * 3_600_000;
const EARLIEST_DAY = '2000-01-01';

/** Fields as typed: a day as `YYYY-MM-DD`, times as `HH:MM`. */
export interface OutsideDraft {
  /** A task, or unpaid time. */
  kind: 'task' | OverheadKind;
  platform: PlatformId;
  title: string;
  requester: string;
  amount: string;
  currency: string;
  state: CorrectedState;
  day: string;
  began: string;
  ended: string;
  minutes: string;
}

/** Named for the field that it stands at. */
export type OutsideMistake =
  | 'requester'
  | 'amount'
  | 'currency'
  | 'day'
  | 'began'
  | 'began-missing'
  | 'ended'
  | 'minutes'
  | 'minutes-too';

/** What the fields are read by. */
export interface Reading {
  /** IANA zone of the worker's clock. */
  zone: string;
  now: number;
  requesters: readonly RequesterChoice[];
  /** The time of the timer that the fields were filled with: while they show it, it counts to the millisecond. */
  timed: Interval | null;
  mark: string;
}

export function newDraft(platform: PlatformId, zone: string, now: number): OutsideDraft {
  return {
    ...{ kind: 'task', platform, title: '', requester: '', amount: '', currency: sites[platform].currency },
    ...{ state: 'submitted', day: shown(now, zone).day, began: '', ended: '', minutes: '' },
  };
}

/** The fields filled with the time of a timer. Of one that was forgotten nobody knows the end, and the worker is asked. */
export function draftOfTimer(timed: Interval, platform: PlatformId, zone: string): OutsideDraft {
  const began = shown(timed.startedAt, zone);
  const ended = isForgotten(timed) ? '' : shown(timed.endedAt, zone).time;
  return { ...newDraft(platform, zone, timed.startedAt), day: began.day, began: began.time, ended };
}

export function isForgotten({ startedAt, endedAt }: Interval): boolean {
  return endedAt - startedAt > FORGOTTEN_AFTER_MS;
}

/** Another platform pays in its own currency, unless another was typed. */
export function pickPlatform(draft: OutsideDraft, platform: PlatformId): OutsideDraft {
  const isTyped = draft.currency !== sites[draft.platform].currency;
  return { ...draft, platform, currency: isTyped ? draft.currency : sites[platform].currency };
}

/** The entry that the fields make, or the first mistake in them. */
export function entryOf(draft: OutsideDraft, reading: Reading): { entry: Entry } | { mistake: OutsideMistake } {
  const { platform, kind, state } = draft;
  const { mark } = reading;
  const time = timeOf(draft, reading);
  if (typeof time === 'string') return { mistake: time };
  if (kind !== 'task') {
    return 'day' in time ? { mistake: 'began-missing' } : { entry: { mark, platform, kind, time } };
  }
  const requester = requesterOf(draft, reading.requesters);
  if (requester === null) return { mistake: 'requester' };
  const currency = draft.currency.trim().toUpperCase();
  const hasAmount = draft.amount.trim() !== '';
  if (hasAmount && !isCurrency(currency)) return { mistake: 'currency' };
  const reward = hasAmount ? amountToMoney(draft.amount, currency) : null;
  if (hasAmount && reward === null) return { mistake: 'amount' };
  const title = draft.title.trim() || null;
  return { entry: { mark, platform, kind, title, ...requester, reward, state, time } };
}

function timeOf(draft: OutsideDraft, { zone, now, timed }: Reading): EntryTime | OutsideMistake {
  const { day, began, ended, minutes } = draft;
  const ofTimer = timed && draftOfTimer(timed, draft.platform, zone);
  const isOfTimer = ofTimer?.day === day && ofTimer.began === began && ofTimer.ended === ended && minutes === '';
  if (timed && isOfTimer && ended !== '') return timed.endedAt > timed.startedAt ? timed : 'ended';
  const today = shown(now, zone).day;
  if (!isDay(day) || day < EARLIEST_DAY || day > today) return 'day';
  const durationMs = minutes.trim() === '' ? null : Number(minutes) * MINUTE_MS;
  if (durationMs !== null && !(Number.isInteger(durationMs) && durationMs > 0 && durationMs <= LONGEST_CORRECTED_MS)) {
    return 'minutes';
  }
  if (began === '') {
    if (ended !== '') return 'began-missing';
    return durationMs === null ? 'began' : { day, durationMs };
  }
  const startedAt = momentOf(day, began, zone);
  if (startedAt === null || startedAt > now) return 'began';
  if (ended === '') {
    if (durationMs === null || startedAt + durationMs > now) return durationMs === null ? 'ended' : 'minutes';
    return { startedAt, endedAt: startedAt + durationMs };
  }
  if (durationMs !== null) return 'minutes-too';
  // Work that ends at an earlier hour than it began went on over midnight.
  const endedAt = momentOf(day, ended, zone, ended < began ? DAY_MS : 0);
  return endedAt === null || endedAt <= startedAt || endedAt > now ? 'ended' : { startedAt, endedAt };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** When the worker's clock shows this, so much later; `null` where it never does. */
function momentOf(day: string, time: string, zone: string, laterMs = 0): number | null {
  const wallTime = Date.parse(`${day}T${time}:00Z`);
  return Number.isNaN(wallTime) ? null : fromWallClock(zone)(wallTime + laterMs);
}

function shown(at: number, zone: string): { day: string; time: string } {
  const text = new Date(wallClockOf(zone)(at)).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** As MTurk makes them, so that a name in capitals is none. */
const REQUESTER_ID = /^A[A-Z0-9]{9,20}$/;

/** A known requester by its id or by a name that only one has, or else an id or a name; `null` for a name of several. */
function requesterOf(
  { requester, platform }: OutsideDraft,
  requesters: readonly RequesterChoice[],
): { requesterId: string | null; requesterName: string | null } | null {
  const typed = requester.trim();
  const known = requesters.filter(({ key }) => key.startsWith(`${platform}:`));
  const named = known.filter(({ names }) => names.includes(typed));
  const found = known.find(({ requesterId }) => requesterId === typed) ?? named[0];
  if (found && found.requesterId !== typed && named.length > 1) return null;
  if (found) return { requesterId: found.requesterId, requesterName: found.names[0] ?? null };
  if (typed === '') return { requesterId: null, requesterName: null };
  if (REQUESTER_ID.test(typed)) return { requesterId: typed, requesterName: null };
  return { requesterId: null, requesterName: typed };
}

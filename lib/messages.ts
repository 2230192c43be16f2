/**
 * Everything that is said between the parts of the extension, and nothing else is listened to.
 *
 * A content script lives in a page that may be hostile, so the background parses each message on arrival and
 * takes tab and address from the browser, not from the message. Content scripts import only the types.
 */
import * as z from 'zod/mini';
import { NOTE_MAX_LENGTH } from './ledger/listings';
import { LISTINGS } from './ledger/records';
import type { Copies, Drawing } from './marks/drawing';
import type { Money } from './money';
import {
  OVERHEAD_KINDS,
  type PageContent,
  type PageReading,
  PLATFORM_IDS,
  PROBLEM_REASONS,
  type Problem,
  type SaidOffer,
  type Work,
} from './platforms/reading';
import { MOST_REPORTED } from './tracking/beat';

const id = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9_.-]+$/));
const text = z.string().check(z.maxLength(300));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const time = z.number().check(z.int(), z.nonnegative());
const count = z.number().check(z.int(), z.nonnegative());

const money: z.ZodMiniType<Money> = z.object({
  micros: count,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});

/** As many answers as a page may ask for; see the readers. */
const judgements = z.optional(z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(1000))));

const listed = {
  groupId: z.nullable(id),
  requesterId: z.nullable(id),
  requesterName: z.nullable(text),
  title: z.nullable(text),
  reward: z.nullable(money),
};
/** Of what a page says in its own words nothing is believed here; the platform's reader makes sense of it. */
const said = z.unknown();
const offer: z.ZodMiniType<SaidOffer> = z.object({
  groupId: id,
  requesterId: z.nullable(id),
  requesterName: said,
  title: said,
  reward: said,
});
const accepted = {
  ...listed,
  taskId: id,
  assignmentId: id,
  acceptedAt: z.nullable(time),
  deadlineAt: z.nullable(time),
};
const listedTask = z.object({ ...listed, groupId: id, availableTasks: z.nullable(count) });
const rows = <T>(row: z.ZodMiniType<T>) => z.array(row).check(z.maxLength(1000));

const content: z.ZodMiniType<PageContent> = z.discriminatedUnion('page', [
  z.object({ page: z.literal('working'), task: z.object({ ...accepted, timedOut: z.boolean(), judgements }) }),
  z.object({ page: z.literal('preview'), task: listedTask }),
  z.object({ page: z.literal('search'), rows: rows(listedTask) }),
  z.object({ page: z.literal('requester'), requesterId: id, rows: rows(listedTask) }),
  z.object({ page: z.literal('queue'), rows: rows(z.object(accepted)) }),
  z.object({
    page: z.literal('status'),
    day,
    rows: rows(
      z.object({
        taskId: z.nullable(id),
        assignmentId: id,
        requesterId: z.nullable(id),
        requesterName: z.nullable(text),
        title: z.nullable(text),
        reward: z.nullable(money),
        bonus: z.nullable(money),
        state: z.enum(['submitted', 'approved', 'rejected', 'paid']),
      }),
    ),
  }),
  z.object({
    page: z.literal('dashboard'),
    days: rows(
      z.object({
        day,
        submitted: z.nullable(count),
        approved: z.nullable(count),
        rejected: z.nullable(count),
        pending: z.nullable(count),
        bonus: z.nullable(money),
      }),
    ),
  }),
  z.object({
    page: z.literal('earnings'),
    transfers: rows(
      z.object({
        transferId: z.nullable(id),
        day: z.nullable(day),
        amount: z.nullable(money),
        status: z.nullable(text),
      }),
    ),
  }),
  z.object({ page: z.literal('contact'), requesterId: z.nullable(id) }),
  z.object({ page: z.literal('qualifications') }),
  z.object({ page: z.literal('help') }),
]);

const work: z.ZodMiniType<Work> = z.union([
  z.object({ kind: z.literal('task'), taskId: id, assignmentId: id }),
  z.object({ kind: z.enum(OVERHEAD_KINDS) }),
]);

const problem: z.ZodMiniType<Problem> = z.object({ reason: z.enum(PROBLEM_REASONS), rows: count });

const reading: z.ZodMiniType<PageReading> = z.object({
  platform: z.enum(PLATFORM_IDS),
  page: z.enum([
    'working',
    'preview',
    'search',
    'requester',
    'queue',
    'status',
    'dashboard',
    'earnings',
    'contact',
    'qualifications',
    'help',
  ]),
  work: z.nullable(work),
  alert: z.nullable(z.enum(['submitted', 'not-submitted'])),
  content: z.nullable(content),
  problems: z.array(problem).check(z.maxLength(PROBLEM_REASONS.length)),
});

const spanReport = z.object({
  id,
  startedAt: time,
  endedAt: time,
  closed: z.boolean(),
  /** First and last sign of the worker since the background last answered. */
  firstInputAt: z.nullable(time),
  lastInputAt: time,
});

/** Page ↦ background: what a page is, once per page and again when it comes back from the cache. */
const pageMessage = z.object({
  type: z.literal('page'),
  instance: id,
  /** When the navigation to it began: where a submit led here, the moment of the submit. */
  navigatedAt: time,
  reading,
});

/** Page ↦ background: stretches of attention, each until the background has settled it. */
const spansMessage = z.object({
  type: z.literal('spans'),
  platform: z.enum(PLATFORM_IDS),
  work,
  spans: z.array(spanReport).check(z.maxLength(MOST_REPORTED)),
});

/** Page ↦ background: what the worker is about to do, or that the page was left. */
const signMessage = z.object({
  type: z.literal('sign'),
  instance: id,
  sign: z.enum(['submitting', 'returning', 'left']),
  assignmentId: z.nullable(id),
  at: time,
});

/** List ↦ background: the worker followed the link to the tasks of a job. Nothing else of the link is said. */
const followedMessage = z.object({
  type: z.literal('followed'),
  platform: z.enum(PLATFORM_IDS),
  groupId: id,
  at: time,
});

/** Page or task frame ↦ background: a click that may open a tab. */
const clickMessage = z.object({ type: z.literal('click'), at: time });

/**
 * Page ↦ background: the offers it shows, all at once. A page about one offer is asked about with the warning before
 * work in mind, which is shown once in a visit: `instance` is the stay of the page that asks.
 */
const offersMessage = z.object({
  type: z.literal('offers'),
  platform: z.enum(PLATFORM_IDS),
  instance: id,
  offers: rows(offer),
});

/** Page ↦ background: the worker wants the evidence behind the mark of an offer. */
const cardMessage = z.object({ type: z.literal('card'), platform: z.enum(PLATFORM_IDS), offer });

/** Page ↦ background: what the worker wants of a requester; a part that is not said stays as it is. */
const keepMessage = z.object({
  type: z.literal('keep'),
  platform: z.enum(PLATFORM_IDS),
  requesterId: id,
  listing: z.optional(z.nullable(z.enum(LISTINGS))),
  note: z.optional(z.string().check(z.maxLength(NOTE_MAX_LENGTH))),
});

/** Page ↦ background: the worker wants to read what the figures mean. */
const definitionsMessage = z.object({ type: z.literal('definitions') });

/** Popup ↦ background: the worker's answer whether a tab counts to the task that may have opened it. */
const countTabMessage = z.object({
  type: z.literal('count-tab'),
  tabId: z.number().check(z.int()),
  counts: z.boolean(),
});

/** Popup or history page ↦ background: the worker is away, or still here, which ends work outside the browser. */
const pauseMessage = z.object({ type: z.literal('pause'), paused: z.boolean() });

/** History page ↦ background: the worker works outside the browser from now on. */
const outsideMessage = z.object({ type: z.literal('outside') });

/** Popup ↦ background: the worker was working in the gap that the idle rule left in a task from a time on. */
const workedMessage = z.object({ type: z.literal('worked'), taskKey: text, since: time });

/** Popup ↦ background: be awake, so that what fell due meanwhile is done. */
const wakeMessage = z.object({ type: z.literal('wake') });

/** History page ↦ background: the worker wants the states read from the platform now, or no longer. */
const refreshMessage = z.object({ type: z.literal('refresh'), wish: z.enum(['start', 'cancel']) });

/** What a content script may say. */
export const fromPage = z.discriminatedUnion('type', [
  pageMessage,
  spansMessage,
  signMessage,
  clickMessage,
  followedMessage,
  offersMessage,
  cardMessage,
  keepMessage,
  definitionsMessage,
]);
/** What a page of the extension may say. */
export const fromExtension = z.discriminatedUnion('type', [
  countTabMessage,
  pauseMessage,
  outsideMessage,
  workedMessage,
  wakeMessage,
  refreshMessage,
]);

export type PageMessage = z.infer<typeof pageMessage>;
export type SpansMessage = z.infer<typeof spansMessage>;
export type SignMessage = z.infer<typeof signMessage>;
export type OffersMessage = z.infer<typeof offersMessage>;
export type CardMessage = z.infer<typeof cardMessage>;
export type KeepMessage = z.infer<typeof keepMessage>;
export type SpanReport = z.infer<typeof spanReport>;
export type FromPage = z.infer<typeof fromPage>;
export type FromExtension = z.infer<typeof fromExtension>;

/** Background ↦ page: what became of a reported span. */
export interface SpanAnswer {
  id: string;
  /** The span is over; the page forgets it. */
  settled: boolean;
  /** Where attention goes on in a new span; `null` while the worker is away. Only for a span the page held open. */
  resumeAt: number | null;
}

/** Background ↦ page: what is drawn beside the offers asked about, and over the page. */
export interface MarksAnswer {
  /** How marks look, and how card and warning do. */
  style: { mark: string; over: string };
  /** One mark for each offer, in the order asked; `null` where the worker wants none. */
  marks: Copies | null;
  warning: Drawing | null;
}

/** Background ↦ page: the answer to every message; without one the page says it again. */
export interface Answer {
  ok: true;
  spans?: SpanAnswer[];
  marks?: MarksAnswer;
  card?: Drawing;
}

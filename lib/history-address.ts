/**
 * What the history page shows, as its address says it: `#tasks?q=cats&sort=pay`. What is not understood is taken for not
 * said: an address may come from anywhere.
 */
import { type Question, SORTS } from './ledger/search/question';
import { VERDICTS } from './pay/verdict';
import { TASK_STATES } from './platforms/reading';
import { sites } from './platforms/sites';

/** Longer texts are cut: nobody searches for more. */
const LONGEST_TEXT = 200;

/** A section of the page, and what it is asked to show. */
export interface Address {
  section: string;
  params: URLSearchParams;
}

export function addressOf(hash: string): Address {
  const [section = '', params = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  return { section, params: new URLSearchParams(params) };
}

/** The question that an address asks; what it leaves out is not asked for. */
export function questionOf(params: URLSearchParams): Question {
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | null =>
    known.find((value) => value === params.get(name)) ?? null;
  return {
    text: (params.get('q') ?? '').slice(0, LONGEST_TEXT),
    state: oneOf('state', TASK_STATES),
    platform: oneOf('platform', Object.keys(sites) as (keyof typeof sites)[]),
    requester: params.get('requester') || null,
    verdict: oneOf('verdict', VERDICTS),
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    sort: oneOf('sort', SORTS) ?? 'newest',
  };
}

/** The address of the tasks that a question asks for. */
export function tasksAddress(question: Partial<Question>): string {
  const { text = '', sort = 'newest', state, platform, requester, verdict, from, to } = question;
  const said = { q: text, state, platform, requester, verdict, from, to, sort: sort === 'newest' ? null : sort };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value) params.set(name, value);
  return params.size === 0 ? '#tasks' : `#tasks?${params}`;
}

function dayOf(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

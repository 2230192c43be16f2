/** Which titles a question is about: they are few, and stand for all tasks. */
import type { Verdict } from '../../pay/verdict';
import type { LedgerDatabase } from '../database';
import type { TitleRollup } from '../records';
import { plain, type Question, wordsOf } from './question';
import { recordsByKey } from './read';

/** Records read in one transaction, and titles compared before the page may do something else. */
const READ_AT_ONCE = 1_000;
const COMPARED_AT_ONCE = 20_000;

/** A title as it is searched. */
export interface KnownTitle extends Pick<TitleRollup, 'key' | 'platform' | 'tasks' | 'undated'> {
  requesterKey: string | null;
  /** The title, and the requester as the task itself names it, made plain. */
  text: string;
}

/** All titles, and what requesters are called besides. */
export interface KnownTitles {
  titles: KnownTitle[];
  /** Names and note of a requester, made plain, by its key. */
  requesters: Map<string, string>;
  tasks: number;
}

/** The tasks that a question may be about, told by their titles. */
export interface MatchedTitles {
  /** `null` for all titles. */
  keys: ReadonlySet<string> | null;
  /** How many tasks have them, in any state and of any day, and how many of those no index has a date of. */
  tasks: number;
  undated: number;
  /** The requesters of these titles; `null` where one has none, or all titles are meant. */
  requesters: string[] | null;
  /** How many tasks these requesters have in all. */
  tasksOfRequesters: number;
}

/** Reads all titles, in pieces. */
export async function readTitles(database: LedgerDatabase, signal: AbortSignal): Promise<KnownTitles> {
  const known: KnownTitles = { titles: [], requesters: new Map(), tasks: 0 };
  for await (const titles of recordsByKey(database.titles, READ_AT_ONCE, signal)) {
    for (const { key, platform, requesterKey = null, requesterId, requesterName, title, tasks, undated } of titles) {
      const text = plain([title, requesterName, requesterId].filter((part) => part !== null).join('\n'));
      known.titles.push({ key, platform, requesterKey, tasks, undated, text });
      known.tasks += tasks;
    }
  }
  for await (const requesters of recordsByKey(database.requesters, READ_AT_ONCE, signal)) {
    for (const { key, names, note = '' } of requesters) known.requesters.set(key, plain([...names, note].join('\n')));
  }
  return known;
}

/**
 * The titles that a question is about: each of its words stands in the title, or in a name, the id or the note of the
 * requester.
 *
 * @param verdicts by requester; asked for only where the question asks for one
 */
export async function matchTitles(
  known: KnownTitles,
  question: Pick<Question, 'text' | 'platform' | 'requester' | 'verdict'>,
  verdicts: () => Promise<ReadonlyMap<string, Verdict | null>>,
  signal: AbortSignal,
): Promise<MatchedTitles> {
  const words = wordsOf(question.text);
  const { platform, requester, verdict } = question;
  const isNarrow = words.length > 0 || platform !== null || requester !== null || verdict !== null;
  const verdictOf = verdict === null ? null : await verdicts();
  const matched = { keys: new Set<string>(), tasks: 0, undated: 0, requesters: new Set<string | null>() };
  for (const [index, title] of known.titles.entries()) {
    if (index % COMPARED_AT_ONCE === COMPARED_AT_ONCE - 1) await breath();
    if (signal.aborted) break;
    const { key, requesterKey, text } = title;
    if (platform !== null && title.platform !== platform) continue;
    if (requester !== null && requesterKey !== requester) continue;
    if (verdictOf !== null && verdictOf.get(requesterKey ?? '') !== verdict) continue;
    const more = requesterKey === null ? '' : (known.requesters.get(requesterKey) ?? '');
    if (!words.every((word) => text.includes(word) || more.includes(word))) continue;
    if (isNarrow) matched.keys.add(key);
    matched.tasks += title.tasks;
    matched.undated += title.undated;
    matched.requesters.add(requesterKey);
  }
  const requesters = isNarrow && !matched.requesters.has(null) ? ([...matched.requesters] as string[]) : null;
  return {
    keys: isNarrow ? matched.keys : null,
    tasks: matched.tasks,
    undated: matched.undated,
    requesters,
    tasksOfRequesters: known.titles.reduce(
      (sum, { requesterKey, tasks }) => (matched.requesters.has(requesterKey) ? sum + tasks : sum),
      0,
    ),
  };
}

/** Lets the page answer to the worker. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

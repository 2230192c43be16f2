/**
 * Reads the pages of Appen's task site. What they hold are facts found in public scripts of workers, in a saved list of
 * tasks and in tests of the platform's own interface; none was checked against the live site.
 *
 * A job is what a requester is elsewhere: the pages say nothing of who is behind it. A working page names its job by the
 * title alone, and its price stands only in the list that was seen before; `lib/ledger/jobs.ts` brings the two together.
 */
import { amountToMoney, type Money } from '../money';
import { visibleAmount } from './amount';
import { type AppenPlace, appenPlaceAt, appenWorkAt } from './appen-addresses';
import { APPEN_CURRENCY, appenSite } from './appen-site';
import { count, text } from './fields';
import type { ListedTask, PageContent, PlatformReader, ProblemReason } from './reading';
import { type Note, tally } from './tally';

/** A longer list is not parsed; one of a thousand jobs stays far below. */
const LONGEST_LIST = 4_000_000;
const MOST_ROWS = 1000;
/** A page with more answers than this is not one that anybody fills in. */
const MOST_JUDGEMENTS = 1000;

/** A row of the list is a tuple of so many fields. With one more or fewer, each may be another than it was. */
const FIELDS = 13;
const JOB_ID = 0;
const CUT_TITLE = 1;
const SHOWN_PAY = 3;
const EXACT_PAY = 4;
const AVAILABLE = 6;
const TITLE = 10;
// Field 12 is a secret that opens the job for whoever has it. It is not read.

export const appen: PlatformReader = {
  ...appenSite,
  workAt: appenWorkAt,

  amount: (value) => (typeof value === 'number' ? amountToMoney(value, APPEN_CURRENCY) : null),

  read(document, url) {
    const place = appenPlaceAt(url);
    if (place === null) return null;
    const { note, problems } = tally();
    const content = contentOf(document, place, note);
    return { platform: 'appen', page: place.page, work: place.work, alert: null, content, problems: problems() };
  },

  returnedAssignment: () => null,
  submittingAssignment: () => null,

  /** The form of a task has its button in a bar of its own; a form that leads to another window hands in nothing. */
  submittedAssignment(form, url) {
    const place = appenPlaceAt(url);
    const target = form.getAttribute('target') ?? '';
    const hasButton = form.querySelector('input[type=submit]')?.closest('.form-actions');
    return place?.page === 'working' && hasButton && /^(_self|_top|_parent)?$/.test(target) ? place.id : null;
  },
};

/** The job that a link leads to the tasks of; `null` for any other link. */
export function linkedJob(address: string): string | null {
  const place = URL.canParse(address) ? appenPlaceAt(new URL(address)) : null;
  return place?.page === 'preview' ? place.id : null;
}

function contentOf(document: Document, { page, id }: AppenPlace, note: Note): PageContent | null {
  if (page === 'search') {
    const rows = listedJobs(document, note);
    return rows && { page, rows };
  }
  const unknown = { requesterName: null, title: null, reward: null };
  if (page === 'preview') {
    return { page, task: { ...unknown, groupId: id, requesterId: id, availableTasks: null } };
  }
  const ids = { taskId: id, assignmentId: id, groupId: null, requesterId: null };
  const title = text(document.querySelector('.job-title')?.textContent);
  const units = unitsOn(document);
  if (title === null || units === null) note('props-missing');
  const judgements = isQuiz(document) ? null : units;
  return {
    page,
    task: { ...unknown, ...ids, title, acceptedAt: null, deadlineAt: null, timedOut: false, judgements },
  };
}

/** How many answers a page asks for. */
function unitsOn(document: Document): number | null {
  const units = [...document.querySelectorAll('.cml.jsawesome')].filter(
    (unit) => !unit.parentElement?.closest('.cml.jsawesome'),
  );
  return units.length === 0 || units.length > MOST_JUDGEMENTS ? null : units.length;
}

/** Whether it is a page of test questions alone ("Quiz mode"), which is not always paid. */
function isQuiz(document: Document): boolean {
  return /quiz/i.test(document.querySelector('.worker-mode-gauge h4')?.textContent ?? '');
}

/** The jobs of a list; `null` where none could be read, for an empty list would say that there is no work. */
function listedJobs(document: Document, note: Note): ListedTask[] | null {
  const json = document.querySelector('#task-listing-datatable')?.getAttribute('data-tasks') ?? null;
  if (json === null) return refused(note, 'props-missing');
  if (json.length > LONGEST_LIST) return refused(note, 'props-too-large');
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch {
    // Said below.
  }
  if (!Array.isArray(body)) return refused(note, 'props-malformed');
  const rows = body.slice(0, MOST_ROWS).flatMap((row: unknown) => listedJob(row, note) ?? []);
  if (body.length > MOST_ROWS) note('rows-malformed', body.length - MOST_ROWS);
  return body.length > 0 && rows.length === 0 ? null : rows;
}

function listedJob(row: unknown, note: Note): ListedTask | null {
  const fields: unknown[] = Array.isArray(row) && row.length === FIELDS ? row : [];
  const jobId = count(fields[JOB_ID]);
  if (!jobId) return refused(note, 'rows-malformed');
  const reward = exactPay(fields[EXACT_PAY], fields[SHOWN_PAY]);
  if (reward === null) note('reward-unreadable');
  const title = text(fields[TITLE]) ?? text(fields[CUT_TITLE]);
  const groupId = String(jobId);
  return {
    groupId,
    requesterId: groupId,
    requesterName: title,
    title,
    reward,
    availableTasks: count(fields[AVAILABLE]),
  };
}

function refused(note: Note, reason: ProblemReason): null {
  note(reason);
  return null;
}

/** The exact pay, unless what is shown of it is another amount: then one of the two is not what it is taken for. */
function exactPay(exact: unknown, shown: unknown): Money | null {
  const pay = appen.amount(exact);
  const rounded = visibleAmount(shown, APPEN_CURRENCY);
  if (pay === null || rounded === null) return pay;
  const oneOfTheLastDigit = 10 ** (6 - rounded.decimals);
  const isSame = Math.abs(pay.micros - rounded.money.micros) < oneOfTheLastDigit;
  return isSame && rounded.money.currency === pay.currency ? pay : null;
}

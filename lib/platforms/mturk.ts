/**
 * Reads the pages of Amazon Mechanical Turk's worker site. Addresses, component names and fields are facts found in
 * public code (mturk-suite, PandaCrazy-Max, hit-spooner, mturk-engine, gig-overhead, Team-perundurai); none was
 * checked against the live site, so whatever does not fit is a problem to tell the worker about, never a guess.
 */
import { id, oneOf, own } from './fields';
import { noted, type Page, type Part, requesterIn } from './mturk-page';
import { DAYS, LISTED, QUEUED, rowsOf, STATUS, type Table, TRANSFERS } from './mturk-rows';
import { shownTask } from './mturk-task';
import { reactProps } from './react-props';
import type { OverheadKind, PageContent, PageName, PlatformReader, ProblemReason, SubmitAlert, Work } from './reading';
import { MTURK_ORIGIN, sites } from './sites';

/** A longer message from a task's frame is not parsed: all that is wanted of it is one identifier. */
const LONGEST_MESSAGE = 1_000_000;

const ALERTS: Record<string, SubmitAlert> = {
  'HIT Submitted': 'submitted',
  'Your HIT submission was not successful': 'not-submitted',
};

/**
 * A kind of page: what attention to it is, its name and address (one of them if they are the same), and how its
 * content is read: by a function, or as the rows of a component. The query of an address is taken to be only the
 * assignment in it, and `:name` stands for an identifier; gig-overhead has such a table.
 */
type Route = [
  work: OverheadKind | 'task',
  address: [page: PageName, path?: string],
  content?: string | ((page: Page) => Part),
  table?: Table,
  required?: number,
  rows?: string,
];

const ROUTES: Route[] = [
  ['searching', ['search', '(projects/?)?[?].*'], 'HitSetTable', LISTED],
  ['task', ['working', 'projects/:groupId/tasks/:taskId/?[?]:assignmentId'], shownTask],
  ['previewing', ['preview', 'projects/:groupId/tasks'], shownTask],
  ['queue', ['queue', 'tasks'], 'TaskQueueTable', QUEUED, 2],
  ['payments', ['status', 'status_details/(?<day>20\\d\\d-[01]\\d-[0-3]\\d)'], 'HitStatusDetailsTable', STATUS, 2],
  ['payments', ['dashboard'], 'DailyWorkerStatisticsTable', DAYS, 1, 'days'],
  ['payments', ['earnings'], 'TransferHistoryTable', TRANSFERS, 1, 'transfers'],
  // The pages on how to be paid hold no transfers.
  ['payments', ['earnings', '(payment_schedule|direct_deposit)'], () => ({ transfers: [] })],
  ['searching', ['requester', 'requesters/:requesterId/projects'], 'HitSetTable', LISTED],
  ['messages', ['contact', 'contact_requester'], (page) => noted(page, { requesterId: requesterIn(page.url.search) })],
  ['qualifications', ['qualifications']],
  ['help', ['help']],
];

/** What an alert says of the task before. */
function alertOn(document: Document): SubmitAlert | null {
  const shown = [...document.querySelectorAll('.mturk-alert-content>h3')].map((header) => header.textContent);
  const props = reactProps(document, 'PureAlert')[0].map((alert) => own(alert, 'header'));
  return [...shown, ...props].map((header) => oneOf(ALERTS, header)).find(Boolean) ?? null;
}

function assignmentIn(url: URL): string | null {
  return id(url.searchParams.get('assignment_id'));
}

export const mturk: PlatformReader = {
  ...sites.mturk,

  read(document, url, now) {
    for (const [kind, [name, path = name], content, table = {}, ...rest] of ROUTES) {
      const address = new RegExp(`^/${path.replace(/:(\w+)/g, '(?<$1>[A-Z\\d]{1,64})')}[/?]`);
      const match = address.exec(`${url.pathname}?${assignmentIn(url) ?? ''}?`);
      if (!match || url.origin !== MTURK_ORIGIN) continue;
      const ids = { ...match.groups };
      const { groupId, ...taskAndAssignment } = ids;
      const tally: Partial<Record<ProblemReason, number>> = {};
      const note = (reason: ProblemReason, rows = 1) => {
        tally[reason] = (tally[reason] ?? 0) + rows;
      };
      let alert: SubmitAlert | null = null;
      let part: Part = null;
      try {
        const page = { document, url, now, ids, note };
        alert = alertOn(document);
        part = typeof content === 'string' ? rowsOf(page, content, table, ...rest) : content ? content(page) : {};
      } catch {
        note('props-malformed');
      }
      return {
        platform: 'mturk',
        page: name,
        work: { kind, ...(kind === 'task' && taskAndAssignment) } as Work,
        alert,
        content: part && ({ page: name, ...part } as PageContent),
        problems: Object.entries(tally).map(([reason, rows]) => ({ reason: reason as ProblemReason, rows })),
      };
    }
    return null;
  },

  /**
   * mturk-suite listens for forms with `[value=delete]`, on the working page and in the queue. A form that leads to
   * another page (signing out could be one) does not count for the assignment of the page it stands on.
   */
  returnedAssignment(form, url) {
    try {
      const target = new URL(form.getAttribute('action') ?? '', url);
      if (!form.querySelector('[name=_method][value=delete]')) return null;
      return assignmentIn(target) ?? (target.pathname === url.pathname ? assignmentIn(url) : null);
    } catch {
      // A field named like a method of the form hides it; MTurk has no such form.
      return null;
    }
  },

  /** A hosted task's frame posts `{answer, assignmentId}` as JSON (mturk-suite). The answer is not looked at. */
  submittingAssignment(data) {
    try {
      const message: unknown = typeof data === 'string' ? JSON.parse(data.slice(0, LONGEST_MESSAGE)) : data;
      return Object.hasOwn(message as object, 'answer') ? id(own(message, 'assignmentId')) : null;
    } catch {
      return null;
    }
  },
};

/**
 * Reads the pages of Amazon Mechanical Turk's worker site. Addresses, component names and fields are facts found in
 * public code (mturk-suite, PandaCrazy-Max, hit-spooner, mturk-engine, gig-overhead, Team-perundurai); none was
 * checked against the live site, so whatever does not fit is a problem to tell the worker about, never a guess.
 */
import { id, oneOf, own } from './fields';
import { assignmentIn, mturkWorkAt, placeAt } from './mturk-addresses';
import { amount } from './mturk-amount';
import { noted, type Page, type Part, requesterIn } from './mturk-page';
import { DAYS, LISTED, QUEUED, rowsOf, STATUS, TRANSFERS } from './mturk-rows';
import { mturkSite } from './mturk-site';
import { shownTask } from './mturk-task';
import { reactProps } from './react-props';
import type { PageContent, PageName, PlatformReader, SubmitAlert } from './reading';
import { tally } from './tally';

/** A longer message from a task's frame is not parsed: all that is wanted of it is one identifier. */
const LONGEST_MESSAGE = 1_000_000;

const ALERTS: Record<string, SubmitAlert> = {
  'HIT Submitted': 'submitted',
  'Your HIT submission was not successful': 'not-submitted',
};

/** How the content of each page is read. */
const CONTENT: Record<PageName, (page: Page) => Part> = {
  search: (page) => rowsOf(page, 'HitSetTable', LISTED),
  requester: (page) => rowsOf(page, 'HitSetTable', LISTED),
  working: shownTask,
  preview: shownTask,
  queue: (page) => rowsOf(page, 'TaskQueueTable', QUEUED, 2),
  status: (page) => rowsOf(page, 'HitStatusDetailsTable', STATUS, 2),
  dashboard: (page) => rowsOf(page, 'DailyWorkerStatisticsTable', DAYS, 1, 'days'),
  earnings: (page) =>
    // The pages on how to be paid hold no transfers.
    page.url.pathname.startsWith('/earnings')
      ? rowsOf(page, 'TransferHistoryTable', TRANSFERS, 1, 'transfers')
      : { transfers: [] },
  contact: (page) => noted(page, { requesterId: requesterIn(page.url.search) }),
  qualifications: () => ({}),
  help: () => ({}),
};

/** What an alert says of the task before. */
function alertOn(document: Document): SubmitAlert | null {
  const shown = [...document.querySelectorAll('.mturk-alert-content>h3')].map((header) => header.textContent);
  const props = reactProps(document, 'PureAlert')[0].map((alert) => own(alert, 'header'));
  return [...shown, ...props].map((header) => oneOf(ALERTS, header)).find(Boolean) ?? null;
}

export const mturk: PlatformReader = {
  amount,
  ...mturkSite,
  workAt: mturkWorkAt,

  read(document, url, now) {
    const place = placeAt(url);
    if (place === null) return null;
    const { page: name, work, ids } = place;
    const { note, problems } = tally();
    let alert: SubmitAlert | null = null;
    let part: Part = null;
    try {
      alert = alertOn(document);
      part = CONTENT[name]({ document, url, now, ids, note });
    } catch {
      note('props-malformed');
    }
    return {
      platform: 'mturk',
      page: name,
      work,
      alert,
      content: part && ({ page: name, ...part } as PageContent),
      problems: problems(),
    };
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

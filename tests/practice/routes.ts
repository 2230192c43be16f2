/** Which page answers which address. Pure: a request in, an answer out, so that it can be tried without a server. */
import {
  EXTERNAL_FRAME_HOST,
  HOSTED_FRAME_HOST,
  JOBS_ORIGIN,
  PORTAL_HOST,
  SIGN_IN_HOST,
  SURVEY_HOST,
  WORK_ORIGIN,
  WORKER_HOST,
  WORKER_ORIGIN,
  WWW_HOST,
} from './hosts';
import type { Job, JobSite } from './job-site';
import type { Alert, Marketplace } from './marketplace';
import * as account from './pages/account';
import * as frames from './pages/frames';
import * as jobs from './pages/jobs';
import * as list from './pages/list';
import * as simple from './pages/simple';
import * as working from './pages/working';

export interface Request {
  method: string;
  url: URL;
  /** The form that was sent, empty where none was. */
  form: URLSearchParams;
  /** Whether the cookie of the session came along; only a program asks without one, for a page sets it. */
  hasSession?: boolean;
}

export type Answer =
  | { status: number; page: string }
  | { status: number; json: unknown }
  | { status: 302 | 303; location: string };

export function answer(market: Marketplace, request: Request): Answer {
  const { url } = request;
  switch (url.hostname) {
    case WORKER_HOST:
      return workerSite(market, request) ?? notFound();
    case WWW_HOST:
      if (url.pathname === '/mturk/externalSubmit') return handIn(market, request.form.get('assignmentId') ?? '');
      return url.pathname.startsWith('/worker/help') ? ok(simple.helpPage(market)) : notFound();
    case HOSTED_FRAME_HOST:
      return ok(frames.hostedFrame(market, assignmentIn(url)));
    case EXTERNAL_FRAME_HOST:
      return ok(frames.externalFrame(market, assignmentIn(url)));
    case SURVEY_HOST:
      return ok(frames.surveyPage(assignmentIn(url)));
    case SIGN_IN_HOST:
      return ok(simple.signInPage());
    case PORTAL_HOST:
      return ok(jobs.portalPage());
    default:
      return jobSitePages(market.jobSite, request) ?? notFound();
  }
}

/** The second platform, by whichever of its names. */
function jobSitePages(site: JobSite, { url, method }: Request): Answer | null {
  const [first, second = '', third, fourth] = url.pathname.split('/').slice(1);
  if (first === 'channels' && third === 'tasks') {
    if (!fourth) return ok(jobs.jobListPage(site));
    const job = site.jobs.get(Number(fourth));
    if (job?.secret !== url.searchParams.get('secret')) return null;
    return job ? workOn(site, job) : null;
  }
  const page = first === 'assignments' ? site.pages.get(second) : undefined;
  if (!page) return null;
  if (method !== 'POST') return ok(jobs.jobWorkPage(page));
  page.isHandedIn = true;
  return site.nextPage(page.job)
    ? workOn(site, page.job)
    : { status: 303, location: `${JOBS_ORIGIN}/channels/feca/tasks` };
}

function workOn(site: JobSite, job: Job): Answer {
  const page = site.nextPage(job);
  return page ? { status: 303, location: `${WORK_ORIGIN}/assignments/${page.id}` } : ok(jobs.noMoreWorkPage());
}

function assignmentIn(url: URL): string {
  return url.searchParams.get('assignmentId') ?? '';
}

function ok(page: string): Answer {
  return { status: 200, page };
}

function notFound(): Answer {
  return { status: 404, page: simple.notFoundPage() };
}

function workerSite(market: Marketplace, request: Request): Answer | null {
  const { url, method } = request;
  if (market.access === 'rate-limited') return { status: 429, page: simple.rateLimitedPage() };
  const wantsJson = url.searchParams.get('format') === 'json';
  if (market.access === 'signed-out' || (wantsJson && request.hasSession === false)) {
    return { status: 302, location: `https://${SIGN_IN_HOST}/ap/signin` };
  }
  const either = (json: (market: Marketplace) => unknown, page: (market: Marketplace) => string): Answer =>
    wantsJson ? { status: 200, json: json(market) } : ok(page(market));
  const [first = '', second = '', third = '', fourth = ''] = url.pathname.split('/').slice(1);
  if (first === 'projects' && second) return projectPages(market, request, second, third, fourth);
  if (method !== 'GET') return null;
  switch (first) {
    case '':
    case 'projects':
      return either(list.searchJson, list.searchPage);
    case 'tasks':
      return either(account.queueJson, account.queuePage);
    case 'dashboard':
      return either(account.dashboardJson, account.dashboardPage);
    case 'earnings':
    case 'payment_schedule':
    case 'direct_deposit':
      return ok(account.earningsPage(market));
    case 'status_details': {
      const pageNumber = Math.max(1, Number(url.searchParams.get('page_number') ?? 1) || 1);
      return either(
        () => account.statusJson(market, second, pageNumber),
        () => account.statusPage(market, second, pageNumber),
      );
    }
    case 'requesters':
      return either(
        () => list.searchJson(market, second),
        () => list.requesterPage(market, second),
      );
    case 'contact_requester':
      return ok(simple.contactPage(market, url.searchParams.get('hit_type_message[requester_name]')));
    case 'qualifications':
      return ok(simple.qualificationsPage(market));
    case 'help':
      return ok(simple.helpPage(market));
    default:
      return null;
  }
}

function projectPages(
  market: Marketplace,
  request: Request,
  groupId: string,
  third: string,
  taskId: string,
): Answer | null {
  const { url, method, form } = request;
  if (!market.hitSets.has(groupId) || third !== 'tasks') return null;
  if (taskId === 'accept_random') return accept(market, groupId);
  if (!taskId) {
    return url.searchParams.get('format') === 'json'
      ? { status: 200, json: list.previewJson(market, groupId) }
      : ok(working.previewPage(market, groupId));
  }
  const assignment = market.assignments.get(url.searchParams.get('assignment_id') ?? '');
  if (!assignment || assignment.taskId !== taskId) return null;
  if (method === 'POST' && url.pathname.endsWith('/submit')) return handIn(market, assignment.assignmentId);
  if (method === 'POST' && form.get('_method') === 'delete') return giveBack(market, assignment.assignmentId);
  if (method !== 'GET') return null;
  // A task that was handed in or returned has no working page any more.
  if (assignment.state !== 'assigned') return { status: 302, location: `${WORKER_ORIGIN}/projects/${groupId}/tasks` };
  return ok(working.workingPage(market, assignment));
}

function accept(market: Marketplace, groupId: string): Answer {
  if (market.hitSet(groupId).available < 1) {
    return toList(market, {
      header: 'No HITs left',
      message: 'There are no more of these HITs available.',
      type: 'danger',
    });
  }
  return { status: 302, location: WORKER_ORIGIN + market.workingUrl(market.accept(groupId)) };
}

function handIn(market: Marketplace, assignmentId: string): Answer {
  const assignment = market.assignments.get(assignmentId);
  if (!assignment || !market.submit(assignmentId)) {
    const message = 'The HIT has expired or was already submitted.';
    return toList(market, { header: 'Your HIT submission was not successful', message, type: 'danger' });
  }
  const thanks: Alert = {
    header: 'HIT Submitted',
    message: 'The HIT has been successfully submitted.',
    type: 'success',
  };
  const hasNext = market.acceptsNext && market.hitSet(assignment.groupId).available > 0;
  if (!hasNext) return toList(market, thanks);
  market.alert = thanks;
  return accept(market, assignment.groupId);
}

function giveBack(market: Marketplace, assignmentId: string): Answer {
  const isReturned = market.returnTask(assignmentId);
  return toList(
    market,
    isReturned
      ? { header: 'HIT Returned', message: 'The HIT has been returned.', type: 'success' }
      : { header: 'The HIT could not be returned', message: 'It is no longer assigned to you.', type: 'danger' },
  );
}

function toList(market: Marketplace, alert: Alert): Answer {
  market.alert = alert;
  return { status: 303, location: `${WORKER_ORIGIN}/projects` };
}

// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { JOBS_ORIGIN, PORTAL_HOST } from './hosts';
import type { Job } from './job-site';
import { Marketplace } from './marketplace';
import { jobLink } from './pages/jobs';
import { type Answer, answer } from './routes';

const market = new Marketplace();
let job: Job;
beforeEach(() => {
  market.reset();
  job = market.jobSite.addJob({ title: 'Is it <clear>?', price: 0.0349, perPage: 2, pages: 2 });
});

const ask = (address: string, method = 'GET'): Answer =>
  answer(market, { method, url: new URL(address), form: new URLSearchParams() });

function open(address: string): Document {
  const result = ask(address);
  if (!('page' in result)) throw new Error(`${address} answered ${JSON.stringify(result)}`);
  return new DOMParser().parseFromString(result.page.replaceAll('<iframe', '<practice-frame'), 'text/html');
}

function ledTo(result: Answer): string {
  if (!('location' in result)) throw new Error(`No redirect: ${JSON.stringify(result)}`);
  return result.location;
}

it('lists jobs as tuples of thirteen, in a frame of the portal as well', () => {
  const list = open(`${JOBS_ORIGIN}/channels/feca/tasks?uid=5`).querySelector('#task-listing-datatable');
  const [row] = JSON.parse(list?.getAttribute('data-tasks') ?? '');
  expect(row).toHaveLength(13);
  expect([row[0], row[3], row[4], row[10], row[12]]).toEqual([job.jobId, '$0.03', 0.0349, job.title, job.secret]);
  const frame = open(`https://${PORTAL_HOST}/`).querySelector('practice-frame');
  expect(frame?.getAttribute('src')).toContain('/channels/feca/tasks');
});

it('leads from the link through the pages of a job, and back to the list', () => {
  const first = ledTo(ask(jobLink(job)));
  expect(ledTo(ask(jobLink(job)))).toBe(first);
  const page = open(first);
  expect(page.querySelector('.job-title')?.textContent).toBe(job.title);
  expect(page.querySelectorAll('.cml.jsawesome')).toHaveLength(2);
  const second = ledTo(ask(first, 'POST'));
  expect(second).not.toBe(first);
  expect(ledTo(ask(second, 'POST'))).toBe(`${JOBS_ORIGIN}/channels/feca/tasks`);
  expect(open(jobLink(job)).querySelector('h1')?.textContent).toContain('maximum amount of work');
});

it('opens no job without its secret, and no page that there is not', () => {
  expect(ask(`${JOBS_ORIGIN}/channels/feca/tasks/${job.jobId}?secret=x`)).toMatchObject({ status: 404 });
  expect(ask(`${JOBS_ORIGIN}/channels/feca/tasks/1`)).toMatchObject({ status: 404 });
  expect(ask(`${JOBS_ORIGIN}/assignments/none`)).toMatchObject({ status: 404 });
});

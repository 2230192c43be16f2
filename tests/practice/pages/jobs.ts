/** The pages of the second platform: its portal, its list of jobs, and the pages of a job. */
import { JOBS_ORIGIN } from '../hosts';
import { dollars, type Html, html } from '../html';
import type { Job, JobPage, JobSite } from '../job-site';
import { plainPage } from './layout';

const NOTICE = html`<p class="practice-notice">Practice platform: nothing here is real, and no money is paid.</p>`;

export function jobLink({ jobId, secret }: Job): string {
  return `${JOBS_ORIGIN}/channels/feca/tasks/${jobId}?secret=${encodeURIComponent(secret)}`;
}

/** Where the list stands in a frame of a page that no extension reads. */
export function portalPage(): string {
  return plainPage(
    'Portal',
    html`${NOTICE}<h1>Your jobs</h1>
      <iframe title="Jobs" src="${JOBS_ORIGIN}/channels/feca/tasks?uid=practice-worker"></iframe>`,
  );
}

export function jobListPage(site: JobSite): string {
  const jobs = [...site.jobs.values()];
  const row = (job: Job) => html`<tr>
    <td>${job.jobId}</td>
    <td><a href="${jobLink(job)}" target="_top" data-job="${job.jobId}">${job.title}</a></td>
    <td>${dollars(job.price)}</td><td>${job.pagesLeft}</td>
  </tr>`;
  return plainPage(
    'Jobs',
    html`${NOTICE}<h1>Jobs</h1>
      <table id="task-listing-datatable" data-worker-mode="task_listing" data-tasks="${JSON.stringify(jobs.map(tuple))}">
        <thead><tr><th>Job</th><th>Job Title</th><th>Pay</th><th># of Tasks</th></tr></thead>
        <tbody>${jobs.map(row)}</tbody>
      </table>`,
  );
}

function tuple({ jobId, title, price, pagesLeft, secret }: Job): unknown[] {
  const cut = title.length > 40 ? `${title.slice(0, 37)}...` : title;
  return [jobId, cut, 0, dollars(price), price, pagesLeft, pagesLeft, 4.5, null, 0, title, 1, secret];
}

export function jobWorkPage({ id, job }: JobPage): string {
  const unit = (_: unknown, at: number): Html => html`<div class="cml jsawesome">
    <p>Picture ${at + 1}: is it clear?</p>
    <label><input type="radio" name="u${at}[clear]" value="yes"> Yes</label>
    <label><input type="radio" name="u${at}[clear]" value="private answer"> No</label>
  </div>`;
  const units = Array.from({ length: job.perPage }, unit);
  return plainPage(
    'Work',
    html`${NOTICE}<ul class="assignments"><li class="worker-mode-gauge big-stat"><h4>Work <small>mode</small></h4></li></ul>
      <h1 class="job-title">${job.title}</h1>
      <form method="post" action="/assignments/${id}">
        <input type="hidden" name="secret" value="${job.secret}">
        <div id="job_units">${units}</div>
        <div class="form-actions"><input type="submit" value="Submit &amp; Continue"></div>
      </form>
      <p><a href="${JOBS_ORIGIN}/channels/feca/tasks" data-practice="give-up">Back to the jobs</a></p>
      <script>
        document.querySelector('form').addEventListener('submit', (event) => {
          const units = [...document.querySelectorAll('.cml')];
          if (!units.every((unit) => unit.querySelector(':checked'))) event.preventDefault();
        });
      </script>`,
  );
}

export function noMoreWorkPage(): string {
  return plainPage('No more work', html`${NOTICE}<h1>You have done the maximum amount of work on this job.</h1>`);
}

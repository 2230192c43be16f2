/**
 * A second platform to practise on, in the shapes of Appen's: jobs in a list that alone names the price, and pages of a job
 * one after the other. It knows one worker, and hands out a secret with every job.
 */
import { jobSecret, pageId } from './ids';

export interface Job {
  jobId: number;
  title: string;
  /** In dollars, for each answer; may be a fraction of a cent. */
  price: number;
  /** Answers on a page. */
  perPage: number;
  pagesLeft: number;
  secret: string;
}

export interface JobPage {
  id: string;
  job: Job;
  isHandedIn: boolean;
}

export class JobSite {
  readonly jobs = new Map<number, Job>();
  readonly pages = new Map<string, JobPage>();

  addJob(job: { title: string; price: number; perPage?: number; pages?: number }): Job {
    const jobId = 1_350_001 + this.jobs.size;
    const { title, price, perPage = 1, pages = 2 } = job;
    const added = { jobId, title, price, perPage, pagesLeft: pages, secret: jobSecret(jobId) };
    this.jobs.set(jobId, added);
    return added;
  }

  /** The page that the worker is on, or the next one; `null` where there is no more work. */
  nextPage(job: Job): JobPage | null {
    const open = [...this.pages.values()].find((page) => page.job === job && !page.isHandedIn);
    if (open || job.pagesLeft < 1) return open ?? null;
    job.pagesLeft -= 1;
    const page = { id: pageId(`page ${this.pages.size} of ${job.jobId}`), job, isHandedIn: false };
    this.pages.set(page.id, page);
    return page;
  }

  reset(): void {
    this.jobs.clear();
    this.pages.clear();
  }
}

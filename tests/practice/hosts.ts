/**
 * The host names the practice marketplace answers to. The browser is told to find all of them at the local
 * server, so the extension runs with the manifest it ships, on the addresses workers know.
 */
export const WORKER_HOST = 'worker.mturk.com';
export const WWW_HOST = 'www.mturk.com';
/** Where the platform puts the frames of tasks it hosts itself. */
export const HOSTED_FRAME_HOST = 'www.mturkcontent.com';
/** A requester's own server (an ExternalQuestion): no script of ours runs there. */
export const EXTERNAL_FRAME_HOST = 'tasks.example';
/** A survey that a task opens in a tab of its own. */
export const SURVEY_HOST = 'survey.example';
/** Where the platform sends a worker who is not signed in. */
export const SIGN_IN_HOST = 'www.amazon.com';

/** The second platform: its lists, the pages of its jobs, both by older names as well, and its portal. */
const JOBS_HOST = 'account.appen.com';
const WORK_HOST = 'view.appen.io';
export const PORTAL_HOST = 'annotate.appen.com';
const JOB_SITE_HOSTS = [
  JOBS_HOST,
  WORK_HOST,
  PORTAL_HOST,
  'render.figure-eight.io',
  'tasks.figure-eight.work',
] as const;

export const PRACTICE_HOSTS = [
  WORKER_HOST,
  WWW_HOST,
  HOSTED_FRAME_HOST,
  EXTERNAL_FRAME_HOST,
  SURVEY_HOST,
  SIGN_IN_HOST,
  ...JOB_SITE_HOSTS,
] as const;

export const WORKER_ORIGIN = `https://${WORKER_HOST}`;
export const JOBS_ORIGIN = `https://${JOBS_HOST}`;
export const WORK_ORIGIN = `https://${WORK_HOST}`;

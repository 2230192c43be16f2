/**
 * Jobs as lists showed them. On some platforms a working page names neither its job nor its price: both are found here, if
 * the evidence leads to one job. What it leaves open stays unknown.
 */
import type { Money } from '../money';
import type { ListedTask, PageReading, PlatformId } from '../platforms/reading';
import { sites } from '../platforms/sites';
import type { LedgerDatabase } from './database';
import type { TabPage } from './records';

/** More than one list holds; beyond it the jobs that were not seen for longest are forgotten. */
const MOST_JOBS = 500;
/** A price may change while nobody looks. */
const REMEMBERED_MS = 7 * 86_400_000;
/** A working page that opens later than this after a link was followed is not where the link led. */
const LEADS_WITHIN_MS = 60_000;

interface SeenJob {
  platform: PlatformId;
  groupId: string;
  title: string | null;
  /** Of one answer. */
  price: Money | null;
  seenAt: number;
}

interface Followed {
  platform: PlatformId;
  groupId: string;
  at: number;
}

interface Jobs {
  /** Newest first. */
  seen: SeenJob[];
  followed: Followed | null;
}

async function storedJobs(database: LedgerDatabase): Promise<Jobs> {
  return ((await database.meta.get('jobs'))?.value ?? { seen: [], followed: null }) as Jobs;
}

/** Remembers the jobs of a list, as it shows them now. */
export async function rememberJobs(
  database: LedgerDatabase,
  platform: PlatformId,
  rows: readonly ListedTask[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  const shown = rows.map(({ groupId, title, reward }) => ({ platform, groupId, title, price: reward, seenAt: now }));
  const ids = new Set(rows.map(({ groupId }) => groupId));
  await database.transaction('rw', database.meta, async () => {
    const { seen, followed } = await storedJobs(database);
    const older = seen.filter((job) => job.platform !== platform || !ids.has(job.groupId));
    const value: Jobs = { seen: [...shown, ...older].slice(0, MOST_JOBS), followed };
    await database.meta.put({ key: 'jobs', value });
  });
}

/** The worker followed the link to a job. */
export async function noteFollowed(
  database: LedgerDatabase,
  { platform, groupId, at }: Followed,
  now: number,
): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const { seen } = await storedJobs(database);
    await database.meta.put({ key: 'jobs', value: { seen, followed: { platform, groupId, at: Math.min(at, now) } } });
  });
}

/**
 * A working page with the job it belongs to and what its task pays, as far as the list, the link that was followed and the
 * task before it in the tab tell. All other readings stay as they are.
 */
export async function withJob(
  database: LedgerDatabase,
  reading: PageReading,
  previous: TabPage | null,
  now: number,
): Promise<PageReading> {
  const { content, platform } = reading;
  if (content?.page !== 'working' || sites[platform].pricedIn !== 'list') return reading;
  const { task } = content;
  const { seen, followed } = await storedJobs(database);
  const remembered = seen.filter((job) => job.platform === platform && now - job.seenAt <= REMEMBERED_MS);
  const isFollowed = followed?.platform === platform && now - followed.at <= LEADS_WITHIN_MS;
  const isLinked = ({ groupId }: SeenJob) => isFollowed && groupId === followed.groupId;
  const alike = remembered.filter((job) => (task.title === null ? isLinked(job) : job.title === task.title));
  const before = await jobBefore(database, platform, task.title, previous);
  const groupId = before ?? (alike.find(isLinked) ?? (alike.length === 1 ? alike[0] : undefined))?.groupId ?? null;
  const candidates = groupId === null ? alike : alike.filter((job) => job.groupId === groupId);
  const title = task.title ?? candidates[0]?.title ?? null;
  return {
    ...reading,
    content: {
      page: 'working',
      task: {
        ...task,
        title,
        groupId,
        requesterId: groupId,
        requesterName: groupId === null ? null : title,
        reward: rewardOf(priceOf(candidates), task.judgements ?? null),
      },
    },
  };
}

/** The job of the task that the tab showed just before, if it was called the same: one page of a job follows the other. */
async function jobBefore(
  database: LedgerDatabase,
  platform: PlatformId,
  title: string | null,
  previous: TabPage | null,
): Promise<string | undefined> {
  if (title === null || previous?.platform !== platform || previous.taskKey === null) return undefined;
  const task = await database.tasks.get(previous.taskKey);
  return task?.title === title ? (task.groupId ?? undefined) : undefined;
}

/** The price of jobs that may be the one; `null` where they differ. */
function priceOf(jobs: readonly SeenJob[]): Money | null {
  const [first, ...others] = jobs.map(({ price }) => price);
  const isOne = others.every((price) => price?.micros === first?.micros && price?.currency === first?.currency);
  return (isOne && first) || null;
}

/** What a page pays: the price for each of the answers it asks for. */
function rewardOf(price: Money | null, judgements: number | null): Money | null {
  const micros = (price?.micros ?? 0) * (judgements ?? 0);
  return price === null || judgements === null || !Number.isSafeInteger(micros) ? null : { ...price, micros };
}

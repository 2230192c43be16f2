/** The marketplace's facts in the shapes the platform gives them: properties of its tables, and its JSON. */
import { daysBack, pacificDay } from './days';
import { spoilHitSet } from './hostile';
import { EXTERNAL_FRAME_HOST, HOSTED_FRAME_HOST, WORKER_ORIGIN, WWW_HOST } from './hosts';
import type { Assignment, HitSet, Marketplace } from './marketplace';

export const STATUS_ROWS_PER_PAGE = 20;
const DASHBOARD_DAYS = 45;

export function shownHitSet(market: Marketplace, groupId: string): HitSet {
  return spoilHitSet(market.hostileMode, market.hitSet(groupId));
}

function money(amount: number) {
  return { currency_code: 'USD', amount_in_dollars: amount };
}

export function projectRecord(set: HitSet) {
  return {
    hit_set_id: set.groupId,
    requester_id: set.requesterId,
    requester_name: set.requesterName,
    title: set.title,
    description: set.description,
    assignment_duration_in_seconds: set.durationS,
    creation_time: new Date(set.createdAtMs).toISOString(),
    assignable_hits_count: set.available,
    latest_expiration_time: new Date(set.createdAtMs + 12 * 86_400_000).toISOString(),
    caller_meets_requirements: true,
    caller_meets_preview_requirements: true,
    last_updated_time: new Date(set.createdAtMs).toISOString(),
    monetary_reward: money(set.reward),
    requester_url: `/requesters/${set.requesterId}/projects`,
  };
}

export function searchRecord(set: HitSet) {
  return {
    ...projectRecord(set),
    accept_project_task_url: `/projects/${set.groupId}/tasks/accept_random`,
    project_tasks_url: `/projects/${set.groupId}/tasks`,
    project_requirements: [],
    requesterInfo: { activityLevel: 'High', taskApprovalRate: '≥ 99%', taskReviewTime: 'less than a day' },
  };
}

/** Where the frame of a task is. `assignment` is null in a preview, as the platform's placeholder says. */
export function frameUrl(market: Marketplace, set: HitSet, assignment: Assignment | null): string {
  const base =
    set.frame === 'hosted' ? `https://${HOSTED_FRAME_HOST}/dynamic/hit` : `https://${EXTERNAL_FRAME_HOST}/task`;
  const query = new URLSearchParams({
    assignmentId: assignment?.assignmentId ?? 'ASSIGNMENT_ID_NOT_AVAILABLE',
    hitId: assignment?.taskId ?? set.groupId,
    workerId: market.workerId,
    turkSubmitTo: `https://${WWW_HOST}`,
  });
  return `${base}?${query}`;
}

export function queueRecord(market: Marketplace, assignment: Assignment) {
  const set = shownHitSet(market, assignment.groupId);
  return {
    task_id: assignment.taskId,
    assignment_id: assignment.assignmentId,
    accepted_at: new Date(assignment.acceptedAtMs).toISOString(),
    deadline: new Date(assignment.deadlineMs).toISOString(),
    time_to_deadline_in_seconds: secondsLeft(market, assignment),
    state: 'Assigned',
    question: {
      value: frameUrl(market, set, assignment).replaceAll('&', '&amp;'),
      type: 'ExternalURL',
      attributes: { FrameSourceAttribute: 'src', FrameHeight: '0' },
    },
    project: { ...projectRecord(set), hit_requirements: [] },
    expired_task_action_url: `/projects/${set.groupId}/tasks`,
    task_url: market.workingUrl(assignment),
  };
}

export function secondsLeft(market: Marketplace, assignment: Assignment): number {
  return Math.max(0, Math.round((assignment.deadlineMs - market.now()) / 1000));
}

/** Accepted tasks whose time is not up, the most urgent first. */
export function queued(market: Marketplace): Assignment[] {
  return [...market.assignments.values()]
    .filter((assignment) => assignment.state === 'assigned' && !market.isTimedOut(assignment))
    .sort((a, b) => a.deadlineMs - b.deadlineMs);
}

const STATUS_WORDS: Partial<Record<Assignment['state'], string>> = {
  submitted: 'Submitted',
  approved: 'Approved',
  rejected: 'Rejected',
  paid: 'Paid',
};

/** Handed-in work of one Pacific day, newest first. */
export function handedIn(market: Marketplace, day: string): Assignment[] {
  return [...market.assignments.values()]
    .filter(({ state, endedAtMs }) => STATUS_WORDS[state] && endedAtMs !== null && pacificDay(endedAtMs) === day)
    .sort((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0));
}

export function statusRecord(market: Marketplace, assignment: Assignment) {
  const set = shownHitSet(market, assignment.groupId);
  return {
    assignment_id: assignment.assignmentId,
    contact_requester_url: contactUrl('assignment_message', set, assignment),
    hit_id: assignment.taskId,
    requester_feedback: assignment.feedback,
    requester_id: set.requesterId,
    requester_name: set.requesterName,
    reward: set.reward,
    state: STATUS_WORDS[assignment.state] ?? 'Submitted',
    title: set.title,
  };
}

export function contactUrl(
  kind: 'assignment_message' | 'hit_type_message',
  set: HitSet,
  assignment?: Assignment,
): string {
  const query = new URLSearchParams({
    [`${kind}[hit_type_id]`]: set.groupId,
    [`${kind}[requester_id]`]: set.requesterId,
    [`${kind}[requester_name]`]: set.requesterName.slice(0, 100),
  });
  if (assignment) query.set(`${kind}[hit_id]`, assignment.taskId);
  return `${WORKER_ORIGIN}/contact_requester/${kind}s/new?${query}`;
}

/** One row per day on which anything happened. */
export function dailyRecords(market: Marketplace) {
  return daysBack(market.today(), DASHBOARD_DAYS).flatMap((day) => {
    const rows = handedIn(market, day);
    const bonus = market.bonuses.get(day) ?? 0;
    if (rows.length === 0 && bonus === 0) return [];
    const count = (...states: Assignment['state'][]) => rows.filter(({ state }) => states.includes(state)).length;
    const hitsRewards = rows
      .filter(({ state }) => state === 'approved' || state === 'paid')
      .reduce((sum, { groupId }) => sum + market.hitSet(groupId).reward, 0);
    return {
      date: `${day}T08:00:00.000Z`,
      date_link: `/status_details/${day}`,
      submitted: rows.length,
      approved: count('approved', 'paid'),
      rejected: count('rejected'),
      pending: count('submitted'),
      hits_rewards: rounded(hitsRewards),
      bonus_rewards: rounded(bonus),
      earnings: rounded(hitsRewards + bonus),
    };
  });
}

/** Sums of cents in floats carry dust that the platform does not show. */
export function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { daysBack, pacificDay } from './days';
import { HOSTILE_MODES, HUGE_TITLE_LENGTH, MARKUP_TITLE } from './hostile';
import { type HitSet, Marketplace } from './marketplace';
import { type Answer, answer } from './routes';

const market = new Marketplace();
let set: HitSet;

beforeEach(() => {
  market.reset();
  set = market.addTask({ requester: 'Cat & Co', reward: 0.5, title: 'Name the <cat>', durationS: 600 });
});

function request(address: string, form?: Record<string, string>): Answer {
  const url = new URL(address, 'https://worker.mturk.com');
  return answer(market, { method: form ? 'POST' : 'GET', url, form: new URLSearchParams(form) });
}

function open(address: string): Document {
  const result = request(address);
  if (!('page' in result)) throw new Error(`${address} answered ${JSON.stringify(result)}`);
  // Frames are only looked at here: the document would try to load them.
  return new DOMParser().parseFromString(result.page.replaceAll('<iframe', '<practice-frame'), 'text/html');
}

function locationOf(result: Answer): string {
  if (!('location' in result)) throw new Error(`No redirect: ${JSON.stringify(result)}`);
  return result.location;
}

function props(page: Document, component: string) {
  const text = page.querySelector(`[data-react-class*="${component}"]`)?.getAttribute('data-react-props');
  return text === null || text === undefined ? null : JSON.parse(text);
}

function alertOf(page: Document): string | null {
  expect(props(page, 'PureAlert')?.header).toBe(page.querySelector('.mturk-alert-content > h3')?.textContent);
  return props(page, 'PureAlert')?.header ?? null;
}

describe('the lists', () => {
  it('tells every HIT set in properties and in rows, in the same order', () => {
    const other = market.addTask({ requester: 'Dogs', reward: 0.02, title: 'Name the dog' });
    const page = open('/projects');
    const { bodyData } = props(page, 'HitSetTable');
    expect(bodyData).toMatchObject([
      { hit_set_id: set.groupId, title: 'Name the <cat>', monetary_reward: { amount_in_dollars: 0.5 } },
      { hit_set_id: other.groupId },
    ]);
    const rows = [...page.querySelectorAll('.table-row')];
    expect(rows[1]?.querySelector(`a[href*="/projects/${set.groupId}/"]`)).not.toBeNull();
    expect(rows[1]?.querySelector('.requester-column')?.textContent).toBe('Cat & Co');
    expect(page.querySelector('.me-bar span.text-uppercase span')?.textContent).toBe(market.workerId);
  });

  it('shows only the tasks of one requester on their page', () => {
    market.addTask({ requester: 'Dogs', reward: 0.02, title: 'Name the dog' });
    const page = open(`/requesters/${set.requesterId}/projects`);
    expect(props(page, 'HitSetTable').bodyData).toHaveLength(1);
    expect(page.querySelector('ol.hit-set-table')).not.toBeNull();
  });

  it('answers JSON where it is asked for', () => {
    expect(request('/?format=json')).toMatchObject({
      json: { num_results: 1, results: [{ hit_set_id: set.groupId }] },
    });
  });
});

describe('a task', () => {
  it('is previewed, accepted, worked on and handed in by the address and forms of the pages', () => {
    const preview = open(`/projects/${set.groupId}/tasks`);
    const acceptForm = preview.querySelector<HTMLFormElement>('form[action*="accept_random"]');
    const workingUrl = locationOf(request(acceptForm?.getAttribute('action') ?? ''));
    expect(workingUrl).toMatch(/\/projects\/3\w{29}\/tasks\/3\w{29}\?assignment_id=3\w{29}$/);

    const page = open(workingUrl);
    const [assignment] = market.assignments.values();
    expect(props(page, 'TaskSubmitter').hiddenFormParams.task_id).toBe(assignment?.taskId);
    expect(props(page, 'CompletionTimer')).toMatchObject({
      timeRemainingInSeconds: 600,
      originalTimeToCompleteInSeconds: 600,
    });
    const { contactRequesterUrl, monetaryReward } = props(page, 'ShowModal').modalOptions;
    expect(new URL(contactRequesterUrl).searchParams.get('hit_type_message[requester_id]')).toBe(set.requesterId);
    expect(monetaryReward).toEqual({ amountInDollars: 0.5, currencyCode: 'USD' });
    expect(page.querySelector('.threshold-1')).toBeNull();

    const frame = open(
      page.querySelector('.task-question-iframe-container > .embed-responsive-item')?.getAttribute('src') ?? '',
    );
    const form = frame.querySelector('form');
    const done = request(form?.getAttribute('action') ?? '', { assignmentId: assignment?.assignmentId ?? '' });
    expect(locationOf(done)).toBe('https://worker.mturk.com/projects');
    expect(alertOf(open('/projects'))).toBe('HIT Submitted');
    expect(alertOf(open('/projects'))).toBeNull();
    expect(assignment?.state).toBe('submitted');
    expect(locationOf(request(workingUrl))).toContain(`/projects/${set.groupId}/tasks`);
  });

  it('is handed in from a requester’s own frame through the platform’s other host', () => {
    const external = market.addTask({ requester: 'Elsewhere', reward: 1, title: 'Survey', frame: 'external' });
    const { assignmentId, ...rest } = market.accept(external.groupId);
    const source = open(market.workingUrl({ assignmentId, ...rest }))
      .querySelector('practice-frame')
      ?.getAttribute('src');
    expect(source).toContain('tasks.example');
    const frame = open(source ?? '');
    expect(frame.body.innerHTML).not.toContain('postMessage');
    expect(locationOf(request(frame.querySelector('form')?.getAttribute('action') ?? '', { assignmentId }))).toContain(
      '/projects',
    );
    expect(market.assignment(assignmentId).state).toBe('submitted');
  });

  it('opens the next one of its kind where the worker asked for that', () => {
    market.acceptsNext = true;
    const first = market.accept(set.groupId);
    const next = locationOf(request(submitUrl(first.assignmentId), {}));
    expect(next).toContain('assignment_id=');
    expect(alertOf(open(next))).toBe('HIT Submitted');
  });

  it('is returned by the form of its page and by the form of the queue', () => {
    for (const place of ['working', 'queue']) {
      const assignment = market.accept(set.groupId);
      const page = open(place === 'queue' ? '/tasks' : market.workingUrl(assignment));
      const form = page.querySelector<HTMLFormElement>('form:has([value="delete"])');
      expect(form?.getAttribute('action')).toContain(`assignment_id=${assignment.assignmentId}`);
      expect(locationOf(request(form?.getAttribute('action') ?? '', { _method: 'delete' }))).toContain('/projects');
      expect(alertOf(open('/projects'))).toBe('HIT Returned');
      expect(assignment.state).toBe('returned');
    }
  });

  it('says when its time is up, and cannot be handed in then', () => {
    const assignment = market.accept(set.groupId);
    market.setTimeLimit(set.groupId, 60);
    market.setClockOffset(61_000);
    expect(open(market.workingUrl(assignment)).querySelector('.threshold-1')).not.toBeNull();
    expect(props(open('/tasks'), 'TaskQueueTable').bodyData).toEqual([]);
    request(submitUrl(assignment.assignmentId), {});
    expect(alertOf(open('/projects'))).toBe('Your HIT submission was not successful');
  });

  function submitUrl(assignmentId: string): string {
    const { groupId, taskId } = market.assignment(assignmentId);
    return `/projects/${groupId}/tasks/${taskId}/submit?assignment_id=${assignmentId}`;
  }
});

describe('the worker’s own pages', () => {
  it('lists accepted tasks with the way back to them', () => {
    const assignment = market.accept(set.groupId);
    const page = open('/tasks');
    expect(props(page, 'TaskQueueTable').bodyData).toMatchObject([
      { assignment_id: assignment.assignmentId, state: 'Assigned', time_to_deadline_in_seconds: 600 },
    ]);
    expect(page.querySelector('[data-practice="continue"]')?.getAttribute('href')).toBe(market.workingUrl(assignment));
  });

  it('puts twenty rows of a Pacific day on a page, with the state of each', () => {
    market.history({
      requester: 'Past',
      reward: 0.05,
      days: ['2026-03-08'],
      perDay: 45,
      state: (i) => (i === 0 ? 'rejected' : 'paid'),
    });
    expect(props(open('/status_details/2026-03-08'), 'HitStatusDetailsTable').bodyData).toHaveLength(20);
    const last = open('/status_details/2026-03-08?page_number=3');
    const { bodyData } = props(last, 'HitStatusDetailsTable');
    expect(bodyData).toHaveLength(5);
    expect(bodyData[4]).toMatchObject({ state: 'Rejected', reward: 0.05 });
    expect(props(last, 'Pagination')).toEqual({ currentPage: 3, lastPage: 3 });
    expect(request('/status_details/2026-03-08?page_number=4&format=json')).toMatchObject({ json: { num_results: 0 } });
  });

  it('counts the days of the dashboard, bonuses by day only', () => {
    const today = market.today();
    market.history({ requester: 'Past', reward: 0.1, days: daysBack(today, 2), perDay: 3 });
    market.payBonus(today, 0.3);
    const { bodyData } = props(open('/dashboard'), 'DailyWorkerStatisticsTable');
    expect(bodyData).toHaveLength(2);
    expect(bodyData[0]).toMatchObject({
      date_link: `/status_details/${today}`,
      approved: 3,
      hits_rewards: 0.3,
      bonus_rewards: 0.3,
      earnings: 0.6,
    });
  });

  it('changes the day at Pacific midnight, in winter and in summer', () => {
    expect(pacificDay(Date.parse('2026-01-15T07:59:59Z'))).toBe('2026-01-14');
    expect(pacificDay(Date.parse('2026-01-15T08:00:00Z'))).toBe('2026-01-15');
    expect(pacificDay(Date.parse('2026-07-15T07:00:00Z'))).toBe('2026-07-15');
  });

  it.each([
    '/earnings',
    '/qualifications/assigned',
    '/help',
    '/contact_requester/hit_type_messages/new',
    'https://www.mturk.com/worker/help',
    'https://survey.example/start',
  ])('has a page at %s', (address) => expect(open(address).querySelector('h1')).not.toBeNull());

  it('turns away who is signed out or too fast', () => {
    market.access = 'signed-out';
    expect(locationOf(request('/tasks'))).toContain('www.amazon.com/ap/signin');
    market.access = 'rate-limited';
    expect(request('/tasks')).toMatchObject({ status: 429 });
  });
});

describe('hostile pages', () => {
  it.each(HOSTILE_MODES)('still are pages with %s', (mode) => {
    const assignment = market.accept(set.groupId);
    market.history({ requester: 'Past', reward: 0.05, days: ['2026-03-08'], perDay: 1 });
    market.hostile(mode);
    for (const address of ['/projects', market.workingUrl(assignment), '/status_details/2026-03-08', '/tasks']) {
      expect(open(address).querySelector('main')).not.toBeNull();
    }
  });

  it('lie in the way they are told to', () => {
    const row = () => props(open('/projects'), 'HitSetTable')?.bodyData[0];
    market.hostile('negative-reward');
    expect(row().monetary_reward.amount_in_dollars).toBe(-0.5);
    market.hostile('nan-reward');
    expect(row().monetary_reward.amount_in_dollars).toBe('NaN');
    market.hostile('huge-title');
    expect(row().title).toHaveLength(HUGE_TITLE_LENGTH);
    market.hostile('markup-title');
    expect(row().title).toBe(MARKUP_TITLE);
    market.hostile('proto-keys');
    expect(Object.hasOwn(row(), '__proto__')).toBe(true);
    expect(row().requester_id).toBe('__proto__');
    market.hostile('missing-fields');
    expect(row()).not.toHaveProperty('title');
    market.hostile('no-props');
    expect(row()).toBeUndefined();
    market.hostile('forged-messages');
    expect(open('/projects').body.innerHTML).toContain('wxt:content-script-started');
  });
});

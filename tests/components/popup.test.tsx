// @vitest-environment happy-dom

import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup, type PopupProps } from '../../components/popup/popup';
import { tasksAddress } from '../../lib/history-address';
import { LANGUAGES, type Language, speak } from './language';
import { draw, element, elements, faults, figure, press, redraw, text } from './page';
import * as samples from './samples';

async function drawPopup(changes: Partial<PopupProps>): Promise<void> {
  await draw(<Popup {...samples.POPUP_PROPS} {...changes} />);
}

/** What a reader adds up: "under 1 min" is none of the minutes. */
function secondsShown(words: string): number {
  if (words.startsWith('under')) return 0;
  const of = (unit: string) => Number(new RegExp(`(\\d+) ${unit}\\b`).exec(words)?.[1] ?? 0);
  return of('h') * 3600 + of('min') * 60 + of('s');
}

const STATES = Object.entries(samples.VIEWS).flatMap(([state, view]) =>
  LANGUAGES.map((language): [string, Language, PopupProps['view']] => [state, language, view]),
);

const UNKNOWN = { en: /not known|^not measured$/, id: /tidak diketahui|^tidak diukur$/ };

describe.each(STATES)('%s in %s', (_, language, view) => {
  beforeEach(async () => {
    speak(language);
    await drawPopup({ view, period: view?.period.period ?? 'today' });
  });

  it('keeps the contract of figures', () => {
    const figures = elements('data');
    expect(figures.length).toBeGreaterThan(0);
    for (const data of figures) {
      expect(data.dataset.figure).toMatch(/^[a-z-]+$/);
      expect(data.dataset.unit).toMatch(/^(?:[A-Z]{3}(?:\/h)?|s|1)$/);
      const value = data.getAttribute('value');
      if (value === null) expect(data.textContent).toMatch(UNKNOWN[language]);
      else expect(value).toMatch(/^\d+(?:\.\d+)?$/);
    }
  });

  it('has every text, with nothing left to fill in', () => {
    expect(document.body.textContent).not.toMatch(/\$\d(?![\d.,])|undefined|NaN|Infinity|null|[\uE000-\uF8FF]/);
    for (const named of elements('h1, h2, h3, dt, a, button, summary')) {
      expect(named.textContent.trim(), named.outerHTML).not.toBe('');
    }
  });

  it('is without a fault that axe can find', async () => {
    expect(await faults()).toEqual([]);
  });

  it('sets no style of its own, which the content security policy would drop', () => {
    expect(elements('[style], style')).toEqual([]);
  });
});

describe('figures of a period', () => {
  beforeEach(() => speak('en'));

  it('are those of METHODS D5', async () => {
    await drawPopup({});
    expect(element('[data-period]').dataset.period).toBe('today');
    const shown = ['real-pay', 'confirmed-pay', 'on-task-pay', 'unpaid-share'].map((name) => Number(figure(name)));
    expect(shown[0]).toBeCloseTo(3, 4);
    expect(shown[1]).toBeCloseTo(1.6957, 4);
    expect(shown[2]).toBeCloseTo(6.3158, 4);
    expect(shown[3]).toBeCloseTo(0.587, 4);
    expect(['earned', 'confirmed', 'pending', 'tasks'].map(figure)).toEqual(['2.3', '1.3', '1', '4']);
    expect(['work-time', 'task-time', 'unpaid-time'].map(figure)).toEqual(['2760', '1140', '1620']);
    expect(text('[data-figure="real-pay"]')).toBe('$3.00/h');
  });

  it('split unpaid time by kind, longest first, and leave out what took none', async () => {
    await drawPopup({});
    const kinds = elements('.legend-kind data').map((data) => data.dataset.figure);
    expect(kinds).toEqual(['searching-time', 'rejected-time', 'ended-time', 'queue-time', 'messages-time']);
  });

  it.each([
    ['under an hour in seconds', { submittedMs: 119_900, searchingMs: 59_800, queueMs: 45_700 }, 1, 225],
    [
      'from an hour on in minutes',
      { submittedMs: 3_599_000, searchingMs: 119_000, queueMs: 59_000, helpMs: 20_000 },
      60,
      63,
    ],
  ])('show times that add up as shown, %s', async (_, times, unit, whole) => {
    const { period } = samples.EMPTY_TODAY;
    const totals = { ...period.totals, ...times };
    await drawPopup({ view: { ...samples.EMPTY_TODAY, period: { ...period, totals } } });
    const shown = (selector: string) => elements(selector).map((data) => secondsShown(data.textContent) / unit);
    const [work = 0] = shown('[data-figure="work-time"]');
    const [task = 0] = shown('[data-figure="task-time"]');
    const [unpaid = 0] = shown('[data-figure="unpaid-time"]');
    const kinds = shown('.legend-kind data');
    expect(work).toBe(whole);
    expect(task + unpaid).toBe(work);
    expect(kinds.reduce((sum, kind) => sum + kind, 0)).toBe(unpaid);
    expect(elements('.legend data').map((data) => data.textContent)).not.toContain('0 s');
  });

  it('say that unpaid work was not measured where the clock was not that of focus', async () => {
    await drawPopup({ view: samples.IMPORTED, period: 'all' });
    expect(
      ['unpaid-time', 'unpaid-share', 'searching-time'].map((name) => elements(`[data-figure="${name}"]`)),
    ).toEqual([[expect.objectContaining({ textContent: 'not measured' })], [], []]);
    expect(figure('unpaid-time')).toBeNull();
    expect(['work-time', 'task-time', 'rejected-time'].map(figure)).toEqual(['960', '540', '420']);
    expect(text('[aria-labelledby="time-heading"]')).toContain('The unpaid work around them was not measured.');
    expect(elements('.bar')).toEqual([]);
    expect(text('.real-pay .note')).toBe('Unpaid work not measured; if everything pending is approved');
  });

  it('are not known, rather than 0, where nothing was measured', async () => {
    await drawPopup({ view: samples.EMPTY_TODAY });
    expect(['real-pay', 'confirmed-pay', 'on-task-pay'].map(figure)).toEqual([null, null, null]);
    expect(text('[data-figure="real-pay"]')).toBe('—not known');
    expect(figure('earned')).toBe('0');
  });

  it('name what they leave out', async () => {
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    expect(document.body.textContent).toContain('Left out, because the reward is not known: 2 tasks (6 min).');
    expect(document.body.textContent).toContain('Kept apart: 4 tasks, €2.30 in 46 min (time in front of you).');
    expect(['unknown-pay-tasks', 'unknown-pay-time'].map(figure)).toEqual(['2', '360']);
    const apart = elements('[data-apart="focused EUR"] data').map((data) => data.getAttribute('value'));
    expect(apart).toEqual(['4', '2.3', '2760']);
  });

  it('name the time of tasks that are still in hand', async () => {
    await drawPopup({});
    expect(document.body.textContent).toContain('Tasks still in hand: 1 min, counted once they end.');
    expect(figure('assigned-time')).toBe('102');
  });

  it('are shown once each, so that a reader of pages cannot take the wrong one', async () => {
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    const names = elements('data').filter(
      (data) => data.closest('[data-requester], [data-apart], [data-strip]') === null,
    );
    expect(new Set(names.map((data) => data.dataset.figure)).size).toBe(names.length);
  });
});

describe('a verdict', () => {
  beforeEach(() => speak('en'));

  const drawRequester = (
    requester: keyof typeof samples.REQUESTERS,
    reference: PopupProps['reference'] = samples.SUGGESTED,
  ) =>
    drawPopup({
      reference,
      view: { ...samples.EMPTY_TODAY, activeTab: { ...samples.TAB, requester: samples.REQUESTERS[requester] } },
    });

  it.each([
    [
      'UNDERPAYING',
      'underpaying',
      'History of pay below your reference $2.69/h (most likely $1.98/h to $3.64/h) from 5 tasks of yours on 2 days, 11 min of time in front of you, last on Nov 22, 2026: below your reference of $7.25/h, and so were 5 of 5 single tasks.',
    ],
    [
      'LIKELY_BELOW',
      'likely-below',
      'Probably below your reference $2.69/h (most likely $1.98/h to $3.64/h) from 5 tasks of yours on 1 day, 11 min of time in front of you, last on Nov 22, 2026: very likely below your reference of $7.25/h (5 of 5 single tasks were).',
    ],
    [
      'ABOVE',
      'above',
      'Above your reference $9.89/h (most likely $7.70/h to $12.72/h) from 5 tasks of yours on 3 days, 25 min of time in front of you, last on Nov 22, 2026: above your reference of $7.25/h (3 of 5 single tasks were below it).',
    ],
    [
      'UNCLEAR',
      'unclear',
      'Too close to tell $5.26/h (most likely $3.73/h to $7.41/h) from 10 tasks of yours on 3 days, 57 min of time in front of you, last on Nov 22, 2026: your reference of $7.25/h lies inside that range (8 of 10 single tasks were below it).',
    ],
    [
      'TOO_FEW',
      'not-enough-data',
      'Too few tasks to tell $4.00/h from 1 task of yours on 1 day, 1 min of time in front of you, last on Nov 22, 2026: too little to compare with your reference of $7.25/h, which takes 5 tasks and 10 minutes.',
    ],
    [
      'NEVER_WORKED_FOR',
      'not-enough-data',
      'Too few tasks to tell 0 tasks of yours logged here so far: nothing to compare yet.',
    ],
    [
      'ALL_REJECTED',
      'unclear',
      'All of them rejected $0.00/h from 5 tasks of yours on 2 days, 11 min of time in front of you, last on Nov 22, 2026: all of them were rejected, so nothing was paid.',
    ],
  ] as const)('%s comes with its evidence in one sentence', async (requester, verdict, sentence) => {
    await drawRequester(requester);
    const shown = element('[data-requester] [data-verdict]');
    expect(shown.dataset.verdict).toBe(verdict);
    expect(text('[data-verdict]')).toBe(sentence);
  });

  it('carries its figures for machines', async () => {
    await drawRequester('UNDERPAYING');
    expect(element('[data-requester]').dataset.requester).toBe('mturk:A1C');
    expect(['requester-pay', 'requester-tasks', 'requester-time'].map(figure)).toEqual(['2.6866', '5', '670']);
    const beside = ['reference', 'below-tasks', 'waged-tasks', 'approved-tasks', 'ended-tasks', 'ended-time'];
    expect(beside.map((name) => figure(`requester-${name}`))).toEqual(['7.25', '5', '5', '4', '2', '240']);
  });

  it('leads to its tasks, at the address by which the history page knows them', async () => {
    await drawRequester('UNDERPAYING');
    const link = element('[data-requester] a[href^="history.html"]');
    expect(link.getAttribute('href')).toBe(`history.html${tasksAddress({ requester: 'mturk:A1C' })}`);
    expect(link.getAttribute('target')).toBe('_blank');
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    expect(elements('[aria-labelledby="underpaying-heading"] a[href^="history.html#tasks"]').length).toBe(5);
  });

  it('is not given without a reference', async () => {
    await drawRequester('WITHOUT_REFERENCE', null);
    expect(elements('[data-verdict]')).toEqual([]);
    expect(text('.verdict')).toContain('25 min from accept to submit');
    expect(text('.verdict')).toContain('no reference wage in EUR is set to compare with.');
  });

  it('is not given without a rate to the reference, and says so', async () => {
    await drawRequester('WITHOUT_REFERENCE', samples.JAKARTA);
    expect(elements('[data-verdict]')).toEqual([]);
    expect(text('.verdict')).toMatch(/^Not compared /);
    expect(text('.verdict')).toContain(
      'not compared with your reference of IDR 33,121/h, for want of a rate between EUR and IDR.',
    );
    expect(element('[data-figure="requester-reference"]').dataset.unit).toBe('IDR/h');
  });

  it('names a converted reference with the amount it was made from', async () => {
    await drawRequester('UNDERPAYING', samples.JAKARTA);
    expect(text('[data-verdict]')).toMatch(/below your reference of \$2\.00\/h \(IDR 33,121\/h\)/);
  });

  it('tells returned tasks beside the pay', async () => {
    await drawRequester('UNDERPAYING');
    expect(text('.requester .note')).toBe(
      '4 approved, 1 pending, 0 rejected. Returned or run out: 2 tasks, after 4 min.',
    );
  });

  it('speaks Indonesian in its own order', async () => {
    speak('id');
    await drawRequester('UNDERPAYING', samples.JAKARTA);
    expect(text('[data-verdict]')).toBe(
      'Riwayat upah di bawah acuan Anda US$2,69/jam (kemungkinan besar US$1,98/jam sampai US$3,64/jam) dari 5 tugas Anda dalam 2 hari, 11 mnt di depan layar Anda, terakhir 22 Nov 2026: di bawah acuan Anda US$2,00/jam (Rp 33.121/jam), begitu pula 5 dari 5 tugas satu per satu.',
    );
  });

  it('of those in the list is told as fully', async () => {
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    const listed = elements('[aria-labelledby="underpaying-heading"] [data-requester]');
    expect(listed.length).toBe(5);
    for (const requester of listed) expect(requester.querySelector('[data-verdict="underpaying"]')).not.toBeNull();
    expect(document.querySelector('main b')).toBeNull();
    expect(document.body.textContent).toContain('<b>not markup</b>');
  });
});

describe('the task being timed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    speak('en');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('counts by itself each second, and says nothing aloud about it', async () => {
    let now = samples.NOW;
    await drawPopup({ now: () => now });
    expect(figure('running-time')).toBe('102');
    expect(text('[data-figure="running-pay"]')).toBe('$3.53/h');
    const aloud = text('[role="status"]');
    now += 3000;
    await act(() => void vi.advanceTimersByTime(3000));
    expect(figure('running-time')).toBe('105');
    expect(text('[role="status"]')).toBe(aloud);
  });

  it('stands still while it is paused, with no timer alive', async () => {
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    expect(element('[data-running]').dataset.running).toBe('false');
    expect(text('.running')).toContain('It stands while you look here');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says that its platform is in beta, and only where it is', async () => {
    await drawPopup({});
    expect(document.querySelector('[data-beta]')).toBeNull();
    await drawPopup({ view: { ...samples.WORKING, running: { ...samples.RUNNING, platform: 'appen' } } });
    expect(text('[data-beta=appen]')).toContain('Appen (beta)');
  });

  it('has no rate where the reward is not known', async () => {
    await drawPopup({ view: { ...samples.WORKING, running: { ...samples.RUNNING, rewardMicros: null } } });
    expect(figure('running-pay')).toBeNull();
    expect(figure('running-reward')).toBeNull();
  });
});

describe('the live region', () => {
  it('tells of another period, and not of time going by', async () => {
    speak('en');
    await drawPopup({});
    expect(text('[role="status"]')).toBe(
      'Today: real hourly pay $3.00/h, earned $2.30, $1.30 of it approved, 4 tasks.',
    );
    const { period } = samples.WORKING;
    const later = { ...samples.WORKING, period: { ...period, totals: { ...period.totals, searchingMs: 9_000_000 } } };
    await redraw(<Popup {...samples.POPUP_PROPS} view={later} />);
    expect(text('[data-figure="real-pay"]')).not.toBe('$3.00/h');
    expect(text('[role="status"]')).toBe(
      'Today: real hourly pay $3.00/h, earned $2.30, $1.30 of it approved, 4 tasks.',
    );
    await redraw(<Popup {...samples.POPUP_PROPS} view={samples.CROWDED} period="week" />);
    expect(text('[role="status"]')).toBe(
      'Last 7 days: real hourly pay $6.69/h, earned $62.65, $61.65 of it approved, 1,206 tasks.',
    );
  });
});

describe('changes that are read out', () => {
  beforeEach(() => speak('en'));

  it('tell that money was approved, though nothing more was earned', async () => {
    await drawPopup({});
    const { period } = samples.WORKING;
    const totals = { ...period.totals, approvedMicros: 2_000_000, pendingMicros: 0 };
    await redraw(<Popup {...samples.POPUP_PROPS} view={{ ...samples.WORKING, period: { ...period, totals } }} />);
    expect(text('[role="status"]')).toContain('earned $2.30, $2.30 of it approved');
  });

  it('tell that a tab counts once its question is answered', async () => {
    await drawPopup({ view: samples.MAY_COUNT });
    const [, tab] = elements('[role="status"]');
    expect(tab?.textContent).toBe('');
    await redraw(<Popup {...samples.POPUP_PROPS} view={samples.COUNTS} />);
    expect(tab?.textContent).toBe('This tab counts to your task.');
  });
});

describe('what the worker can do', () => {
  beforeEach(() => speak('en'));

  it.each([
    ['.primary', true],
    ['button:not(.primary)', false],
  ])('%s answers whether a tab counts', async (button, counts) => {
    const onCountTab = vi.fn();
    await drawPopup({ view: samples.MAY_COUNT, onCountTab });
    await press(`.callout ${button}`);
    expect(onCountTab).toHaveBeenCalledExactlyOnceWith(7, counts);
  });

  it('reads names of pages in their own direction, and the sentence around them in its own', async () => {
    const taskTitle = 'استبيان قصير';
    const activeTab = { ...samples.TAB, mayCount: { taskTitle } };
    const running = { ...samples.RUNNING, requesterName: 'شركة' };
    await drawPopup({ view: { ...samples.WORKING, activeTab, running } });
    expect(elements('bdi').map((name) => name.textContent)).toEqual(
      expect.arrayContaining([taskTitle, running.requesterName]),
    );
    expect(text('.callout p')).toContain(`It may belong to the task “${taskTitle}”.`);
  });

  it('stops counting a tab', async () => {
    const onCountTab = vi.fn();
    await drawPopup({ view: samples.COUNTS, onCountTab });
    await press('.callout button');
    expect(onCountTab).toHaveBeenCalledExactlyOnceWith(7, false);
  });

  it('asks again for an access that was taken away', async () => {
    const onAskHosts = vi.fn();
    await drawPopup({ missingHosts: ['worker.mturk.com'], onAskHosts });
    await press('[data-action="ask-hosts"]');
    expect(onAskHosts).toHaveBeenCalledOnce();
  });

  it('goes to each period, with the current one marked', async () => {
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    expect(elements('.periods a').map((link) => link.getAttribute('href'))).toEqual([
      '#today',
      '#week',
      '#month',
      '#all',
    ]);
    expect(elements('.periods [aria-current]').map((link) => link.textContent)).toEqual(['7 days']);
  });

  it('tries again when the log could not be read', async () => {
    const onRetry = vi.fn();
    await drawPopup({ view: null, failed: true, onRetry });
    await press('[role="alert"] button');
    expect(onRetry).toHaveBeenCalledOnce();
  });
});

describe('states without figures', () => {
  beforeEach(() => speak('en'));

  it('while loading there is no figure to mistake for one', async () => {
    await drawPopup({ view: null });
    expect(elements('[data-figure], [data-period]')).toEqual([]);
    expect(element('[aria-busy="true"]').textContent).toContain('Real hourly pay');
    for (const bone of elements('.bone')) expect(bone.getAttribute('aria-hidden')).toBe('true');
    expect(await faults()).toEqual([]);
  });

  it('the pay of the period stands before all else is read, and has its name only with the rest', async () => {
    const { empty, period, reference } = samples.CROWDED;
    const first = { empty, period, reference };
    await drawPopup({ view: null, first, period: period.period });
    expect(figure('real-pay')).not.toBeNull();
    expect(elements('[data-period], [data-requester]')).toEqual([]);
    expect(elements('[aria-busy="true"]')).toHaveLength(1);
    expect(await faults()).toEqual([]);
    const headline = figure('real-pay');
    await redraw(<Popup {...samples.POPUP_PROPS} first={first} view={samples.CROWDED} period={period.period} />);
    expect(figure('real-pay')).toBe(headline);
    expect(elements('[data-period]')).toHaveLength(1);
    expect(elements('[aria-busy="true"]')).toEqual([]);
    const other = period.period === 'today' ? 'week' : 'today';
    await redraw(<Popup {...samples.POPUP_PROPS} first={first} view={null} period={other} />);
    expect(elements('[data-figure]')).toEqual([]);
  });

  it('the first run says what it does, what it never does, and what it compares with', async () => {
    await drawPopup({ view: samples.FIRST_RUN });
    expect(element('[data-period="today"]').textContent).toContain('Sends anything anywhere');
    expect(element('a.primary').getAttribute('href')).toBe('options.html');
    expect(figure('real-pay')).toBeNull();
    expect(figure('reference')).toBe('7.25');
  });

  it('a page that is not understood is named with its reason, and counted', async () => {
    await drawPopup({ view: samples.NOT_UNDERSTOOD });
    expect(text('[data-problem="props-missing"]')).toBe('The page does not hold the data it used to hold.');
    expect(element('[data-problem-count]').dataset.problemCount).toBe('1');
  });

  it.each(['FIRST_RUN', 'WORKING'] as const)('a rate that is still missing is said in %s', async (state) => {
    const reference = { ...samples.JAKARTA, chosen: false, unitsPerUsd: null, ratedOn: null };
    await drawPopup({ view: samples.VIEWS[state], reference });
    expect(document.body.textContent).toContain(
      'Suggested reference wage: IDR\u00a033,121/h · minimum wage, Indonesia',
    );
    expect(document.body.textContent).toContain('you have not entered what a dollar is worth in IDR.');
    await redraw(<Popup {...samples.POPUP_PROPS} view={samples.VIEWS[state]} reference={samples.JAKARTA} />);
    expect(document.body.textContent).not.toContain('you have not entered');
  });

  it('no reference wage at all is said, too', async () => {
    await drawPopup({ reference: null });
    expect(element('footer').textContent).toContain('No reference wage is set');
  });
});

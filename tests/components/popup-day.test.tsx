// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup, type PopupProps } from '../../components/popup/popup';
import { payFigures } from '../../lib/pay/wage';
import { speak } from './language';
import { draw, element, elements, figure, press, redraw, text } from './page';
import * as samples from './samples';

async function drawPopup(changes: Partial<PopupProps>): Promise<void> {
  await draw(<Popup {...samples.POPUP_PROPS} {...changes} />);
}

beforeEach(() => speak('en'));

describe('the strip of today', () => {
  const width = (rect: Element) => Number.parseFloat(rect.getAttribute('width') ?? '');
  const drawn = (kind: string) =>
    elements(`.strip rect[data-kind="${kind}"]`).reduce((sum, rect) => sum + width(rect), 0);

  it('draws each kind for as long as it took, in order, with a break between sessions', async () => {
    await drawPopup({ view: samples.FULL_DAY });
    const shapes = elements('.strip > rect').map((rect) => rect.dataset.kind ?? rect.getAttribute('class'));
    expect(shapes).toEqual([
      'searching',
      'task',
      'queue',
      'task',
      'task',
      'rejected',
      'strip-break',
      'searching',
      'ended',
      'messages',
      'assigned',
    ]);
    expect(drawn('task') / drawn('rejected')).toBeCloseTo(1140 / 420, 1);
    const ends = elements('.strip > rect').map((rect) => Number.parseFloat(rect.getAttribute('x') ?? '') + width(rect));
    expect(Math.max(...ends)).toBeCloseTo(100, 1);
  });

  it('tells kinds apart without their colour, and shows beside its words which pattern is which', async () => {
    await drawPopup({ view: samples.FULL_DAY });
    const kinds = [...new Set(elements('.strip rect[data-kind]').map((rect) => rect.dataset.kind))];
    const fills = kinds.map((kind) => element(`.strip rect[data-kind="${kind}"]`).getAttribute('fill'));
    expect(new Set(fills).size).toBe(kinds.length);
    const strokes = fills.flatMap((fill) =>
      fill === null ? [] : element(`${fill.slice(4, -1)} path`).getAttribute('d'),
    );
    expect(new Set(strokes).size).toBe(kinds.length - 1);
    const signs = elements('.swatch rect').map((rect) => rect.getAttribute('fill'));
    for (const fill of fills) expect(signs).toContain(fill);
  });

  it('says the same in words, which add up to the time at work', async () => {
    await drawPopup({ view: samples.ENOUGH });
    const parts = elements('[data-strip] li[data-kind]').map((part) => ({
      kind: part.dataset.kind ?? '',
      seconds: Number(part.querySelector('data')?.getAttribute('value')),
    }));
    const inFigures = parts.filter(({ kind }) => kind !== 'assigned' && kind !== 'unknown-pay');
    const sum = inFigures.reduce((total, { seconds }) => total + seconds, 0);
    expect(sum).toBe(Number(figure('work-time')));
    expect(sum).toBe(payFigures(samples.ENOUGH.period).workMs / 1000);
    const words = elements('[data-strip] > li').map((line) => line.textContent.replace(/\s+/g, ' '));
    expect(words).toHaveLength(4);
    expect(words[1]).toBe('Break of 40 min');
    expect(words[3]).toBe('Without a time of day:Tasks handed in 7 min');
  });

  it('is today’s alone; other periods have the bar', async () => {
    await drawPopup({ view: samples.CROWDED, period: 'week' });
    expect(elements('.strip')).toEqual([]);
    expect(elements('.bar')).toHaveLength(1);
  });
});

describe('what the unpaid time does to the pay', () => {
  it('is said in words, with both wages', async () => {
    await drawPopup({});
    expect(text('[aria-labelledby="time-heading"] > p:last-child')).toBe(
      'With the unpaid time: $3.00/h. Tasks alone: $6.32/h.',
    );
  });
});

describe('what today lacks of the target', () => {
  const card = '[aria-labelledby="goals-heading"]';

  it('takes so long at today’s real pay, and is done at about that time', async () => {
    await drawPopup({ view: samples.FULL_DAY });
    expect(text(`${card} p`)).toBe('$2.30 of $5.00 so far, 46%.');
    expect(figure('target-left-time')).toBe('3240');
    const at = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(samples.NOW + 55 * 60_000);
    expect(text(`${card} .note`)).toBe(
      `54 min more at today's real pay: done at about ${at} without a break.`.replace(/\s+/g, ' '),
    );
    expect(text(card)).toContain('Limit: 47 min of 4 h 00 min at work so far, 3 h 12 min left.');
    expect((element(`${card} progress`) as HTMLProgressElement).value).toBeCloseTo(0.46, 4);
  });

  it('has no time of day beyond midnight', async () => {
    const goals = { ...samples.FULL_DAY.goals, dayEndsAt: samples.NOW + 60_000 };
    await drawPopup({ view: { ...samples.FULL_DAY, goals } });
    expect(text(`${card} .note`)).toBe("54 min more at today's real pay.");
  });

  it('is not known before anything was earned', async () => {
    const { goals } = samples.FULL_DAY;
    await drawPopup({ view: { ...samples.EMPTY_TODAY, goals } });
    expect(text(`${card} .note`)).toContain('is not known yet');
    expect(figure('target-share')).toBe('0');
    expect(document.querySelector('[data-figure="target-left-time"]')).toBeNull();
  });

  it('is not compared without a rate between the currencies', async () => {
    const target = { of: 'money', micros: 50_000_000_000, currency: 'IDR' } as const;
    const view = { ...samples.FULL_DAY, goals: { ...samples.FULL_DAY.goals, target } };
    await drawPopup({ view });
    expect(text(`${card} p`)).toContain('no rate between USD and IDR');
    expect(elements(`${card} progress`)).toEqual([]);
    await redraw(<Popup {...samples.POPUP_PROPS} view={view} reference={samples.JAKARTA} />);
    expect(Number(figure('target-share'))).toBeCloseTo((2.3 * 16_600) / 50_000, 4);
  });

  it('is nothing once it is reached, which is said calmly, as the limit is', async () => {
    await drawPopup({ view: samples.ENOUGH });
    expect(text(`${card} p`)).toBe('Your target of 40 min is reached: 54 min today, 135%.');
    expect(text(card)).toContain('Your limit of 45 min is reached: 54 min at work today.');
    expect(elements(`${card} [role]`)).toEqual([]);
  });

  it('is shown for today only, and only where something is wanted', async () => {
    await drawPopup({ view: { ...samples.CROWDED, goals: samples.FULL_DAY.goals }, period: 'week' });
    expect(elements(card)).toEqual([]);
    await drawPopup({ view: samples.WORKING });
    expect(elements(card)).toEqual([]);
  });
});

describe('what is assumed and what was not timed', () => {
  it('is said beside the figures', async () => {
    await drawPopup({ view: samples.ENOUGH });
    expect(['assumed', 'assumed-tasks', 'untimed-tasks', 'untimed-earned'].map(figure)).toEqual([
      '1.2',
      '3',
      '12',
      '3.4',
    ]);
    expect(document.body.textContent).toContain('Approved holds $1.20 from 3 tasks that are only assumed approved');
    expect(document.body.textContent).toContain('12 tasks, $3.40, without a measured time: not in the hourly pay.');
    await drawPopup({});
    expect(elements('[data-figure="assumed"], [data-figure="untimed-tasks"]')).toEqual([]);
  });
});

describe('a requester on the page', () => {
  const on = '[aria-labelledby="requester-heading"]';

  it('is blocked and unblocked by one button, watched by another', async () => {
    const onList = vi.fn();
    await drawPopup({ view: samples.FULL_DAY, onList });
    expect(element(`${on} [data-action="listBlock"]`).getAttribute('aria-pressed')).toBe('true');
    expect(element(`${on} [data-action="listWatch"]`).getAttribute('aria-pressed')).toBe('false');
    expect(text(on)).toContain('Blocked by you');
    await press(`${on} [data-action="listBlock"]`);
    await press(`${on} [data-action="listWatch"]`);
    expect(onList.mock.calls).toEqual([
      ['mturk:A1C', null],
      ['mturk:A1C', 'watched'],
    ]);
  });

  it('has a note, kept when the field is left, and not lost to a popup that is drawn again', async () => {
    const onNote = vi.fn();
    await drawPopup({ view: samples.FULL_DAY, onNote });
    const field = element(`${on} input`) as HTMLInputElement;
    expect(field.value).toBe('Three tries, and no answer to messages');
    field.value = 'Pays in a day';
    await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
    expect(onNote).not.toHaveBeenCalled();
    await redraw(<Popup {...samples.POPUP_PROPS} view={{ ...samples.FULL_DAY }} onNote={onNote} />);
    expect(field.value).toBe('Pays in a day');
    await act(() => void field.dispatchEvent(new Event('change', { bubbles: true })));
    expect(onNote).toHaveBeenCalledExactlyOnceWith('mturk:A1C', 'Pays in a day');
  });

  it('is folded away in the list, where its listing and its note are read at once', async () => {
    await drawPopup({ view: samples.FULL_DAY });
    const listed = '[aria-labelledby="underpaying-heading"] [data-requester="mturk:B1"]';
    expect(text(listed)).toContain('Watched by you');
    expect(text(listed)).toContain('ملاحظة');
    expect(element(`${listed} details`).hasAttribute('open')).toBe(false);
    expect(element(`${listed} details [data-action="listWatch"]`).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('a clock that the worker stops', () => {
  it('is stopped at the task, and goes on by another button', async () => {
    const onPause = vi.fn();
    await drawPopup({ onPause });
    expect(elements('[data-action="resume"]')).toEqual([]);
    await press('.running [data-action="pause"]');
    expect(onPause).toHaveBeenLastCalledWith(true);
    const stopped = { ...samples.CROWDED, paused: true };
    await redraw(<Popup {...samples.POPUP_PROPS} view={stopped} period="week" onPause={onPause} />);
    expect(elements('[data-action="pause"]')).toEqual([]);
    expect(text('.running')).not.toContain('It stands while you look here');
    await press('[data-action="resume"]');
    expect(onPause).toHaveBeenLastCalledWith(false);
  });
});

describe('time that the idle rule left out', () => {
  const since = samples.NOW - 20 * 60_000;
  const withGap = (until: number | null) => ({
    ...samples.CROWDED,
    running: { ...samples.RUNNING, gap: { since, until } },
  });

  it('is told with its length, and counts by one button', async () => {
    const onWorked = vi.fn();
    await drawPopup({ view: withGap(since + 12 * 60_000), onWorked });
    expect(text('.running')).toContain('12 min without a sign of you are not counted.');
    expect(element('[data-figure="running-gap"]').getAttribute('value')).toBe('720');
    await press('.running [data-action="worked"]');
    expect(onWorked).toHaveBeenCalledExactlyOnceWith(samples.RUNNING.taskKey, since);
  });

  it('grows while the clock stands, and is not there where nothing was left out', async () => {
    await drawPopup({ view: withGap(null) });
    expect(text('.running')).toContain('20 min without');
    await redraw(<Popup {...samples.POPUP_PROPS} view={samples.CROWDED} />);
    expect(elements('[data-action="worked"]')).toEqual([]);
  });
});

it('what the platform knows by now is one link away', async () => {
  await drawPopup({});
  expect(elements('a[href="history.html#refresh"]').map((link) => link.textContent)).toEqual(['Refresh from MTurk']);
  await drawPopup({ view: samples.FIRST_RUN });
  expect(elements('a[href="history.html#refresh"]')).toEqual([]);
});

// @vitest-environment happy-dom
/** Work outside the browser on the history page and in the popup: the timer, the form, the question, the list. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Outside, type OutsideProps } from '../../components/history/outside';
import { PageFrame } from '../../components/page-frame';
import { Paused } from '../../components/popup/paused';
import type { EnteredView, OutsideView } from '../../lib/ledger/by-hand-view';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, figure, press, redraw, text, type } from './page';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 3);
const NOTHING: OutsideView = { work: null, entered: [], requesters: [] };
const OVERLAP = {
  measuredMs: HOUR / 4,
  enteredMs: HOUR / 4,
  rest: [{ startedAt: NOW - 2 * HOUR, endedAt: NOW - 1.5 * HOUR }],
  notEntered: [{ startedAt: NOW - 2 * HOUR, endedAt: NOW - 1.25 * HOUR }],
};
const TRAINING: EnteredView = {
  ...{ key: 'hand-1-a', kind: 'qualifications', platform: 'mturk', title: null, startedAt: NOW - HOUR, day: null },
  ...{ durationMs: HOUR, reward: null },
};
const TOLD: EnteredView = { ...TRAINING, key: 'mturk:task:hand-1-b', kind: 'task', startedAt: null, day: '2026-11-20' };

const props: OutsideProps = {
  view: NOTHING,
  zone: 'Asia/Jakarta',
  now: () => NOW,
  onTimer: () => {},
  onAdd: async () => null,
  onDiscard: async () => {},
  onErase: async () => {},
};
const page = (own: Partial<OutsideProps> = {}) => (
  <PageFrame title="History" here="history">
    <Outside {...props} {...own} />
  </PageFrame>
);
const over = (sinceHours: number) => ({ ...NOTHING, work: { since: NOW - sinceHours * HOUR, until: NOW } });
const field = (name: string) => `[name="${name}"]`;
const value = (name: string) => (element(field(name)) as HTMLInputElement).value;

async function fillAnHour(): Promise<void> {
  await press('[data-action="manual-open"]');
  await type(field('began'), '08:00');
  await type(field('ended'), '09:00');
}

describe.each(LANGUAGES)('work outside the browser in %s', (language) => {
  beforeEach(() => speak(language));

  it('is without a fault that axe can find, with all it may have to say', async () => {
    await draw(page({ view: { ...over(13), entered: [TRAINING, TOLD] }, onAdd: async () => OVERLAP }));
    expect(await faults()).toEqual([]);
    await draw(page({ onAdd: async () => OVERLAP }));
    await fillAnHour();
    expect(await faults()).toEqual([]);
    await press('[data-action="manual-save"]');
    await vi.waitFor(() => expect(elements('[data-overlap]')).toHaveLength(1));
    expect(await faults()).toEqual([]);
    await type(field('minutes'), '5');
    await press('[data-action="manual-save"]');
    expect(text('[role="alert"]')).not.toBe('');
    expect(await faults()).toEqual([]);
  });
});

describe('the timer', () => {
  beforeEach(() => speak('en'));

  it('is started and ended, and shows how long it has run', async () => {
    const onTimer = vi.fn();
    await draw(page({ onTimer }));
    await press('[data-action="manual-start"]');
    await redraw(page({ onTimer, view: { ...NOTHING, work: { since: NOW - HOUR, until: null } } }));
    expect(figure('outside-time')).toBe('3600');
    expect(elements('.warning')).toHaveLength(0);
    await press('[data-action="manual-stop"]');
    expect(onTimer.mock.calls).toEqual([[true], [false]]);
    await redraw(page({ view: { ...NOTHING, work: { since: NOW - 13 * HOUR, until: null } } }));
    expect(text('.warning')).toContain('over 12 hours');
  });

  it('that has ended is saved as it is, of that work', async () => {
    const onAdd = vi.fn<OutsideProps['onAdd']>(async () => null);
    await draw(page({ view: over(1), onAdd }));
    expect(elements('[data-action="manual-start"]')).toHaveLength(0);
    await press('[data-action="manual-save"]');
    const time = { startedAt: NOW - HOUR, endedAt: NOW };
    expect(onAdd.mock.calls).toMatchObject([[true, { kind: 'task', time }, null]]);
  });

  it('that was forgotten asks when the work ended', async () => {
    const onAdd = vi.fn<OutsideProps['onAdd']>(async () => null);
    await draw(page({ view: over(30), onAdd }));
    expect(text('.warning')).toContain('When did the work end?');
    await press('[data-action="manual-save"]');
    expect(text('[role="alert"]')).toContain('Enter when it ended');
    expect(onAdd).not.toHaveBeenCalled();
  });

  it('is thrown away once that was asked', async () => {
    const onDiscard = vi.fn(async () => {});
    await draw(page({ view: over(1), onDiscard }));
    await press('[data-action="manual-discard"]');
    expect(onDiscard).not.toHaveBeenCalled();
    await press('[data-action="manual-discard-yes"]');
    expect(onDiscard).toHaveBeenCalledOnce();
  });

  it('takes nothing away of an entry that is being typed', async () => {
    await draw(page());
    await fillAnHour();
    await type(field('title'), 'A call');
    await redraw(page({ view: over(1) }));
    expect((element(`[data-manual="new"] ${field('title')}`) as HTMLInputElement).value).toBe('A call');
    expect(elements('form')).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });
});

describe('the form', () => {
  beforeEach(() => speak('en'));

  it('says what is wrong at its field, and keeps all that was typed', async () => {
    const onAdd = vi.fn<OutsideProps['onAdd']>(async () => null);
    await draw(page({ onAdd }));
    await fillAnHour();
    await type(field('title'), 'A call');
    await type(field('amount'), 'six');
    await press('[data-action="manual-save"]');
    expect(text('[role="alert"]')).toContain('such as 0.25');
    expect(element(field('amount')).getAttribute('aria-invalid')).toBe('true');
    expect(['title', 'amount', 'began', 'ended'].map(value)).toEqual(['A call', 'six', '08:00', '09:00']);
    await type(field('amount'), '6');
    await press('[data-action="manual-save"]');
    await vi.waitFor(() => expect(elements('form')).toHaveLength(0));
    expect(onAdd.mock.calls).toMatchObject([[false, { title: 'A call', reward: { micros: 6_000_000 } }, null]]);
    expect(text('#manual [role="status"]')).toBe('Saved.');
  });

  it('asks what counts of a time that is known already, and saves what was chosen', async () => {
    const onAdd = vi.fn<OutsideProps['onAdd']>(async (_, __, counted) => (counted === null ? OVERLAP : null));
    await draw(page({ onAdd }));
    await fillAnHour();
    await press('[data-action="manual-save"]');
    await vi.waitFor(() => expect(figure('outside-measured-time')).toBe('900'));
    expect(figure('outside-entered-time')).toBe('900');
    expect(text('[data-action="manual-rest"]')).toContain('30 min');
    expect(text('[data-action="manual-measured-too"]')).toContain('45 min');
    await press('[data-action="manual-rest"]');
    expect(onAdd.mock.calls.map(([, , counted]) => counted)).toEqual([null, 'rest']);
  });

  it('has nothing to choose where all was entered before, and asks anew when the time is another', async () => {
    await draw(page({ onAdd: async () => ({ measuredMs: 0, enteredMs: HOUR, rest: [], notEntered: [] }) }));
    await fillAnHour();
    await press('[data-action="manual-save"]');
    await vi.waitFor(() => expect(text('[data-overlap]')).toContain('All of this time was entered before'));
    expect(elements('[data-overlap] button')).toHaveLength(0);
    await type(field('ended'), '08:30');
    expect(elements('[data-overlap]')).toHaveLength(0);
    expect(elements('[data-action="manual-save"]')).toHaveLength(1);
  });

  it('says that it could not be saved, and keeps what was typed', async () => {
    await draw(page({ onAdd: async () => Promise.reject(new Error('full')) }));
    await fillAnHour();
    await press('[data-action="manual-save"]');
    await vi.waitFor(() => expect(text('form [role="status"]')).not.toBe(''));
    expect(value('began')).toBe('08:00');
  });
});

it('entries are listed with what is known of them, and erased one by one', async () => {
  speak('en');
  const onErase = vi.fn(async () => {});
  await draw(page({ view: { ...NOTHING, entered: [TRAINING, TOLD] }, onErase }));
  expect(text('[data-entered="hand-1-a"]')).toContain('Qualification tests');
  expect(text(`[data-entered="${TOLD.key}"]`)).toContain('Nov 20, 2026');
  expect(text(`[data-entered="${TOLD.key}"] [data-figure="history-reward"]`)).not.toContain('0');
  await press('[data-entered="hand-1-a"] [data-action="erase-entered"]');
  await press('[data-entered="hand-1-a"] [data-action="erase-entered-yes"]');
  expect(onErase).toHaveBeenCalledExactlyOnceWith(TRAINING);
});

describe('the popup', () => {
  beforeEach(() => speak('en'));

  it('shows the timer and ends it', async () => {
    const onPause = vi.fn();
    await draw(<Paused outside={{ since: NOW - HOUR, until: null }} now={() => NOW} onPause={onPause} />);
    expect(figure('outside-time')).toBe('3600');
    expect(text('h2')).toBe('Work outside the browser');
    await press('[data-action="resume"]');
    expect(onPause).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('leads to the form for time that waits to be saved', async () => {
    await draw(<Paused outside={{ since: NOW - HOUR, until: NOW }} now={() => NOW + HOUR} onPause={() => {}} />);
    expect(figure('outside-time')).toBe('3600');
    expect(element('a').getAttribute('href')).toBe('history.html#manual');
    expect(elements('button')).toHaveLength(0);
  });
});

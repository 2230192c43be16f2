// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Bonuses } from '../../components/history/bonuses';
import { Tasks, type TasksProps } from '../../components/history/tasks';
import { DRAWN_WHOLE } from '../../components/history/virtual-rows';
import { addressOf, questionOf } from '../../lib/history-address';
import { EVERYTHING } from '../../lib/ledger/search/question';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, redraw, text, type } from './page';
import { CARD, FOUND, PAGE } from './tasks-samples';

const props: TasksProps = {
  question: EVERYTHING,
  requesterName: null,
  found: FOUND,
  answered: 'everything',
  failed: false,
  views: new Map(PAGE.tasks.map((task) => [task.key, task])),
  requesters: PAGE.requesters,
  isFirst: true,
  useCard: () => CARD,
  onQuestion: () => {},
  onShown: () => {},
  onMore: () => {},
  onNext: () => {},
  onCorrect: async () => {},
  onErase: async () => {},
};
const of = (key: string) => `[data-task="mturk:${key}"]`;
const submit = (selector: string) =>
  act(async () => void element(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
const bonuses = (onAssign = async () => true) => (
  <Bonuses bonuses={PAGE.bonuses} requesters={PAGE.requesters} tasks={PAGE.tasks} onAssign={onAssign} />
);

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => speak(language));

  it('axe finds no fault with the list, an open form, its errors, and the bonuses', async () => {
    await draw(
      <main>
        <h1>Upah</h1>
        <Tasks {...props} isFirst={false} question={{ ...EVERYTHING, requester: 'mturk:AFAIR', from: '2026-11-01' }} />
        {bonuses()}
      </main>,
    );
    expect(await faults()).toEqual([]);
    await press(`${of('A1')} [data-action="task-card"]`);
    await press(`${of('A2')} [data-action="correct"]`);
    await type('#correct-reward', 'much');
    await submit('.task-form');
    expect(element('#correct-reward').getAttribute('aria-invalid')).toBe('true');
    expect(await faults()).toEqual([]);
  });
});

describe('the list of tasks', () => {
  beforeEach(() => speak('en'));

  it('sets what was measured beside what was corrected, unknown as unknown', async () => {
    await draw(<Tasks {...props} />);
    const corrected = text(of('A2'));
    expect(corrected).toContain('Time: 5 min 00 s (measured: 10 min 00 s)');
    expect(corrected).toContain('Reward: $0.50 (measured: —not known)');
    expect(corrected).toContain('State: approved (the platform says: rejected)');
    expect(corrected).toContain('Requester by the platform: AELSE');
    expect(corrected).toContain('corrected by you');
    expect(text(of('A1'))).not.toContain('measured');
    expect(element(`${of('A4')} [data-figure="history-time"]`).hasAttribute('value')).toBe(false);
    expect(text(of('A4'))).toContain('assumed approved');
  });

  it('links each figure and mark to a definition', async () => {
    await draw(<Tasks {...props} />);
    const places = readFileSync(join(import.meta.dirname, '../../docs/definitions.md'), 'utf8');
    for (const data of elements('data')) {
      const href = data.closest('a')?.getAttribute('href') ?? '';
      expect(places).toContain(`<a id="${href.replace('definitions.html#', '')}"></a>`);
    }
  });

  it('opens one form at a time, and gives the focus back when it is closed', async () => {
    await draw(<Tasks {...props} />);
    await press(`${of('A1')} [data-action="correct"]`);
    await press(`${of('A2')} [data-action="correct"]`);
    expect(elements('form').length).toBe(1);
    expect(element(`${of('A2')} [data-action="correct"]`).getAttribute('aria-expanded')).toBe('true');
    await press('[data-action="correct-cancel"]');
    expect(elements('form').length).toBe(0);
    expect(document.activeElement).toBe(element(`${of('A2')} [data-action="correct"]`));
  });

  it('saves what was changed, and says so', async () => {
    const onCorrect = vi.fn(async () => {});
    await draw(<Tasks {...props} onCorrect={onCorrect} />);
    await press(`${of('A1')} [data-action="correct"]`);
    await type('#correct-minutes', '3');
    await submit('.task-form');
    expect(onCorrect).toHaveBeenCalledExactlyOnceWith('mturk:A1', { durationMs: 180_000 });
    expect(text('#tasks > [role="status"]:not([data-found])')).toBe('Saved.');
  });

  it('takes back one field', async () => {
    const onCorrect = vi.fn(async () => {});
    await draw(<Tasks {...props} onCorrect={onCorrect} />);
    await press(`${of('A2')} [data-action="correct"]`);
    await press('[data-action="undo-state"]');
    expect(onCorrect).toHaveBeenCalledExactlyOnceWith('mturk:A2', { state: null });
  });

  it('says that it could not be saved, and keeps what was typed', async () => {
    const onCorrect = () => Promise.reject(new Error('full'));
    await draw(<Tasks {...props} onCorrect={onCorrect} />);
    await press(`${of('A1')} [data-action="correct"]`);
    await type('#correct-minutes', '3');
    await submit('.task-form');
    expect(text('.task-form [role="status"]')).toBe('It could not be saved.');
    expect((element('#correct-minutes') as HTMLInputElement).value).toBe('3');
  });

  it('offers the time of a task in hand only with a state that ends it', async () => {
    const onCorrect = vi.fn(async () => {});
    await draw(<Tasks {...props} onCorrect={onCorrect} />);
    await press(`${of('A3')} [data-action="correct"]`);
    expect(elements('#correct-minutes')).toEqual([]);
    await type('#correct-state', 'submitted');
    await type('#correct-minutes', '2');
    await submit('.task-form');
    expect(onCorrect).toHaveBeenCalledExactlyOnceWith('mturk:A3', { state: 'submitted', durationMs: 120_000 });
  });

  it('goes on after as many as a list holds, and back to the first', async () => {
    const onNext = vi.fn();
    const found = { ...FOUND, count: 20_000 };
    await draw(<Tasks {...props} found={found} onNext={onNext} />);
    expect(elements('[data-action="tasks-first"]')).toEqual([]);
    await press('[data-action="tasks-next"]');
    await draw(<Tasks {...props} isFirst={false} onNext={onNext} />);
    expect(elements('[data-action="tasks-next"]')).toEqual([]);
    await press('[data-action="tasks-first"]');
    expect(onNext.mock.calls).toEqual([[FOUND.refs.at(-1)], [null]]);
  });

  it('says how many were found, and that there may be more', async () => {
    await draw(<Tasks {...props} />);
    expect(text('[data-found="all"]')).toBe('Found: 4');
    await draw(
      <Tasks {...props} found={{ ...FOUND, isExact: false, isSettled: false, isComplete: false, toRead: 8 }} />,
    );
    expect(text('[data-found="some"]')).toBe('Found so far: 4 (50% looked through)');
    await draw(<Tasks {...props} found={{ ...FOUND, refs: [], count: 0 }} />);
    expect(text('[data-found]')).toBe('No task found.');
    await draw(<Tasks {...props} found={null} />);
    expect(element('#tasks').getAttribute('aria-busy')).toBe('true');
  });

  it('asks anew at every letter, and at every choice', async () => {
    const onQuestion = vi.fn();
    await draw(<Tasks {...props} onQuestion={onQuestion} />);
    await type('#tasks-search', 'cats');
    expect(onQuestion).toHaveBeenLastCalledWith({ ...EVERYTHING, text: 'cats' }, true);
    await type('#tasks-state', 'paid');
    expect(onQuestion).toHaveBeenLastCalledWith({ ...EVERYTHING, state: 'paid' }, false);
    await type('#tasks-sort', 'pay');
    expect(onQuestion).toHaveBeenLastCalledWith({ ...EVERYTHING, sort: 'pay' }, false);
    await type('#tasks-platform', 'prolific');
    expect(onQuestion).toHaveBeenLastCalledWith({ ...EVERYTHING, platform: 'prolific' }, false);
    await type('#tasks-verdict', 'above');
    expect(onQuestion).toHaveBeenLastCalledWith({ ...EVERYTHING, verdict: 'above' }, false);
    await type('#tasks-from', '2026-11-01');
    expect(onQuestion).toHaveBeenLastCalledWith({ ...EVERYTHING, from: '2026-11-01' }, false);
  });

  it('shows what else is asked for, as the address says it', async () => {
    await draw(<Tasks {...props} />);
    expect((element('.task-filters details') as HTMLDetailsElement).open).toBe(false);
    await draw(<Tasks {...props} question={questionOf(addressOf('#tasks?platform=prolific').params)} />);
    expect((element('.task-filters details') as HTMLDetailsElement).open).toBe(true);
    expect((element('#tasks-platform') as HTMLSelectElement).value).toBe('prolific');
    expect([...(element('#tasks-platform') as HTMLSelectElement).options].map(({ text }) => text)).toEqual([
      ...['All', 'Amazon Mechanical Turk', 'Prolific', 'Appen'],
    ]);
  });

  it('names the requester that alone is shown, and shows all again', async () => {
    const onQuestion = vi.fn();
    const question = { ...EVERYTHING, requester: 'mturk:AFAIR' };
    await draw(<Tasks {...props} question={question} requesterName="Fair Pictures" onQuestion={onQuestion} />);
    expect(text('.task-filters')).toContain('Requester: Fair Pictures');
    await press('[data-action="tasks-any-requester"]');
    expect(onQuestion).toHaveBeenCalledExactlyOnceWith(EVERYTHING, false);
  });

  it('opens the card of a task, with what is not known named so', async () => {
    await draw(<Tasks {...props} />);
    await press(`${of('A1')} [data-action="task-card"]`);
    const card = text('[data-task-card]');
    expect(card).toContain('TaskHIT1');
    expect(card).toContain('Groupnot known');
    expect(card).toContain('approved');
    expect(element('[data-figure="history-span-time"]').getAttribute('value')).toBe('300');
    expect(element('[data-task-card] a[href^="#tasks"]').getAttribute('href')).toBe('#tasks?requester=mturk%3AAFAIR');
    await press(`${of('A1')} [data-action="task-card"]`);
    expect(elements('[data-task-card]')).toEqual([]);
  });

  it('draws few rows of many, and asks for the tasks of those alone', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({ key: `mturk:M${n}`, rank: 1, value: -n }));
    const onShown = vi.fn();
    await draw(<Tasks {...props} found={{ ...FOUND, refs: many, count: 5_000 }} onShown={onShown} />);
    expect(elements('[data-task]').length).toBeLessThanOrEqual(DRAWN_WHOLE);
    expect(onShown.mock.lastCall?.[0].length).toBeLessThanOrEqual(DRAWN_WHOLE);
    expect(text('.rows .print-only')).toMatch(/^On paper: .* of 5,000\./);
  });

  it('keeps its rows while the next letter is typed, until that is answered', async () => {
    await draw(<Tasks {...props} />);
    const row = element(of('A1'));
    await redraw(<Tasks {...props} question={{ ...EVERYTHING, text: 'c' }} />);
    expect(element(of('A1'))).toBe(row);
    await redraw(<Tasks {...props} question={{ ...EVERYTHING, text: 'c' }} answered="c" />);
    expect(element(of('A1'))).not.toBe(row);
  });

  it('does not draw the first that are found whole where more may follow at once', async () => {
    await draw(<Tasks {...props} found={{ ...FOUND, isComplete: false }} />);
    expect(elements('.rows')).toHaveLength(1);
    await redraw(<Tasks {...props} />);
    expect(elements('.rows')).toEqual([]);
  });
});

describe('the bonuses of days', () => {
  beforeEach(() => speak('en'));
  const first = '[data-bonus="mturk|bonus|2026-11-23"]';
  const second = '[data-bonus="mturk|bonus|2026-11-22"]';

  it('say what is assigned, what is left, and what is too much', async () => {
    await draw(bonuses());
    expect(text(first)).toContain('$0.10 – Which is the cat? (Fair Pictures)');
    expect(text(first)).toContain('Not assigned: $0.20');
    expect(text(second)).toContain('You assigned $0.15 more than the platform now names for this day.');
    expect(elements(`${second} form`)).toEqual([]);
  });

  it('take a part for a task or a requester, up to what is left', async () => {
    const onAssign = vi.fn(async () => true);
    await draw(bonuses(onAssign));
    await type(`${first} input`, '0.21');
    await submit(`${first} form`);
    expect(text(`${first} [role="alert"]`)).toBe('Enter an amount above 0, up to $0.20.');
    expect(onAssign).not.toHaveBeenCalled();
    await type(`${first} input`, '0.2');
    await type(`${first} select`, 'task mturk:A1');
    await submit(`${first} form`);
    const known = { requesterKey: 'mturk:AFAIR', taskKey: 'mturk:A2', micros: 100_000 };
    const added = { requesterKey: 'mturk:AFAIR', taskKey: 'mturk:A1', micros: 200_000 };
    expect(onAssign).toHaveBeenCalledExactlyOnceWith('mturk|bonus|2026-11-23', [known, added]);
  });

  it('lose a part that is removed', async () => {
    const onAssign = vi.fn(async () => true);
    await draw(bonuses(onAssign));
    await press(`${second} [data-action="bonus-remove"]`);
    expect(onAssign).toHaveBeenCalledExactlyOnceWith('mturk|bonus|2026-11-22', []);
  });
});

it('a task is erased from its card, by the second button alone', async () => {
  speak('en');
  const onErase = vi.fn(async () => {});
  await draw(<Tasks {...props} onErase={onErase} />);
  await press(`${of('A1')} [data-action="task-card"]`);
  await press(`${of('A1')} [data-action="erase-task"]`);
  expect(onErase).not.toHaveBeenCalled();
  await press(`${of('A1')} [data-action="erase-task-yes"]`);
  expect(onErase).toHaveBeenCalledExactlyOnceWith('mturk:A1');
});

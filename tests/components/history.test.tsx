// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { History, type HistoryProps } from '../../components/history/history';
import { newRefresh, type RefreshState, STOP_REASONS } from '../../lib/refresh/state';
import { LANGUAGES, MESSAGES, speak } from './language';
import { draw, element, elements, faults, figure, press, text } from './page';

const TASKS = {
  page: null,
  failed: false,
  isFirst: true,
  onOlder: () => {},
  onNewest: () => {},
  onCorrect: async () => {},
};
const props: HistoryProps = {
  exporting: { is: 'idle' },
  importing: { is: 'idle' },
  refresh: { state: null, now: () => 0, onRefresh: () => {} },
  tasks: TASKS,
  onAssign: async () => true,
  onExport: () => {},
  onImport: () => {},
};
const rejected = Array.from({ length: 60 }, (_, index) => ({ line: index + 2, reason: 'time-backwards' }));
const outcome = { added: 1200, updated: 3, unchanged: 4, rejected };

describe.each(LANGUAGES)('the history page in %s', (language) => {
  it.each<HistoryProps['importing']>([
    { is: 'idle' },
    { is: 'working', done: 0.4 },
    { is: 'done', outcome },
    { is: 'failed' },
  ])('is without a fault that axe can find while its import is %o', async (importing) => {
    speak(language);
    await draw(<History {...props} importing={importing} />);
    expect(await faults()).toEqual([]);
  });
});

describe('an import', () => {
  beforeEach(() => speak('en'));

  it('tells machines and people what it did', async () => {
    await draw(<History {...props} importing={{ is: 'done', outcome }} />);
    const { added, updated, unchanged, rejected: refused } = element('[data-import-result]').dataset;
    expect([added, updated, unchanged, refused]).toEqual(['1200', '3', '4', '60']);
    expect(text('[data-import-result]')).toContain('Tasks: 1,200 new, 3 updated, 4 unchanged. Not taken: 60.');
  });

  it('names the lines it did not take, as many as anybody reads', async () => {
    await draw(<History {...props} importing={{ is: 'done', outcome }} />);
    const lines = elements('[data-import-result] li').map((line) => line.textContent);
    expect(lines.length).toBe(51);
    expect(lines[0]).toBe('Line 2: The task ends before it begins.');
    expect(lines.at(-1)).toBe('and 10 more');
  });

  it('of a file that is refused as a whole says why, and speaks of no line', async () => {
    const refused = { added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason: 'version-newer' }] };
    await draw(<History {...props} importing={{ is: 'done', outcome: refused }} />);
    expect(element('[data-import-result]').dataset.rejected).toBe('1');
    expect(text('[data-import-result]')).toBe(
      'Nothing was brought in. The file was made by a newer Upah. Update the extension first.',
    );
  });

  it('that broke off does not claim that nothing was brought in', async () => {
    await draw(<History {...props} importing={{ is: 'failed' }} />);
    expect(text('[aria-labelledby="import-heading"] [role="status"]')).toContain('What was read before that is kept');
  });

  it('shows how far it is', async () => {
    await draw(<History {...props} importing={{ is: 'working', done: 0.4 }} />);
    expect(element('progress').getAttribute('value')).toBe('0.4');
    expect((element('[data-action="import"]') as HTMLInputElement).disabled).toBe(true);
  });

  it('begins with the file that was chosen', async () => {
    const onImport = vi.fn();
    await draw(<History {...props} onImport={onImport} />);
    const file = new File(['{}'], 'log.json');
    const input = element('[data-action="import"]');
    Object.defineProperty(input, 'files', { value: [file] });
    await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(onImport).toHaveBeenCalledExactlyOnceWith(file);
  });
});

describe('an export', () => {
  it('begins with a button, and says where the file went', async () => {
    speak('en');
    const onExport = vi.fn();
    await draw(
      <History {...props} exporting={{ is: 'done', fileName: 'upah-history-2026-11-24.json' }} onExport={onExport} />,
    );
    await press('[data-action="export-json"]');
    expect(onExport).toHaveBeenCalledOnce();
    expect(text('[aria-labelledby="export-heading"] [role="status"]')).toBe(
      "upah-history-2026-11-24.json was handed to your browser's downloads.",
    );
  });
});

describe('a refresh', () => {
  const NOW = Date.UTC(2026, 10, 24, 3);
  const days = ['2026-11-23', '2026-11-22', '2026-11-20'].map((day) => ({ day, submitted: 50, said: '' }));
  const running: RefreshState = { ...newRefresh(NOW), days, doneDays: 1, page: 2, tasks: 1_270, added: 4, changed: 9 };
  const drawRefresh = (state: RefreshState | null, onRefresh: (wish: string) => void = () => {}) =>
    draw(<History {...props} refresh={{ state, now: () => NOW, onRefresh }} />);

  it('is offered with what it does, and begins with a press', async () => {
    speak('en');
    const onRefresh = vi.fn();
    await drawRefresh(null, onRefresh);
    expect(element('#refresh').dataset.refresh).toBe('never');
    expect(text('#refresh')).toContain('It accepts, submits and returns nothing.');
    await press('[data-action="refresh"]');
    expect(onRefresh).toHaveBeenCalledExactlyOnceWith('start');
  });

  it('shows how far it is, to machines and people, and can be stopped', async () => {
    speak('en');
    const onRefresh = vi.fn();
    await drawRefresh(running, onRefresh);
    expect(text('label[for="refresh-progress"]')).toBe('Day 2 of 3: Nov 22, 2026');
    expect(text('#refresh ul')).toBe('Tasks seen: 1,270. New in your history: 4. Changed: 9.');
    expect(['refresh-day', 'refresh-days', 'refresh-tasks', 'refresh-added', 'refresh-changed'].map(figure)).toEqual([
      '2',
      '3',
      '1270',
      '4',
      '9',
    ]);
    await press('[data-action="refresh-cancel"]');
    expect(onRefresh).toHaveBeenCalledExactlyOnceWith('cancel');
    await drawRefresh({ ...newRefresh(NOW) });
    expect(text('label[for="refresh-progress"]')).toBe('Asking for the days you worked on…');
    expect(elements('#refresh data')).toEqual([]);
  });

  it('that stopped goes on with a press while its days are still those, and begins anew later', async () => {
    speak('en');
    const stopped = { ...running, is: 'stopped' as const, why: 'signed-out' as const };
    await drawRefresh(stopped);
    expect(text('[data-action="refresh"]')).toBe('Continue');
    await drawRefresh({ ...stopped, startedAt: NOW - 24 * 3_600_000 });
    expect(text('[data-action="refresh"]')).toBe('Refresh');
    await drawRefresh({ ...stopped, days: null });
    expect(text('[data-action="refresh"]')).toBe('Refresh');
  });

  it('that is done says what it left out and what it could not read', async () => {
    speak('en');
    await drawRefresh({ ...running, is: 'done', skippedDays: 1, unread: 2 });
    expect(text('#refresh [role="status"]')).toMatch(/^Done: /);
    expect(text('#refresh ul')).toContain('Days left out: 1. All their tasks are paid');
    expect([figure('refresh-skipped-days'), figure('refresh-unread')]).toEqual(['1', '2']);
    expect(text('#refresh ul')).toContain('Tasks that could not be read: 2. Nothing was made of them.');
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(STOP_REASONS)('that stopped, %s, says why in words of its own', async (why) => {
      speak(language);
      await drawRefresh({ ...running, is: 'stopped', why });
      const { message } = MESSAGES[language][`refresh_stopped_${why.replaceAll('-', '_')}`] ?? { message: 'missing' };
      expect(text('#refresh [role="status"]')).toContain(message);
      expect(await faults()).toEqual([]);
    });

    it('is without a fault that axe can find while it runs', async () => {
      speak(language);
      for (const state of [running, newRefresh(NOW), { ...running, is: 'done' as const, skippedDays: 2, unread: 1 }]) {
        await drawRefresh(state);
        expect(await faults()).toEqual([]);
      }
    });
  });
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Export, type ExportProps } from '../../components/history/export';
import { choiceOf, fileNameOf, newDraft } from '../../components/history/export-draft';
import { PageFrame } from '../../components/page-frame';
import { rangeOf } from '../../lib/ledger/day-range';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, text, type } from './page';

const CSV = 'platform,title\r\n"mturk","\'=1+1"\r\n"mturk",\r\n';
const CALLS = { onExport: vi.fn(), onCancel: vi.fn(), onDraft: vi.fn(), onShow: vi.fn(), onFile: vi.fn() };
const PROPS: ExportProps = {
  state: { is: 'idle' },
  draft: newDraft(['mturk'], '.'),
  isChoice: true,
  statement: 'statement.html#platforms=mturk',
  shown: null,
  preview: { is: 'reading' },
  ...CALLS,
};
const STATUS = '#export > [role="status"]';

beforeEach(() => speak('en'));

describe('an export', () => {
  it('begins with a button that needs no choice, and says where the file went', async () => {
    await draw(<Export {...PROPS} state={{ is: 'done', fileName: 'upah-history-2026-11-24.json' }} isChoice={false} />);
    await press('[data-action="export-json"]');
    expect(CALLS.onExport).toHaveBeenCalledOnce();
    expect(text(STATUS)).toBe("upah-history-2026-11-24.json was handed to your browser's downloads.");
  });

  it('says how far it is while it is made, and can be cancelled', async () => {
    await draw(<Export {...PROPS} state={{ is: 'working', done: 0.25 }} />);
    expect(text('label[for="export-progress"]')).toBe('Making the file: 25%');
    expect((element('[data-action="export-csv-tasks"]') as HTMLButtonElement).disabled).toBe(true);
    await press('[data-action="export-cancel"]');
    expect(CALLS.onCancel).toHaveBeenCalledOnce();
    await draw(<Export {...PROPS} state={{ is: 'cancelled' }} />);
    expect(text(STATUS)).toBe('Cancelled. No file was made.');
    expect(elements('[data-action="export-cancel"]')).toEqual([]);
  });

  it.each(['csv-tasks', 'csv-days', 'csv-requesters', 'history', 'mts'])('has a button for %s', async (format) => {
    await draw(<Export {...PROPS} />);
    await press(`[data-action="export-${format}"]`);
    expect(CALLS.onFile).toHaveBeenCalledExactlyOnceWith(format);
  });

  it('leaves out what is ticked', async () => {
    await draw(<Export {...PROPS} />);
    await press('#export-without-names');
    expect(CALLS.onDraft).toHaveBeenCalledWith({ ...PROPS.draft, leftOut: { titles: false, names: true, ids: false } });
  });

  it('writes numbers as the spreadsheet that the worker chooses does, and shows them so', async () => {
    await draw(<Export {...PROPS} />);
    await type('#export-decimal-sign', ',');
    expect(CALLS.onDraft).toHaveBeenCalledWith({ ...PROPS.draft, decimalSign: ',' });
    const preview = { is: 'read', preview: { text: 'day;earned\r\n"2026-11-24";0,125\r\n', isWhole: true } } as const;
    await draw(<Export {...PROPS} draft={newDraft(['mturk'], ',')} shown="csv-days" preview={preview} />);
    expect(elements('.preview td').map((cell) => cell.textContent)).toEqual(['2026-11-24', '0,125']);
  });

  it('asks for days only where they are wanted, and says what is missing', async () => {
    await draw(<Export {...PROPS} />);
    expect(elements('input[type="date"]')).toEqual([]);
    await draw(<Export {...PROPS} draft={{ ...PROPS.draft, period: 'days' }} isChoice={false} />);
    await type('#export-from', '2026-01-02');
    expect(CALLS.onDraft).toHaveBeenCalledWith({ ...PROPS.draft, period: 'days', from: '2026-01-02' });
    expect(text('[role="alert"]')).toContain('a first day that is not after the last');
    expect(elements('[data-action="open-statement"]')).toEqual([]);
  });

  it('shows the first lines cell by cell, as text', async () => {
    await draw(<Export {...PROPS} shown="csv-tasks" preview={{ is: 'read', preview: { text: CSV, isWhole: true } }} />);
    expect(elements('.preview th').map((cell) => cell.textContent)).toEqual(['platform', 'title']);
    expect(elements('.preview td').map((cell) => cell.textContent)).toEqual(['mturk', "'=1+1", 'mturk', '']);
    expect(text('[data-export-preview] .note')).toBe('That is the whole file.');
  });

  it.each(LANGUAGES)('is without a fault that axe can find, in %s', async (language) => {
    speak(language);
    const preview = { is: 'read', preview: { text: CSV, isWhole: false } } as const;
    const drawOnPage = (props: Partial<ExportProps>) =>
      draw(
        <PageFrame title="Upah" here="history">
          <Export {...PROPS} {...props} />
        </PageFrame>,
      );
    await drawOnPage({ draft: { ...PROPS.draft, period: 'days' }, shown: 'csv-days', preview });
    expect(await faults()).toEqual([]);
    await drawOnPage({ state: { is: 'working', done: 0.5 }, isChoice: false, shown: 'mts' });
    expect(await faults()).toEqual([]);
  });
});

describe('a choice', () => {
  const choose = (draft: Partial<typeof PROPS.draft>) =>
    choiceOf({ ...PROPS.draft, ...draft }, (period) => rangeOf(period, '2026-11-24'))?.chosen ?? null;

  it.each([
    [{ period: 'today' }, { from: '2026-11-24', to: '2026-11-24' }],
    [{ period: 'week' }, { from: '2026-11-18', to: '2026-11-24' }],
    [{ period: 'month' }, { from: '2026-10-26', to: '2026-11-24' }],
    [{ period: 'all' }, { from: null, to: null }],
    [
      { period: 'days', from: '2026-02-01', to: '2026-02-01' },
      { from: '2026-02-01', to: '2026-02-01' },
    ],
  ] as const)('of %j is of the days %j', (draft, range) => {
    expect(choose(draft)).toEqual({ range, platforms: ['mturk'] });
  });

  it.each([
    { period: 'days' },
    { period: 'days', from: '2026-02-02', to: '2026-02-01' },
    { period: 'days', from: '2026-02-02', to: '' },
    { platforms: [] },
  ] as const)('of %j is none', (draft) => {
    expect(choose(draft)).toBeNull();
  });

  it('names its file for the days in it', () => {
    const range = { from: '2026-02-01', to: '2026-02-28' };
    expect(fileNameOf('csv-days', range, '2026-11-24')).toBe('upah-days-2026-02-01-to-2026-02-28.csv');
    expect(fileNameOf('csv-tasks', { from: null, to: null }, '2026-11-24')).toBe('upah-tasks-2026-11-24.csv');
    expect(fileNameOf('history', range, '2026-11-24')).toBe('upah-history-part-2026-02-01-to-2026-02-28.json');
    expect(fileNameOf('mts', range, '2026-11-24')).toBe('HIT_Tracker_Backup_20261124.json');
  });
});

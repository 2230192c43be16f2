// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportPreview } from '../../components/history/import-preview';
import { PageFrame } from '../../components/page-frame';
import { guessTable } from '../../lib/exchange/columns/any-csv';
import type { ColumnGuess } from '../../lib/exchange/columns/guess';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, text, type } from './page';

const TABLE = [
  'Date,Task,Client,Minutes,Pay,Status,Mood',
  '03/04/2026,Read a till receipt,Receipts,5,$0.50,Approved,good',
  '03/05/2026,Everyday choices,Lantern Lab,8,$1.234,Pending,good',
  '03/06/2026,Which is the cat?,Fair Pictures,2,soon,Paid,bad',
  '',
].join('\n');

async function guessOf(table: string): Promise<ColumnGuess> {
  const guess = await guessTable(new Blob([table]), 'UTC');
  if (guess === null || 'refused' in guess) throw new Error('no table');
  return guess;
}

async function show(table = TABLE) {
  const asked = { onBringIn: vi.fn(), onCancel: vi.fn() };
  await draw(<ImportPreview guess={await guessOf(table)} {...asked} />);
  return asked;
}

const submit = () =>
  act(() => void element('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
const meanings = () => elements('[data-column] select').map((select) => (select as HTMLSelectElement).value);
const rows = () => elements('.preview-rows tbody tr').map((row) => row.textContent.replace(/\s+/g, ' '));

describe.each(LANGUAGES)('a preview in %s', (language) => {
  it.each([
    ['of a table with names', TABLE],
    ['of one without', '2026-03-04 10:00,x,$1\n2026-03-05 10:00,y,$1\n'],
    ['of one that is not enough', 'name,other\none,two\n'],
  ])('%s is without a fault that axe can find', async (_, table) => {
    speak(language);
    const guess = await guessOf(table);
    await draw(
      <PageFrame title="History" here="history">
        <h2>Import</h2>
        <ImportPreview guess={guess} onBringIn={() => {}} onCancel={() => {}} />
      </PageFrame>,
    );
    expect(await faults()).toEqual([]);
  });
});

describe('a preview', () => {
  beforeEach(() => speak('en'));

  it('shows what each column is taken for, with its first values', async () => {
    await show();
    expect(meanings()).toEqual(['day', 'title', 'requester-name', 'duration', 'reward', 'state', 'ignored']);
    expect(text('[data-column="5"] .note')).toBe('Approved · Pending · Paid');
    expect(element('[data-column="6"] select').getAttribute('aria-label')).toBe('Meaning of Mood');
  });

  it('has the focus, since the file is no longer chosen in the field', async () => {
    await show();
    expect(document.activeElement?.id).toBe('columns-heading');
  });

  it('marks what the file leaves open, and nothing else', async () => {
    await show();
    expect(elements('[data-uncertain]').map(({ dataset }) => dataset.uncertain)).toEqual(['dateOrder', 'platform']);
  });

  it('asks only what the columns need', async () => {
    await show();
    expect(elements('.fields select').map(({ id }) => id)).toEqual([
      'columns-dateOrder',
      'columns-durationUnit',
      'columns-decimalSign',
      'columns-currency',
      'columns-platform',
    ]);
    await type('[data-column="5"] select', 'ignored');
    await type('[data-column="0"] select', 'ended-at');
    expect(elements('#columns-state, #columns-zone')).toHaveLength(2);
  });

  it('shows the first tasks as they would be stored, and why one would not be', async () => {
    await show();
    expect(rows()[0]).toContain('Read a till receipt');
    expect(rows()[0]).toContain('Mar 4, 2026');
    expect(rows()[2]).toBe('4The reward cannot be read.');
    expect(elements('[data-figure="history-reward"]').map((figure) => figure.getAttribute('value'))).toEqual([
      '0.5',
      '1.234',
    ]);
    expect(elements('[data-figure="history-time"]').map((figure) => figure.getAttribute('value'))).toEqual([
      '300',
      '480',
    ]);
    expect(text('[data-preview-rejected]')).toBe('1 of the first 3 lines would not be taken.');
  });

  it('follows a correction at once', async () => {
    await show();
    await type('#columns-dateOrder', 'day-month');
    await type('#columns-decimalSign', ',');
    expect(rows()[0]).toContain('Apr 3, 2026');
    expect(elements('[data-figure="history-reward"]').map((figure) => figure.getAttribute('value'))).toEqual([
      '0.5',
      '1234',
    ]);
  });

  it('gives a meaning to one column only', async () => {
    await show();
    await type('[data-column="6"] select', 'title');
    expect(meanings()).toEqual(['day', 'ignored', 'requester-name', 'duration', 'reward', 'state', 'title']);
    expect(rows()[0]).toContain('good');
  });

  it('takes the first row for a task where the worker says that it holds no names', async () => {
    await show();
    await act(() => element('#columns-header').click());
    expect(text('[data-column="0"] bdi')).toBe('Column 1');
    expect(text('[data-column="0"] .note')).toContain('Date');
  });

  it('hands over what was corrected', async () => {
    const { onBringIn } = await show();
    await type('#columns-dateOrder', 'day-month');
    await submit();
    expect(onBringIn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ dateOrder: 'day-month', currency: 'USD' }),
    );
  });

  it('brings nothing in while no column says when, and says so', async () => {
    const { onBringIn } = await show();
    await type('[data-column="0"] select', 'ignored');
    expect(text('[data-problem="no-date"]')).toContain('No column tells when');
    expect(element('[data-action="import-mapped"]').getAttribute('aria-disabled')).toBe('true');
    expect(rows()).toEqual([]);
    await submit();
    expect(onBringIn).not.toHaveBeenCalled();
  });

  it('can be left', async () => {
    const { onCancel, onBringIn } = await show();
    await press('[data-action="import-preview-cancel"]');
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onBringIn).not.toHaveBeenCalled();
  });
});

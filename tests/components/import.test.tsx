// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Import, type ImportProps, type ImportState } from '../../components/history/import';
import { PageFrame } from '../../components/page-frame';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, redraw, text, type } from './page';

const rejected = Array.from({ length: 60 }, (_, index) => ({ line: index + 2, reason: 'time-backwards' }));
const NOTHING = { onImport: () => {}, onCancel: () => {}, onWorker: () => {} };
const shown = (state: ImportState, more: Partial<ImportProps> = {}) => <Import state={state} {...NOTHING} {...more} />;
const outcome = { added: 1200, updated: 3, unchanged: 4, rejected };

describe.each(LANGUAGES)('an import in %s', (language) => {
  it.each<ImportState>([
    { is: 'idle' },
    { is: 'waiting' },
    { is: 'working', done: 0.4 },
    { is: 'taking-back', done: 0.4 },
    { is: 'done', outcome },
    { is: 'done', outcome, workers: ['A1', 'A2'] },
    { is: 'cancelled' },
    { is: 'failed' },
  ])('is without a fault that axe can find while it is $is', async (state) => {
    speak(language);
    await draw(
      <PageFrame title="History" here="history">
        {shown(state, { interrupted: 'log.csv' })}
      </PageFrame>,
    );
    expect(await faults()).toEqual([]);
  });
});

describe('an import', () => {
  beforeEach(() => speak('en'));

  it('tells machines and people what it did', async () => {
    await draw(shown({ is: 'done', outcome }));
    const { added, updated, unchanged, rejected: refused } = element('[data-import-result]').dataset;
    expect([added, updated, unchanged, refused]).toEqual(['1200', '3', '4', '60']);
    expect(text('[data-import-result]')).toContain('Tasks: 1,200 new, 3 updated, 4 unchanged. Not taken: 60.');
  });

  it('tells whom it blocked, and what may be there twice', async () => {
    await draw(shown({ is: 'done', outcome: { ...outcome, blocked: 2, ownIds: 3 } }));
    expect(element('[data-import-result]').dataset.blocked).toBe('2');
    expect(text('[data-import-result]')).toContain('Requesters newly blocked: 2.');
    expect(text('[data-import-result] .warning')).toMatch(/^3 tasks in this file have no ids .* count twice/);
    await draw(shown({ is: 'done', outcome: { ...outcome, added: 0, blocked: 0, ownIds: 3 } }));
    expect(text('[data-import-result]')).toContain('Requesters newly blocked: 0.');
    expect(elements('[data-import-result] .warning')).toEqual([]);
    await draw(shown({ is: 'done', outcome }));
    expect(text('[data-import-result]')).not.toContain('blocked');
  });

  it('has a result of its own, also where it did the same as the one before it', async () => {
    await draw(shown({ is: 'done', outcome }));
    const first = element('[data-import-result]');
    await redraw(shown({ is: 'done', outcome: { ...outcome } }));
    expect(elements('[data-import-result]').length).toBe(1);
    expect(element('[data-import-result]')).not.toBe(first);
  });

  it('of a table whose columns were read wrongly can be done again, in one step', async () => {
    const onRedo = vi.fn();
    await draw(shown({ is: 'done', outcome }, { onRedo }));
    await press('[data-action="import-redo"]');
    expect(onRedo).toHaveBeenCalledOnce();
    await draw(shown({ is: 'done', outcome }));
    expect(elements('[data-action="import-redo"]')).toEqual([]);
    await draw(shown({ is: 'undo-failed' }));
    expect(text('[aria-labelledby="import-heading"] [role="status"]')).toContain('could not be taken back');
  });

  it('names the lines it did not take, as many as anybody reads', async () => {
    await draw(shown({ is: 'done', outcome }));
    const lines = elements('[data-import-result] li').map((line) => line.textContent);
    expect(lines.length).toBe(51);
    expect(lines[0]).toBe('Line 2: The task ends before it begins.');
    expect(lines.at(-1)).toBe('and 10 more');
  });

  it('of a file that is refused as a whole says why, and speaks of no line', async () => {
    const refused = { added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason: 'version-newer' }] };
    await draw(shown({ is: 'done', outcome: refused }));
    expect(element('[data-import-result]').dataset.rejected).toBe('1');
    expect(text('[data-import-result]')).toBe(
      'Nothing was brought in. The file was made by a newer Upah. Update the extension first.',
    );
  });

  it('that broke off says that nothing of it is left', async () => {
    await draw(shown({ is: 'failed' }));
    expect(text('[aria-labelledby="import-heading"] [role="status"]')).toContain(
      'Everything of it has been taken back',
    );
  });

  it('shows how far it is', async () => {
    await draw(shown({ is: 'working', done: 0.4 }));
    expect(element('progress').getAttribute('value')).toBe('0.4');
    expect((element('[data-action="import"]') as HTMLInputElement).disabled).toBe(true);
  });

  it('begins with the file that was chosen', async () => {
    const onImport = vi.fn();
    await draw(shown({ is: 'idle' }, { onImport }));
    const file = new File(['{}'], 'log.json');
    const input = element('[data-action="import"]');
    Object.defineProperty(input, 'files', { value: [file] });
    await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(onImport).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('can be cancelled while it runs, but not once it is being taken back', async () => {
    const onCancel = vi.fn();
    await draw(shown({ is: 'working', done: 0.4 }, { onCancel }));
    await press('[data-action="import-cancel"]');
    expect(onCancel).toHaveBeenCalledOnce();
    await redraw(shown({ is: 'taking-back', done: 0.5 }));
    expect(elements('[data-action="import-cancel"]')).toEqual([]);
    expect(text('[data-import="taking-back"] label[for="import-progress"]')).toBe('Taking back: 50%');
  });

  it('that was interrupted is told of until another is begun', async () => {
    await draw(shown({ is: 'idle' }, { interrupted: 'log.csv' }));
    expect(text('[data-import-interrupted]')).toBe('An import of log.csv was interrupted and has been taken back.');
    await redraw(shown({ is: 'working', done: 0 }, { interrupted: 'log.csv' }));
    expect(elements('[data-import-interrupted]')).toEqual([]);
  });

  it('of several people takes the rows of the one that is chosen', async () => {
    const onWorker = vi.fn();
    await draw(shown({ is: 'done', outcome, workers: ['A1', 'A2'] }, { onWorker }));
    await type('#import-worker', 'A2');
    await press('[data-action="import-worker"]');
    expect(onWorker).toHaveBeenCalledExactlyOnceWith('A2');
  });

  it('gives all lines it did not take as a file', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:lines';
    });
    await draw(shown({ is: 'done', outcome }));
    await press('[data-action="import-rejected-csv"]');
    const [first, second, ...more] = (await (files[0] as Blob).text()).split('\r\n');
    expect([first, second]).toEqual(['\uFEFFline,reason', '2,The task ends before it begins.']);
    expect(more.filter((line) => line !== '')).toHaveLength(59);
  });
});

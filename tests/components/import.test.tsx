// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Import, type ImportState } from '../../components/history/import';
import { PageFrame } from '../../components/page-frame';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, text } from './page';

const rejected = Array.from({ length: 60 }, (_, index) => ({ line: index + 2, reason: 'time-backwards' }));
const outcome = { added: 1200, updated: 3, unchanged: 4, rejected };

describe.each(LANGUAGES)('an import in %s', (language) => {
  it.each<ImportState>([{ is: 'idle' }, { is: 'working', done: 0.4 }, { is: 'done', outcome }, { is: 'failed' }])(
    'is without a fault that axe can find while it is %o',
    async (state) => {
      speak(language);
      await draw(
        <PageFrame title="History" here="history">
          <Import state={state} onImport={() => {}} />
        </PageFrame>,
      );
      expect(await faults()).toEqual([]);
    },
  );
});

describe('an import', () => {
  beforeEach(() => speak('en'));

  it('tells machines and people what it did', async () => {
    await draw(<Import state={{ is: 'done', outcome }} onImport={() => {}} />);
    const { added, updated, unchanged, rejected: refused } = element('[data-import-result]').dataset;
    expect([added, updated, unchanged, refused]).toEqual(['1200', '3', '4', '60']);
    expect(text('[data-import-result]')).toContain('Tasks: 1,200 new, 3 updated, 4 unchanged. Not taken: 60.');
  });

  it('names the lines it did not take, as many as anybody reads', async () => {
    await draw(<Import state={{ is: 'done', outcome }} onImport={() => {}} />);
    const lines = elements('[data-import-result] li').map((line) => line.textContent);
    expect(lines.length).toBe(51);
    expect(lines[0]).toBe('Line 2: The task ends before it begins.');
    expect(lines.at(-1)).toBe('and 10 more');
  });

  it('of a file that is refused as a whole says why, and speaks of no line', async () => {
    const refused = { added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason: 'version-newer' }] };
    await draw(<Import state={{ is: 'done', outcome: refused }} onImport={() => {}} />);
    expect(element('[data-import-result]').dataset.rejected).toBe('1');
    expect(text('[data-import-result]')).toBe(
      'Nothing was brought in. The file was made by a newer Upah. Update the extension first.',
    );
  });

  it('that broke off does not claim that nothing was brought in', async () => {
    await draw(<Import state={{ is: 'failed' }} onImport={() => {}} />);
    expect(text('[aria-labelledby="import-heading"] [role="status"]')).toContain('What was read before that is kept');
  });

  it('shows how far it is', async () => {
    await draw(<Import state={{ is: 'working', done: 0.4 }} onImport={() => {}} />);
    expect(element('progress').getAttribute('value')).toBe('0.4');
    expect((element('[data-action="import"]') as HTMLInputElement).disabled).toBe(true);
  });

  it('begins with the file that was chosen', async () => {
    const onImport = vi.fn();
    await draw(<Import state={{ is: 'idle' }} onImport={onImport} />);
    const file = new File(['{}'], 'log.json');
    const input = element('[data-action="import"]');
    Object.defineProperty(input, 'files', { value: [file] });
    await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(onImport).toHaveBeenCalledExactlyOnceWith(file);
  });
});

// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { History, type HistoryProps } from '../../components/history/history';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, text } from './page';

const props: HistoryProps = {
  exporting: { is: 'idle' },
  importing: { is: 'idle' },
  refresh: { state: null, now: () => 0, onRefresh: () => {} },
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

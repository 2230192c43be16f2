// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Export } from '../../components/history/export';
import { speak } from './language';
import { draw, press, text } from './page';

describe('an export', () => {
  it('begins with a button, and says where the file went', async () => {
    speak('en');
    const onExport = vi.fn();
    await draw(<Export state={{ is: 'done', fileName: 'upah-history-2026-11-24.json' }} onExport={onExport} />);
    await press('[data-action="export-json"]');
    expect(onExport).toHaveBeenCalledOnce();
    expect(text('[aria-labelledby="export-heading"] [role="status"]')).toBe(
      "upah-history-2026-11-24.json was handed to your browser's downloads.",
    );
  });
});

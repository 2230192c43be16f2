// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportsMade } from '../../components/history/imports-made';
import { PageFrame } from '../../components/page-frame';
import type { ImportRecord } from '../../lib/ledger/records';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, figure, press, text } from './page';

function made(id: string, fields: Partial<ImportRecord> = {}): ImportRecord {
  return {
    ...{
      id,
      fileName: `${id}.csv`,
      format: 'work-log-csv',
      bytes: 1000,
      startedAt: Date.UTC(2026, 10, 24),
      endedAt: null,
    },
    ...{ is: 'done', added: 1200, updated: 3, unchanged: 4, rejected: 5, kept: 0, referenceMicros: null },
    ...fields,
  };
}

const EVERY = [
  made('one'),
  made('two', { is: 'running' }),
  made('three', { is: 'undoing', undoneFor: 'asked' }),
  made('four', { is: 'undone', undoneFor: 'asked', kept: 2 }),
  made('five', { is: 'undone', undoneFor: 'cancelled' }),
  made('six', { is: 'undone', undoneFor: 'interrupted' }),
  made('seven', { is: 'undone', undoneFor: 'failed' }),
];

describe.each(LANGUAGES)('the imports made, in %s,', (language) => {
  it('are without a fault that axe can find, also while one is asked about', async () => {
    speak(language);
    await draw(
      <PageFrame title="History" here="history">
        <ImportsMade imports={EVERY} onUndo={async () => {}} />
      </PageFrame>,
    );
    expect(await faults()).toEqual([]);
    await press('[data-action="import-undo"]');
    expect(await faults()).toEqual([]);
    expect(elements('[data-made] [role="status"] p').map(({ textContent }) => textContent)).not.toContain('');
  });
});

describe('an import that was made', () => {
  beforeEach(() => speak('en'));

  it('says what it did, in figures', async () => {
    await draw(<ImportsMade imports={[made('log')]} onUndo={async () => {}} />);
    expect(text('[data-made="log"]')).toContain('Tasks: 1,200 new, 3 updated, 4 unchanged. Not taken: 5.');
    expect(figure('import-added')).toBe('1200');
    expect(figure('import-rejected')).toBe('5');
  });

  it('is taken back once the worker said yes', async () => {
    const onUndo = vi.fn(() => new Promise<void>(() => {}));
    await draw(<ImportsMade imports={[made('log')]} onUndo={onUndo} />);
    await press('[data-action="import-undo"]');
    expect(text('[data-made="log"] legend')).toContain('Take log.csv back?');
    expect(document.activeElement).toBe(element('[data-action="import-undo-confirm"]'));
    await press('[data-action="import-undo-keep"]');
    expect(onUndo).not.toHaveBeenCalled();
    await press('[data-action="import-undo"]');
    await press('[data-action="import-undo-confirm"]');
    expect(onUndo).toHaveBeenCalledExactlyOnceWith('log');
    expect(text('[data-made="log"]')).toContain('Is being taken back.');
  });

  it('says where it could not be taken back', async () => {
    await draw(<ImportsMade imports={[made('log')]} onUndo={() => Promise.reject(new Error('full'))} />);
    await press('[data-action="import-undo"]');
    await press('[data-action="import-undo-confirm"]');
    await vi.waitFor(() => expect(text('[data-made="log"]')).toContain('could not be taken back'));
  });

  it('tells why it was taken back and how much stays, and offers nothing more', async () => {
    await draw(<ImportsMade imports={EVERY.slice(1)} onUndo={async () => {}} />);
    expect(elements('[data-action="import-undo"]')).toEqual([]);
    expect(text('[data-made="four"]')).toContain('Taken back.Changed since, and therefore kept: 2');
    expect(text('[data-made="six"]')).toContain('Interrupted and taken back.');
  });

  it('is nowhere where there is none', async () => {
    await draw(<ImportsMade imports={[]} onUndo={async () => {}} />);
    expect(elements('section')).toEqual([]);
  });
});

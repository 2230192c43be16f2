// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Backup, type BackupProps } from '../../components/history/backup';
import { PassphraseForm } from '../../components/history/passphrase-form';
import { PageFrame } from '../../components/page-frame';
import { REFUSALS } from '../../lib/backup/encryption';
import { FAILURES, type KeptBackup, NO_BACKUPS } from '../../lib/backup/state';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, redraw, text, type } from './page';

const AT = new Date(2026, 10, 24, 10, 5).getTime();

const BACKUPS: KeptBackup[] = [
  { name: 'upah-backup-2026-11-24-1005.upah', at: AT, sizeBytes: 61_300_000, where: 'folder', downloadId: null },
  { name: 'upah-backup-2026-11-23-1005.json', at: AT - 86_400_000, sizeBytes: 950, where: 'downloads', downloadId: 4 },
];

const nothing: BackupProps = {
  view: { state: NO_BACKUPS, backups: [], isEncrypted: false, unsavedSince: null },
  canPickFolder: true,
  onBackUp: async () => ({ busy: true }),
  onDaily: async () => true,
  onPlace: async () => {},
  onAllowFolder: async () => {},
  onEncrypt: async () => {},
  onDelete: async () => true,
  onForget: async () => {},
};

const much: BackupProps = {
  ...nothing,
  view: {
    state: { ...NO_BACKUPS, on: true, to: 'folder', folderName: 'Copies', madeAt: AT },
    backups: BACKUPS,
    isEncrypted: true,
    unsavedSince: AT,
  },
};

function withState(change: Partial<BackupProps['view']['state']>): BackupProps {
  return { ...much, view: { ...much.view, state: { ...much.view.state, ...change } } };
}

const failures = FAILURES.map((why) => [why, withState({ failed: { at: AT, why } })] as const);

describe.each(LANGUAGES)('backups in %s', (language) => {
  it.each([
    ['there are none', nothing],
    ['there are some', much],
    ['one is being made', withState({ runningSince: AT })],
    ...failures,
  ] as const)('are without a fault that axe can find when %s', async (_, props) => {
    speak(language);
    await draw(
      <PageFrame title="History" here="history">
        <Backup {...props} />
      </PageFrame>,
    );
    expect(await faults()).toEqual([]);
  });

  it.each([null, ...REFUSALS])('asks for a passphrase without a fault: %s', async (why) => {
    speak(language);
    await draw(
      <PageFrame title="History" here="history">
        <PassphraseForm why={why} onPassphrase={async () => {}} onCancel={() => {}} />
      </PageFrame>,
    );
    expect(await faults()).toEqual([]);
  });
});

describe('backups', () => {
  beforeEach(() => speak('en'));

  it('are told by name, time, size and place', async () => {
    await draw(<Backup {...much} />);
    expect(elements('[data-backup]').map((row) => row.dataset.backup)).toEqual(BACKUPS.map(({ name }) => name));
    const sizes = elements('[data-figure="backup-size"]');
    expect(sizes.map((size) => [size.getAttribute('value'), size.dataset.unit])).toEqual([
      ['61300000', 'B'],
      ['950', 'B'],
    ]);
    expect(sizes.map((size) => size.textContent)).toEqual(['61.3 MB', '0.95 kB']);
    expect(text('[data-backup]')).toContain('in the folder you picked');
  });

  it('remind of work that none holds, and of nothing else', async () => {
    await draw(<Backup {...much} />);
    expect(text('[data-backup-reminder]')).toContain('Nov 24, 2026');
    await redraw(<Backup {...nothing} />);
    expect(elements('[data-backup-reminder]')).toEqual([]);
    expect(text('[data-backup-newest]')).toBe('No backup has been made yet.');
  });

  it('say why the last one was not made, and offer what helps', async () => {
    await draw(<Backup {...withState({ failed: { at: AT, why: 'folder-lapsed' } })} />);
    expect(text('[data-backup-failed]')).toContain('permission for the folder has lapsed');
    const onAllowFolder = vi.fn(async () => {});
    await redraw(<Backup {...withState({ failed: { at: AT, why: 'folder-lapsed' } })} onAllowFolder={onAllowFolder} />);
    await press('[data-action="backup-allow-folder"]');
    expect(onAllowFolder).toHaveBeenCalledOnce();
    await redraw(<Backup {...withState({ failed: { at: AT, why: 'interrupted' } })} />);
    expect(text('[data-backup-failed]')).toContain('Your record is as it was');
    expect(elements('[data-action="backup-allow-folder"]')).toEqual([]);
  });

  it('are made at the press of a button, which says where the file went', async () => {
    const made = BACKUPS[1] as KeptBackup;
    await draw(<Backup {...nothing} onBackUp={async () => ({ made })} />);
    await press('[data-action="backup-now"]');
    expect(text('#backup [role="status"]:not(.note)')).toBe(`${made.name} was saved among your downloads.`);
  });

  it('are not daily where the browser refuses', async () => {
    await draw(<Backup {...nothing} onDaily={async () => false} />);
    await press('#backup-daily');
    expect(text('#backup-daily-about')).toBe('The browser did not allow it.');
    expect((element('#backup-daily') as HTMLInputElement).checked).toBe(false);
  });

  it('let no folder be picked where the browser has no folders', async () => {
    await draw(<Backup {...nothing} canPickFolder={false} />);
    expect(elements('#backup-to')).toEqual([]);
  });

  it('are encrypted with a passphrase that is long enough and typed twice', async () => {
    const onEncrypt = vi.fn(async () => {});
    await draw(<Backup {...nothing} onEncrypt={onEncrypt} />);
    await press('#backup-encrypted');
    await type('#passphrase', 'too short');
    await press('[data-action="backup-encrypt"]');
    expect(text('#passphrase-about')).toContain('at least 10');
    await type('#passphrase', 'long enough, this');
    await type('#passphrase-again', 'long enough, that');
    await press('[data-action="backup-encrypt"]');
    expect(text('#passphrase-again-about')).toBe('The two are not the same.');
    expect(onEncrypt).not.toHaveBeenCalled();
    await type('#passphrase-again', 'long enough, this');
    await press('[data-action="backup-encrypt"]');
    expect(onEncrypt).toHaveBeenCalledExactlyOnceWith('long enough, this');
  });

  it('are in the open again when the switch says so', async () => {
    const onEncrypt = vi.fn(async () => {});
    await draw(<Backup {...much} onEncrypt={onEncrypt} />);
    await press('#backup-encrypted');
    expect(onEncrypt).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('are deleted after a second question alone', async () => {
    const onDelete = vi.fn(async () => true);
    await draw(<Backup {...much} onDelete={onDelete} />);
    await press('[data-action="backup-delete"]');
    expect(onDelete).not.toHaveBeenCalled();
    await press('[data-action="backup-keep"]');
    expect(elements('[data-action="backup-delete-yes"]')).toEqual([]);
    await press('[data-action="backup-delete"]');
    await press('[data-action="backup-delete-yes"]');
    expect(onDelete).toHaveBeenCalledExactlyOnceWith(BACKUPS[0]);
  });

  it('that cannot be reached are named, and can be taken off the list', async () => {
    const onForget = vi.fn(async () => {});
    await draw(<Backup {...much} onDelete={async () => false} onForget={onForget} />);
    await press('[data-action="backup-delete"]');
    await press('[data-action="backup-delete-yes"]');
    await vi.waitFor(() => expect(text('#backup')).toContain(`Look for ${BACKUPS[0]?.name} in your downloads`));
    await press('[data-action="backup-forget"]');
    expect(onForget).toHaveBeenCalledExactlyOnceWith(BACKUPS[0]);
  });
});

it('a passphrase is handed on as it was typed, and a refusal is read with its field', async () => {
  speak('en');
  const onPassphrase = vi.fn(async () => {});
  await draw(<PassphraseForm why="passphrase-wrong" onPassphrase={onPassphrase} onCancel={() => {}} />);
  expect(text('#import-passphrase-about')).toContain('Nothing was changed');
  await type('#import-passphrase', ' with spaces ');
  await act(() => element('[data-action="backup-open"]').click());
  expect(onPassphrase).toHaveBeenCalledExactlyOnceWith(' with spaces ');
});

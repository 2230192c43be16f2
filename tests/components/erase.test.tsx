// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Erase, type EraseProps } from '../../components/history/erase';
import { EraseTask } from '../../components/history/erase-task';
import { PageFrame } from '../../components/page-frame';
import type { KeptBackup } from '../../lib/backup/state';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, figure, press, text, type } from './page';

const BACKUP: KeptBackup = { name: 'a.json', at: 0, sizeBytes: 10, where: 'downloads', downloadId: 1 };
const GOES = { tasks: 1204, spans: 2, payments: 0 };

const props: EraseProps = {
  backups: [],
  onCount: async () => GOES,
  onErase: async () => {},
  onDelete: async () => true,
  onForget: async () => {},
};

async function choose(what: 'requester' | 'period' | 'everything'): Promise<void> {
  await type('#erase-what', what);
}

async function look(): Promise<void> {
  await press('[data-action="erase-look"]');
}

describe.each(LANGUAGES)('erasing in %s', (language) => {
  it.each(['requester', 'period', 'everything'] as const)('%s is without a fault that axe can find', async (what) => {
    speak(language);
    await draw(
      <PageFrame title="History" here="history">
        <Erase {...props} backups={[BACKUP]} />
        <EraseTask onErase={async () => {}} />
      </PageFrame>,
    );
    await choose(what);
    expect(await faults()).toEqual([]);
    if (what === 'requester') await type('#erase-requester', 'A1');
    if (what === 'period') {
      await type('#erase-from', '2026-11-01');
      await type('#erase-to', '2026-11-02');
    }
    await look();
    await press('[data-action="erase-task"]');
    expect(elements(`[data-action="erase-${what}"]`)).toHaveLength(1);
    expect(await faults()).toEqual([]);
    await press(`[data-action="erase-${what}"]`);
    await vi.waitFor(() => expect(elements('[data-backup]')).toHaveLength(1));
    expect(await faults()).toEqual([]);
  });
});

describe('erasing', () => {
  beforeEach(() => speak('en'));

  it('says how much goes before there is a button for it, and does what was counted', async () => {
    const onErase = vi.fn(async () => {});
    const onCount = vi.fn(async () => GOES);
    await draw(<Erase {...props} onCount={onCount} onErase={onErase} />);
    expect(elements('[data-action="erase-requester"]')).toEqual([]);
    await type('#erase-requester', ' A1 ');
    await look();
    const wish = { what: 'requester', requesterKey: 'mturk:A1' };
    expect(onCount).toHaveBeenCalledExactlyOnceWith(wish);
    expect([figure('erase-tasks'), figure('erase-spans'), figure('erase-payments')]).toEqual(['1204', '2', '0']);
    expect(onErase).not.toHaveBeenCalled();
    await press('[data-action="erase-requester"]');
    expect(onErase).toHaveBeenCalledExactlyOnceWith(wish, expect.any(Function));
    await vi.waitFor(() => expect(text('#erase [role="status"]')).toBe('It is erased.'));
  });

  it('forgets what was counted when the choice is another', async () => {
    await draw(<Erase {...props} />);
    await choose('everything');
    await look();
    expect(elements('[data-action="erase-everything"]')).toHaveLength(1);
    await choose('period');
    expect(elements('[data-action^="erase-every"]')).toEqual([]);
    await type('#erase-from', '2026-11-03');
    await type('#erase-to', '2026-11-02');
    await look();
    expect(text('#erase-to-about')).toContain('not before it');
  });

  it('of a requester that is not known says so', async () => {
    await draw(<Erase {...props} onCount={async () => null} />);
    await look();
    expect(text('#erase-requester-about')).toBe('There is no such requester in your record.');
    await type('#erase-requester', 'A1');
    await look();
    expect(text('#erase-requester-about')).toBe('There is no such requester in your record.');
    expect(elements('[data-action="erase-requester"]')).toEqual([]);
  });

  it('can be called off', async () => {
    const onErase = vi.fn(async () => {});
    await draw(<Erase {...props} onErase={onErase} />);
    await choose('everything');
    await look();
    await press('[data-action="erase-keep"]');
    expect(elements('[data-action="erase-everything"]')).toEqual([]);
    expect(onErase).not.toHaveBeenCalled();
  });

  it('shows how far it is, and what to do where it broke off', async () => {
    let broken: (error: Error) => void = () => {};
    const onErase: EraseProps['onErase'] = (_, onProgress) => {
      onProgress(0.4);
      return new Promise((_resolve, reject) => {
        broken = reject;
      });
    };
    await draw(<Erase {...props} onErase={onErase} />);
    await choose('everything');
    await type('#erase-settings', 'on');
    await look();
    await press('[data-action="erase-everything"]');
    expect(text('#erase [role="status"]')).toBe('Erasing: 40%');
    expect((element('[data-action="erase-look"]') as HTMLButtonElement).disabled).toBe(true);
    broken(new Error('gone'));
    await vi.waitFor(() => expect(text('#erase [role="status"]')).toContain('not all of it is erased yet'));
  });
});

it('a task is erased by the second button alone', async () => {
  speak('en');
  const onErase = vi.fn(async () => {});
  await draw(<EraseTask onErase={onErase} />);
  await press('[data-action="erase-task"]');
  await press('[data-action="erase-task-keep"]');
  await press('[data-action="erase-task"]');
  expect(onErase).not.toHaveBeenCalled();
  await press('[data-action="erase-task-yes"]');
  expect(onErase).toHaveBeenCalledOnce();
});

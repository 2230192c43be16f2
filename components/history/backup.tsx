import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { BackupOutcome } from '../../lib/backup/back-up';
import type { KeptBackup } from '../../lib/backup/state';
import type { BackupView } from '../../lib/backup/view';
import { formatDay, formatMoment, keyed, t } from '../../lib/i18n';
import { localDay } from '../page/local-day';
import { BackupEncryption } from './backup-encryption';
import { BackupList } from './backup-list';
import { BackupPlan } from './backup-plan';

export interface BackupProps {
  view: BackupView;
  /** Whether the browser lets a folder be picked. */
  canPickFolder: boolean;
  onBackUp: () => Promise<BackupOutcome>;
  /** Answers whether the browser allowed it. */
  onDaily: (on: boolean) => Promise<boolean>;
  onPlace: (to: 'downloads' | 'folder') => Promise<void>;
  onAllowFolder: () => Promise<void>;
  /** `null` ends encryption. */
  onEncrypt: (passphrase: string | null) => Promise<void>;
  /** Answers whether the file is gone. */
  onDelete: (backup: KeptBackup) => Promise<boolean>;
  onForget: (backup: KeptBackup) => Promise<void>;
}

/** Copies of the record outside of this browser: when, where, and how well they are kept. */
export function Backup(props: BackupProps): VNode {
  const { view } = props;
  const { state, backups } = view;
  return (
    <section class="card" id="backup" aria-labelledby="backup-heading">
      <h2 id="backup-heading">{t('backupHeading')}</h2>
      <p>{t('backupIntro')}</p>
      <Newest view={view} />
      <BackUpNow view={view} onBackUp={props.onBackUp} onAllowFolder={props.onAllowFolder} />
      <BackupPlan state={state} canPickFolder={props.canPickFolder} onDaily={props.onDaily} onPlace={props.onPlace} />
      <BackupEncryption isEncrypted={view.isEncrypted} onEncrypt={props.onEncrypt} />
      {backups.length === 0 ? null : (
        <>
          <h3 id="backups-heading">{t('backupListHeading')}</h3>
          <p class="note">{t('backupListNote')}</p>
          <BackupList label="backups-heading" backups={backups} onDelete={props.onDelete} onForget={props.onForget} />
        </>
      )}
      <p>
        <a href="#import-heading">{t('backupRestore')}</a>
      </p>
    </section>
  );
}

/** How old the newest backup is, and what of the work would be lost without it. */
function Newest({ view: { state, unsavedSince } }: { view: BackupView }): VNode {
  return (
    <>
      {unsavedSince === null ? null : (
        <p class="warning" data-backup-reminder>
          {t('backupUnsaved', formatDay(localDay(new Date(unsavedSince))))}
        </p>
      )}
      <p data-backup-newest={state.madeAt ?? ''}>
        {state.madeAt === null ? t('backupNever') : t('backupNewest', formatMoment(state.madeAt))}
      </p>
    </>
  );
}

type Pressed = { is: 'idle' | 'working' } | { is: 'done'; outcome: BackupOutcome };

function BackUpNow(props: Pick<BackupProps, 'view' | 'onBackUp' | 'onAllowFolder'>): VNode {
  const { state } = props.view;
  const [pressed, setPressed] = useState<Pressed>({ is: 'idle' });
  const backUp = async () => {
    setPressed({ is: 'working' });
    setPressed({ is: 'done', outcome: await props.onBackUp() });
  };
  const fail = () => setPressed({ is: 'done', outcome: { failed: 'failed' } });
  const isRunning = pressed.is === 'working' || state.runningSince !== null;
  const failed = isRunning ? null : state.failed;
  return (
    <>
      {failed === null ? null : (
        <p class="warning" data-backup-failed={failed.why}>
          {t(keyed('backup_failed', failed.why))}
        </p>
      )}
      <p class="actions">
        <button
          type="button"
          class="primary"
          data-action="backup-now"
          disabled={pressed.is === 'working'}
          onClick={() => void backUp().catch(fail)}
        >
          {t('backupNow')}
        </button>
        {failed?.why === 'folder-lapsed' ? (
          <button type="button" data-action="backup-allow-folder" onClick={() => void props.onAllowFolder()}>
            {t('backupAllowFolder')}
          </button>
        ) : null}
        <span role="status">{isRunning ? t('backupRunning') : outcomeText(pressed)}</span>
      </p>
    </>
  );
}

/** Why it failed stands above already. */
function outcomeText(pressed: Pressed): string {
  if (pressed.is !== 'done' || 'failed' in pressed.outcome) return '';
  if ('busy' in pressed.outcome) return t('backupBusy');
  const { name, where } = pressed.outcome.made;
  return t(keyed('backupMade', where), name);
}

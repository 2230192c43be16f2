import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { KeptBackup } from '../../lib/backup/state';
import { formatMoment, keyed, t } from '../../lib/i18n';
import { bytes } from '../../lib/quantity';
import { Figure } from '../figure';

interface BackupListProps {
  /** The id of the heading over it. */
  label: string;
  backups: readonly KeptBackup[];
  onDelete: (backup: KeptBackup) => Promise<boolean>;
  onForget: (backup: KeptBackup) => Promise<void>;
}

/** Backups by name, time, size and place; each can be deleted, which asks once more. */
export function BackupList({ label, backups, onDelete, onForget }: BackupListProps): VNode {
  const [asked, setAsked] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [lost, setLost] = useState<string | null>(null);
  const remove = async (backup: KeptBackup) => {
    const isGone = await onDelete(backup).catch(() => false);
    setAsked(null);
    setLost(isGone ? null : keyOf(backup));
    setSaid(t(isGone ? 'backupDeleted' : 'backupUnreachable', backup.name));
  };
  return (
    <>
      <ul class="plain-list tasks" aria-labelledby={label}>
        {backups.map((backup) => (
          <li key={keyOf(backup)} data-backup={backup.name}>
            <p>
              <strong class="file-name">{backup.name}</strong>
              <br />
              <span class="note">
                {formatMoment(backup.at)} · <Figure name="backup-size" quantity={bytes(backup.sizeBytes)} /> ·{' '}
                {t(keyed('backupWhere', backup.where))}
              </span>
            </p>
            <Removal
              backup={backup}
              isAsked={asked === keyOf(backup)}
              isLost={lost === keyOf(backup)}
              onAsk={(isAsked) => setAsked(isAsked ? keyOf(backup) : null)}
              onDelete={() => void remove(backup)}
              onForget={() => void onForget(backup)}
            />
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
    </>
  );
}

function Removal(props: {
  backup: KeptBackup;
  isAsked: boolean;
  isLost: boolean;
  onAsk: (isAsked: boolean) => void;
  onDelete: () => void;
  onForget: () => void;
}): VNode {
  const { name } = props.backup;
  if (props.isAsked) {
    return (
      <p class="actions">
        <span>{t('backupDeleteSure')}</span>
        <button type="button" class="primary" data-action="backup-delete-yes" onClick={props.onDelete}>
          {t('backupDeleteNamed', name)}
        </button>
        <button type="button" data-action="backup-keep" onClick={() => props.onAsk(false)}>
          {t('keepIt')}
        </button>
      </p>
    );
  }
  return (
    <p class="actions">
      <button
        type="button"
        data-action="backup-delete"
        aria-label={t('backupDeleteNamed', name)}
        onClick={() => props.onAsk(true)}
      >
        {t('backupDelete')}
      </button>
      {props.isLost ? (
        <button type="button" data-action="backup-forget" onClick={props.onForget}>
          {t('backupForget')}
        </button>
      ) : null}
    </p>
  );
}

function keyOf({ name, at }: KeptBackup): string {
  return `${name} ${at}`;
}

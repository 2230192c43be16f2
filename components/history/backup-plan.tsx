import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { BackupState } from '../../lib/backup/state';
import { t } from '../../lib/i18n';
import { Switch } from '../options/switch';

const PLACES = ['downloads', 'folder'] as const;

/** Whether a backup is made every day, and where it goes. */
export function BackupPlan(props: {
  state: BackupState;
  canPickFolder: boolean;
  onDaily: (on: boolean) => Promise<boolean>;
  onPlace: (to: 'downloads' | 'folder') => Promise<void>;
}): VNode {
  const { state, onPlace } = props;
  const [isRefused, setRefused] = useState(false);
  return (
    <>
      <Switch
        id="backup-daily"
        label={t('backupDailyLabel')}
        note={isRefused ? t('backupDailyRefused') : t('backupDailyNote')}
        checked={state.on}
        onChange={(on) => void props.onDaily(on).then((isAllowed) => setRefused(!isAllowed))}
      />
      {props.canPickFolder || state.to === 'folder' ? (
        <p class="field">
          <label for="backup-to">{t('backupTo')}</label>
          <select
            id="backup-to"
            value={state.to}
            onChange={(event) => {
              const select = event.currentTarget;
              const to = select.value as BackupState['to'];
              // What is chosen is what is kept: a folder may not be picked after all.
              void onPlace(to).finally(() => {
                select.value = state.to;
              });
            }}
          >
            {PLACES.map((place) => (
              <option key={place} value={place}>
                {t(`backupTo_${place}`)}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      {state.to === 'folder' && state.folderName !== null ? (
        <p class="actions">
          <span>{t('backupFolderNow', state.folderName)}</span>
          <button type="button" data-action="backup-pick-folder" onClick={() => void onPlace('folder')}>
            {t('backupPickFolder')}
          </button>
        </p>
      ) : null}
    </>
  );
}

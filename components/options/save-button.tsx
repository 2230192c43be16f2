import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/** Saves its form, and says so. `onSave` answers whether there was anything to save. */
export function SaveButton({ onSave }: { onSave: () => Promise<boolean> }): VNode {
  const [saved, setSaved] = useState(false);
  return (
    <p class="actions">
      <button
        type="submit"
        class="primary"
        data-action="save"
        onClick={(event) => {
          event.preventDefault();
          setSaved(false);
          void onSave().then(setSaved);
        }}
      >
        {t('save')}
      </button>
      <span role="status">{saved ? t('saved') : ''}</span>
    </p>
  );
}

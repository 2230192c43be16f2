import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/**
 * Saves its form, and says what came of it until `draft`, what stands in the fields, is another. `onSave` answers
 * whether there was anything to save.
 */
export function SaveButton({ draft, onSave }: { draft: unknown; onSave: () => Promise<boolean> }): VNode {
  const [result, setResult] = useState<{ draft: unknown; text: string } | null>(null);
  const save = async () => {
    setResult(null);
    if (await onSave()) setResult({ draft, text: t('saved') });
  };
  return (
    <p class="actions">
      <button
        type="submit"
        class="primary"
        data-action="save"
        onClick={(event) => {
          event.preventDefault();
          void save().catch(() => setResult({ draft, text: t('saveFailed') }));
        }}
      >
        {t('save')}
      </button>
      <span role="status">{result?.draft === draft ? result?.text : ''}</span>
    </p>
  );
}

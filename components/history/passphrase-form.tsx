import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../lib/backup/encryption';
import { keyed, t } from '../../lib/i18n';
import { Field } from '../options/field';

/** Asks for the passphrase of an encrypted backup that was chosen for import. `why` it did not open, if it did not. */
export function PassphraseForm(props: {
  why: Refusal | null;
  onPassphrase: (passphrase: string) => Promise<void>;
  onCancel: () => void;
}): VNode {
  const { why } = props;
  const [passphrase, setPassphrase] = useState('');
  const [isOpening, setOpening] = useState(false);
  return (
    <form
      class="task-form"
      aria-label={t('passphraseAsked')}
      noValidate
      data-passphrase={isOpening ? 'opening' : (why ?? 'asked')}
      onSubmit={(event) => {
        event.preventDefault();
        setOpening(true);
        void props.onPassphrase(passphrase).finally(() => setOpening(false));
      }}
    >
      <p>{t('passphraseAsked')}</p>
      <Field
        id="import-passphrase"
        label={t('passphraseLabel')}
        error={why !== null && !isOpening ? t(keyed('backup_refused', why)) : undefined}
        input={{
          type: 'password',
          autocomplete: 'off',
          value: passphrase,
          onInput: (event) => setPassphrase(event.currentTarget.value),
        }}
      />
      <p class="actions">
        <button type="submit" class="primary" data-action="backup-open" disabled={isOpening}>
          {t('passphraseOpen')}
        </button>
        <button type="button" data-action="backup-open-cancel" onClick={props.onCancel}>
          {t('correctCancel')}
        </button>
        <span role="status">{isOpening ? t('passphraseOpening') : ''}</span>
      </p>
    </form>
  );
}

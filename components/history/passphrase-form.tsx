import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../lib/backup/encryption';
import { keyed, t } from '../../lib/i18n';
import { Field } from '../options/field';

/** Asks for the passphrase of an encrypted backup that was chosen for import. `state` is why it did not open, if it did not. */
export function PassphraseForm(props: {
  state: 'asked' | 'working' | Refusal;
  onPassphrase: (passphrase: string) => void;
  onCancel: () => void;
}): VNode {
  const { state } = props;
  const [passphrase, setPassphrase] = useState('');
  const isRefused = state !== 'asked' && state !== 'working';
  return (
    <form
      class="task-form"
      aria-label={t('passphraseAsked')}
      noValidate
      data-passphrase={state}
      onSubmit={(event) => {
        event.preventDefault();
        props.onPassphrase(passphrase);
      }}
    >
      <p>{t('passphraseAsked')}</p>
      <Field
        id="import-passphrase"
        label={t('passphraseLabel')}
        error={isRefused ? t(keyed('backup_refused', state)) : undefined}
        input={{
          type: 'password',
          autocomplete: 'off',
          value: passphrase,
          onInput: (event) => setPassphrase(event.currentTarget.value),
        }}
      />
      <p class="actions">
        <button type="submit" class="primary" data-action="backup-open" disabled={state === 'working'}>
          {t('passphraseOpen')}
        </button>
        <button type="button" data-action="backup-open-cancel" onClick={props.onCancel}>
          {t('correctCancel')}
        </button>
        <span role="status">{state === 'working' ? t('passphraseOpening') : ''}</span>
      </p>
    </form>
  );
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { PASSPHRASE_LEAST } from '../../lib/backup/passphrase';
import { keyed, t } from '../../lib/i18n';
import { Field } from '../options/field';
import { Switch } from '../options/switch';

type Mistake = 'short' | 'differs';

/** Whether backups are encrypted; switching it on asks for a passphrase, twice. */
export function BackupEncryption(props: {
  isEncrypted: boolean;
  onEncrypt: (passphrase: string | null) => Promise<void>;
}): VNode {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Switch
        id="backup-encrypted"
        label={t('backupEncryptLabel')}
        note={t('backupEncryptNote')}
        checked={props.isEncrypted || isAsking}
        onChange={(on) => {
          setAsking(on);
          if (!on && props.isEncrypted) void props.onEncrypt(null);
        }}
      />
      {isAsking && !props.isEncrypted ? (
        <NewPassphrase
          onPassphrase={async (passphrase) => {
            await props.onEncrypt(passphrase);
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

function NewPassphrase({ onPassphrase }: { onPassphrase: (passphrase: string) => Promise<void> }): VNode {
  const [typed, setTyped] = useState({ first: '', again: '' });
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [status, setStatus] = useState('');
  const save = async () => {
    const made = mistakeOf(typed);
    setMistake(made);
    if (made === null) await onPassphrase(typed.first);
  };
  const field = (name: keyof typeof typed) => ({
    type: 'password' as const,
    autocomplete: 'new-password',
    value: typed[name],
    onInput: (event: { currentTarget: { value: string } }) => {
      setTyped({ ...typed, [name]: event.currentTarget.value });
      setMistake(null);
    },
  });
  const errorOf = (one: Mistake) => (mistake === one ? t(keyed('passphrase_error', one)) : undefined);
  return (
    <form
      class="task-form"
      aria-label={t('backupEncryptLabel')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setStatus('');
        save().catch(() => setStatus(t('saveFailed')));
      }}
    >
      <Field
        id="passphrase"
        label={t('passphraseLabel')}
        hint={t('passphraseHint')}
        error={errorOf('short')}
        input={field('first')}
      />
      <Field id="passphrase-again" label={t('passphraseAgain')} error={errorOf('differs')} input={field('again')} />
      <p class="actions">
        <button type="submit" class="primary" data-action="backup-encrypt">
          {t('passphraseSet')}
        </button>
        <span role="status">{status}</span>
      </p>
    </form>
  );
}

function mistakeOf({ first, again }: { first: string; again: string }): Mistake | null {
  if ([...first].length < PASSPHRASE_LEAST) return 'short';
  return first === again ? null : 'differs';
}

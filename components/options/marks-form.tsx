import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Settings } from '../../lib/settings';
import { SaveButton } from './save-button';

type Wanted = Pick<Settings, 'marks' | 'warns'>;

/** What is shown in the pages of a platform. */
export function MarksForm(props: { wanted: Wanted; onSave: (wanted: Wanted) => Promise<void> }): VNode {
  const [marks, setMarks] = useState(props.wanted.marks);
  const [warns, setWarns] = useState(props.wanted.warns);
  const save = async () => {
    await props.onSave({ marks, warns });
    return true;
  };
  return (
    <form id="marks-form" class="card" aria-labelledby="marks-heading" noValidate>
      <h2 id="marks-heading">{t('marksHeading')}</h2>
      <Tick id="marks" text={t('marksShow')} isOn={marks} onTick={setMarks} />
      <Tick id="warns" text={t('marksWarn')} isOn={warns} onTick={setWarns} />
      <p class="note">{t('marksNote')}</p>
      <SaveButton draft={`${marks} ${warns}`} onSave={save} />
    </form>
  );
}

function Tick(props: { id: string; text: string; isOn: boolean; onTick: (isOn: boolean) => void }): VNode {
  return (
    <p>
      <label for={props.id}>
        <input
          id={props.id}
          type="checkbox"
          checked={props.isOn}
          onChange={(event) => props.onTick(event.currentTarget.checked)}
        />{' '}
        {props.text}
      </label>
    </p>
  );
}

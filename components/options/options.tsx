import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { Settings } from '../../lib/settings';
import { PageFrame } from '../page-frame';
import { IdleForm } from './idle-form';
import { MarksForm } from './marks-form';
import { Privacy } from './privacy';
import { ReferenceForm, type ReferenceFormProps } from './reference-form';

export interface OptionsProps extends Omit<ReferenceFormProps, 'chosen' | 'onSave'> {
  settings: Settings;
  usual: Settings;
  hosts: string[];
  missingHosts: string[] | null;
  onSave: (changes: Partial<Settings>) => Promise<void>;
  onAskHosts: () => void;
}

/** The settings: few, each with what it does to the figures. */
export function Options(props: OptionsProps): VNode {
  const { settings, onSave } = props;
  return (
    <PageFrame title={t('optionsTitle')} here="options">
      <ReferenceForm
        chosen={settings.reference}
        places={props.places}
        suggested={props.suggested}
        rowFor={props.rowFor}
        today={props.today}
        onSave={(reference) => onSave({ reference })}
      />
      <IdleForm limits={settings} usual={props.usual} onSave={onSave} />
      <MarksForm wanted={settings} onSave={onSave} />
      <Privacy hosts={props.hosts} missing={props.missingHosts} onAskHosts={props.onAskHosts} />
    </PageFrame>
  );
}

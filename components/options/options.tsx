import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { ListedRequester } from '../../lib/ledger/listings';
import type { Settings } from '../../lib/settings';
import { PageFrame } from '../page-frame';
import { GoalsForm } from './goals-form';
import { IdleForm } from './idle-form';
import { Listed } from './listed';
import { MarksForm } from './marks-form';
import { Privacy } from './privacy';
import { ReferenceForm, type ReferenceFormProps } from './reference-form';
import { Switch } from './switch';

export interface OptionsProps extends Omit<ReferenceFormProps, 'chosen' | 'onSave'> {
  settings: Settings;
  usual: Settings;
  hosts: string[];
  missingHosts: string[] | null;
  /** Whether the browser shows notifications. */
  notifies: boolean;
  listed: ListedRequester[] | null;
  onSave: (changes: Partial<Settings>) => Promise<void>;
  onNotify: (on: boolean) => Promise<boolean>;
  onUnlist: (requesterKey: string) => void;
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
      <GoalsForm settings={settings} notifies={props.notifies} onSave={onSave} onNotify={props.onNotify} />
      <Listed requesters={props.listed} onRemove={props.onUnlist} />
      <section class="card" aria-labelledby="assumes-heading">
        <h2 id="assumes-heading">{t('assumesHeading')}</h2>
        <Switch
          id="assumes"
          label={t('assumesLabel')}
          note={t('assumesNote')}
          checked={settings.assumesApproval}
          onChange={(assumesApproval) => void onSave({ assumesApproval })}
        />
      </section>
      <IdleForm limits={settings} usual={props.usual} onSave={onSave} />
      <MarksForm wanted={settings} onSave={onSave} />
      <Privacy hosts={props.hosts} missing={props.missingHosts} onAskHosts={props.onAskHosts} />
    </PageFrame>
  );
}

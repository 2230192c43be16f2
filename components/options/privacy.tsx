import type { VNode } from 'preact';
import { formatList, t } from '../../lib/i18n';
import { HostsMissing } from '../hosts-missing';

/** What the extension can see, what it keeps, and that it sends nothing; and whether it may still see its pages. */
export function Privacy(props: { hosts: string[]; missing: string[] | null; onAskHosts: () => void }): VNode {
  const { hosts, missing } = props;
  return (
    <section class="card" aria-labelledby="privacy-heading">
      <h2 id="privacy-heading">{t('privacyHeading')}</h2>
      <ul>
        <li>{t('privacySees', formatList(hosts))}</li>
        <li>{t('privacyKeeps')}</li>
        <li>{t('privacySends')}</li>
      </ul>
      {missing === null ? null : missing.length === 0 ? (
        <p class="note">{t('privacyHostsGranted')}</p>
      ) : (
        <HostsMissing hosts={missing} onAsk={props.onAskHosts} />
      )}
    </section>
  );
}

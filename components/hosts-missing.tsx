import type { VNode } from 'preact';
import { formatList, t } from '../lib/i18n';

/** Firefox lets people take the access to a site away at any time: then nothing is timed, and this says so. */
export function HostsMissing({ hosts, onAsk }: { hosts: string[]; onAsk: () => void }): VNode | null {
  if (hosts.length === 0) return null;
  return (
    <section class="callout" aria-labelledby="hosts-heading">
      <h2 id="hosts-heading">{t('hostsMissingHeading')}</h2>
      <p>{t('hostsMissingWhy', formatList(hosts))}</p>
      <p class="actions">
        <button type="button" class="primary" data-action="ask-hosts" onClick={onAsk}>
          {t('hostsAsk')}
        </button>
      </p>
    </section>
  );
}

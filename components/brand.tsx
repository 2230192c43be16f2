import type { VNode } from 'preact';
import { t } from '../lib/i18n';

/** The mark and the name, which say whose page this is. */
export function Brand(): VNode {
  return (
    <span class="brand">
      <img src="/icon/upah.svg" width="24" height="24" alt="" />
      {t('brand')}
    </span>
  );
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/** A button for what cannot be taken back: it asks, and a second one does it. */
export function Sure(props: {
  /** What the buttons are known by: `action`, `action-yes` and `action-keep`. */
  action: string;
  label: string;
  /** The label with what it is about, where several buttons say the same. */
  name?: string;
  sure: string;
  yes: string;
  failed: string;
  onDo: () => Promise<void>;
}): VNode {
  const { action, onDo } = props;
  const [state, setState] = useState<'idle' | 'asked' | 'working' | 'failed'>('idle');
  const go = async () => {
    setState('working');
    await onDo();
    setState('idle');
  };
  if (state === 'asked' || state === 'working') {
    return (
      <p class="actions">
        <span>{props.sure}</span>
        <button
          type="button"
          class="primary"
          data-action={`${action}-yes`}
          disabled={state === 'working'}
          onClick={() => void go().catch(() => setState('failed'))}
        >
          {props.yes}
        </button>
        <button type="button" data-action={`${action}-keep`} onClick={() => setState('idle')}>
          {t('keepIt')}
        </button>
      </p>
    );
  }
  return (
    <p class="actions">
      <button type="button" data-action={action} aria-label={props.name} onClick={() => setState('asked')}>
        {props.label}
      </button>
      <span role="status">{state === 'failed' ? props.failed : ''}</span>
    </p>
  );
}

import type { VNode } from 'preact';
import { plural, t } from '../../lib/i18n';
import type { RemarkedRequester } from '../../lib/ledger/views';
import type { EffectiveReference } from '../../lib/settings';
import { definitionOf } from '../figure';
import type { RemarkActions } from './remarks';
import { Requester } from './requester';

/** So many are read at a glance; the rest is one step away. */
const AT_A_GLANCE = 3;

/** Requesters with a history of pay below the reference, each with its evidence. */
export function Underpaying(props: {
  requesters: RemarkedRequester[];
  reference: EffectiveReference | null;
  actions: RemarkActions;
}): VNode | null {
  if (props.requesters.length === 0) return null;
  const first = props.requesters.slice(0, AT_A_GLANCE);
  const rest = props.requesters.slice(AT_A_GLANCE);
  const row = (requester: RemarkedRequester) => (
    <li key={requester.key}>
      <Requester requester={requester} reference={props.reference} actions={props.actions} underItsVerdict linked />
    </li>
  );
  return (
    <section class="card" aria-labelledby="underpaying-heading">
      <h2 id="underpaying-heading">
        <a class="term" href={definitionOf('verdict')} target="_blank" rel="noopener">
          {t('underpayingHeading')}
        </a>
      </h2>
      <ul class="plain-list">{first.map(row)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{plural('underpayingMore', rest.length)}</summary>
          <ul class="plain-list">{rest.map(row)}</ul>
        </details>
      )}
    </section>
  );
}

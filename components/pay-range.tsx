import type { VNode } from 'preact';
import { wage } from '../lib/quantity';
import { DefinitionLink, Figure } from './figure';
import { Sentence } from './sentence';

/** The range a requester's pay most likely lies in; nothing where there is none: one task alone, or no pay at all. */
export function PayRange(props: { lower: number | null; upper: number | null; currency: string }): VNode | null {
  const { lower, upper, currency } = props;
  if (lower === null || upper === null) return null;
  return (
    <DefinitionLink name="requester-lower" quiet>
      <Sentence
        message="evidenceRange"
        parts={[
          <Figure key="lower" name="requester-lower" quantity={wage(lower, currency)} />,
          <Figure key="upper" name="requester-upper" quantity={wage(upper, currency)} />,
        ]}
      />
    </DefinitionLink>
  );
}

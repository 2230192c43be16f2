import { useEffect, useState } from 'preact/hooks';
import { watchReference } from '../../lib/ledger/watch';
import type { EffectiveReference } from '../../lib/settings';

/** The wage that verdicts compare with, and each change of it; `null` where there is none, and until it is read. */
export function useReference(): EffectiveReference | null {
  const [reference, setReference] = useState<EffectiveReference | null>(null);
  useEffect(() => watchReference(setReference, console.error), []);
  return reference;
}

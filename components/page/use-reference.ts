import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import { loadContext } from '../../lib/ledger/context';
import { theLedger } from '../../lib/ledger/open';
import type { EffectiveReference } from '../../lib/settings';

/** The wage that verdicts compare with, and each change of it; `null` where there is none, and until it is read. */
export function useReference(): EffectiveReference | null {
  const [reference, setReference] = useState<EffectiveReference | null>(null);
  useEffect(() => {
    const query = liveQuery(() => loadContext(theLedger()));
    const subscription = query.subscribe({
      next: (context) => setReference(context.reference?.stated ?? null),
      error: console.error,
    });
    return () => subscription.unsubscribe();
  }, []);
  return reference;
}

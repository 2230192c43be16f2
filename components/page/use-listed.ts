import { useEffect, useState } from 'preact/hooks';
import type { ListedRequester } from '../../lib/ledger/listings';
import { watchListed } from '../../lib/ledger/watch';

/** The requesters that the worker blocked or watches, and each change of them; `null` until they are read. */
export function useListed(): ListedRequester[] | null {
  const [listed, setListed] = useState<ListedRequester[] | null>(null);
  useEffect(() => watchListed(setListed, console.error), []);
  return listed;
}

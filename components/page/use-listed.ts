import { useEffect, useState } from 'preact/hooks';
import type { ListedRequester } from '../../lib/ledger/listings';
import { watchListed } from '../../lib/ledger/watch';

/** The requesters that the worker blocked or watches, and each change of them; none until they are read. */
export function useListed(): ListedRequester[] {
  const [listed, setListed] = useState<ListedRequester[]>([]);
  useEffect(() => watchListed(setListed, console.error), []);
  return listed;
}

import { useEffect, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';

/** The newest name of a requester; `null` until it is read, and where none is known. */
export function useRequesterName(key: string | null): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    setName(null);
    if (key === null) return;
    let isOver = false;
    const read = theLedger().requesters.get(key);
    read.then((requester) => isOver || setName(requester?.names[0] ?? null), console.error);
    return () => {
      isOver = true;
    };
  }, [key]);
  return name;
}

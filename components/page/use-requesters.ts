import { useEffect, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';
import { requesterList } from '../../lib/ledger/requester-list';
import type { RemarkedRequester } from '../../lib/ledger/views';
import { watchLog } from '../../lib/ledger/watch-tasks';

/** All requesters, and each change of them; `null` until they are read. */
export function useRequesters(): RemarkedRequester[] | null {
  const [requesters, setRequesters] = useState<RemarkedRequester[] | null>(null);
  useEffect(() => {
    let reading = new AbortController();
    const stop = watchLog(() => {
      reading.abort();
      reading = new AbortController();
      const { signal } = reading;
      const readAll = async () => {
        const all: RemarkedRequester[] = [];
        for await (const piece of requesterList(theLedger(), Date.now(), signal)) all.push(...piece);
        if (!signal.aborted) setRequesters(all);
      };
      readAll().catch(console.error);
    });
    return () => {
      reading.abort();
      stop();
    };
  }, []);
  return requesters;
}

import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Requesters } from '../../components/history/requesters';
import { goTo, useAddress } from '../../components/page/use-address';
import { useReference } from '../../components/page/use-reference';
import { useRequesters } from '../../components/page/use-requesters';
import { setListing, setNote } from '../../lib/ledger/listings';
import { theLedger } from '../../lib/ledger/open';
import { REQUESTER_SORTS, searchRequesters } from '../../lib/ledger/requester-order';

/** Everyone the worker has worked for, joined to the address and the ledger. */
export function RequestersPart(): VNode {
  const params = useAddress('requesters');
  const text = params.get('q') ?? '';
  const sort = REQUESTER_SORTS.find((one) => one === params.get('sort')) ?? 'recent';
  const all = useRequesters();
  const found = useMemo(() => all && searchRequesters(all, text, sort), [all, text, sort]);
  return (
    <Requesters
      requesters={found}
      reference={useReference()}
      text={text}
      sort={sort}
      onSearch={(q, by, isTyping) => goTo(`#requesters?${new URLSearchParams({ q, sort: by })}`, { inPlace: isTyping })}
      onList={(key, listing) => void setListing(theLedger(), key, listing)}
      onNote={(key, note) => void setNote(theLedger(), key, note)}
    />
  );
}

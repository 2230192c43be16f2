import { useEffect, useState } from 'preact/hooks';
import { equal } from '../../lib/ledger/equal';
import { theLedger } from '../../lib/ledger/open';
import { type StatementView, statementView, type Tally, talliedSource } from '../../lib/ledger/statement';
import { readStatementAddress } from '../../lib/statement/address';
import { type Attachment, attachmentOf } from '../../lib/statement/attachment';

/** What there is of a statement: its figures first, then the file of its records. */
export interface StatementState {
  /** Milliseconds since the epoch: when it was made. */
  madeAt: number;
  view: StatementView;
  /** `null` while the file is made. */
  records: (Attachment & { tally: Tally }) | null;
  /** The part of the file that is made, 0 to 1. */
  done: number;
}

/** Work goes on while a statement is made: the file is made again if the figures are others by then, but not for ever. */
const ATTEMPTS = 3;

/** The statement that the address asks for; `null` until it is read, and what is in the way. */
export function useStatement(): { hash: string; state: StatementState | null; problem: 'address' | 'ledger' | null } {
  const [hash, setHash] = useState(location.hash);
  const [state, setState] = useState<StatementState | null>(null);
  const [problem, setProblem] = useState<'address' | 'ledger' | null>(null);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    const stale = new AbortController();
    setState(null);
    setProblem(null);
    makeStatement(hash, setState, stale.signal).then(
      (isAsked) => isAsked || setProblem('address'),
      () => stale.signal.aborted || setProblem('ledger'),
    );
    return () => stale.abort();
  }, [hash]);
  return { hash, state, problem };
}

/** @returns false where the address asks for nothing that can be */
async function makeStatement(
  hash: string,
  onState: (state: StatementState) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const chosen = readStatementAddress(hash);
  if (chosen === null) return false;
  const database = theLedger();
  const total = (await database.tasks.count()) + (await database.spans.count());
  for (let attempt = 1; ; attempt += 1) {
    const madeAt = Date.now();
    const view = await statementView(database, chosen, madeAt);
    signal.throwIfAborted();
    onState({ madeAt, view, records: null, done: 0 });
    const { source, tally } = await talliedSource(database, chosen);
    const onProgress = (records: number) =>
      signal.aborted || onState({ madeAt, view, records: null, done: Math.min(1, records / total) });
    const attachment = await attachmentOf(source, madeAt, { signal, onProgress });
    const after = await statementView(database, chosen, madeAt);
    signal.throwIfAborted();
    if (attempt < ATTEMPTS && !equal(after.days, view.days)) continue;
    onState({ madeAt, view: after, records: { ...attachment, tally }, done: 1 });
    return true;
  }
}

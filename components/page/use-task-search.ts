import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';
import type { Found } from '../../lib/ledger/search/asked';
import type { Question, Ref } from '../../lib/ledger/search/question';
import { searchTasks } from '../../lib/ledger/search/search';
import { type KnownTitles, readTitles } from '../../lib/ledger/search/titles';
import { watchLog } from '../../lib/ledger/watch-tasks';

/** Tasks found before the search waits to be asked for more. */
const AHEAD = 120;

export interface TaskSearch {
  /** `null` until the first answer. */
  found: Found | null;
  /** What `found` answers: a question and the place where its list begins. Another than is asked while that is looked for. */
  answered: string;
  failed: boolean;
  /** Asks for more than there is. */
  onMore: () => void;
}

/** What is found, as it is found; asked anew when the question or the log changes, and then what was found stays meanwhile. */
export function useTaskSearch(question: Question, after: Ref | null): TaskSearch {
  const titles = useTitles();
  const [{ found, answered }, setAnswer] = useState<Pick<TaskSearch, 'found' | 'answered'>>({
    found: null,
    answered: '',
  });
  const [failed, setFailed] = useState(false);
  const wanted = useRef({ count: AHEAD, wake: () => {} });
  const asked = JSON.stringify([question, after]);
  const shown = useRef({ asked: '', count: 0 });
  useEffect(() => {
    if (titles === null) return;
    const ending = new AbortController();
    const isSame = shown.current.asked === asked;
    if (!isSame) {
      wanted.current.count = AHEAD;
      shown.current = { asked, count: 0 };
    }
    const enough = shown.current.count;
    const follow = async () => {
      const search = { question, titles, after, now: Date.now() };
      for await (const answer of searchTasks(theLedger(), search, ending.signal)) {
        if (ending.signal.aborted) return;
        // The same question asked anew: nothing is taken away while it is looked for.
        if (answer.isComplete || answer.refs.length >= enough) {
          shown.current.count = answer.refs.length;
          setAnswer({ found: answer, answered: asked });
        }
        if (answer.isSettled && !answer.isComplete && answer.refs.length >= Math.max(enough, wanted.current.count)) {
          await new Promise<void>((resolve) => {
            wanted.current.wake = resolve;
            ending.signal.addEventListener('abort', () => resolve());
          });
        }
        if (ending.signal.aborted) return;
      }
    };
    setFailed(false);
    follow().catch((error: unknown) => {
      console.error(error);
      setFailed(true);
    });
    return () => ending.abort();
  }, [asked, titles]);
  const onMore = useCallback(() => {
    wanted.current.count = shown.current.count + AHEAD;
    wanted.current.wake();
  }, []);
  return { found, answered, failed, onMore };
}

/** The titles of all tasks, read again after each change of the log; `null` until they are read. */
function useTitles(): KnownTitles | null {
  const [titles, setTitles] = useState<KnownTitles | null>(null);
  useEffect(() => {
    let reading = new AbortController();
    const stop = watchLog(() => {
      reading.abort();
      reading = new AbortController();
      const { signal } = reading;
      readTitles(theLedger(), signal).then((read) => signal.aborted || setTitles(read), console.error);
    });
    return () => {
      reading.abort();
      stop();
    };
  }, []);
  return titles;
}

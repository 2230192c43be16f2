import { useEffect, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';
import { type TaskCard, taskCard } from '../../lib/ledger/task-card';

/** The card of a task, read anew when `changed` is another; `null` until it is read. */
export function useTaskCard(key: string, changed: unknown): TaskCard | null {
  const [card, setCard] = useState<TaskCard | null>(null);
  useEffect(() => {
    let isOver = false;
    taskCard(theLedger(), key).then((read) => isOver || setCard(read), console.error);
    return () => {
      isOver = true;
    };
  }, [key, changed]);
  return card;
}

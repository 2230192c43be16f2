import { liveQuery, type Subscription } from 'dexie';

/**
 * Calls back with what a question finds, at once and after every change of it. @returns stops it
 *
 * It is asked once before it is followed: a live query is silent for as long as changes keep coming, as they do while a file
 * is brought in or years of work are gone through, and the first answer must not wait for the end of that.
 */
export function follow<Found>(
  read: () => Promise<Found>,
  onFound: (found: Found) => void,
  onError: (error: unknown) => void,
): () => void {
  let isOver = false;
  let subscription: Subscription | null = null;
  read().then(
    (found) => {
      if (isOver) return;
      onFound(found);
      subscription = liveQuery(read).subscribe({ next: onFound, error: onError });
    },
    (error: unknown) => isOver || onError(error),
  );
  return () => {
    isOver = true;
    subscription?.unsubscribe();
  };
}

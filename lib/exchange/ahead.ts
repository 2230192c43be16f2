/** Reads on while what was read is being written, and gathers small pieces into ones worth a transaction. */
import type { FilePiece } from './opened-file';

/** Records written in one transaction: enough to be quick, few enough that tracking waits half a second for it at most. */
const GATHERED = 2000;

/** The same things, each asked for while the one before it is being used. */
export async function* ahead<T>(things: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = things[Symbol.asyncIterator]();
  const askForNext = () => {
    const next = iterator.next();
    // It is awaited later, or never where the import ends before.
    next.catch(() => {});
    return next;
  };
  let next = askForNext();
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = askForNext();
    yield value;
  }
}

/** Pieces put together until there are enough records to write; the order of all records stays. */
export async function* gathered(pieces: AsyncIterable<FilePiece>): AsyncGenerator<FilePiece> {
  let held: FilePiece | null = null;
  for await (const piece of pieces) {
    held = held === null ? piece : joined(held, piece);
    if (sizeOf(held) < GATHERED) continue;
    yield held;
    held = null;
  }
  if (held !== null) yield held;
}

function joined(first: FilePiece, second: FilePiece): FilePiece {
  return {
    tasks: [...first.tasks, ...second.tasks],
    spans: [...first.spans, ...second.spans],
    payments: [...first.payments, ...second.payments],
    requesters: [...first.requesters, ...second.requesters],
    rejected: [...first.rejected, ...second.rejected],
    bytesRead: second.bytesRead,
  };
}

function sizeOf({ tasks, spans, payments, requesters }: FilePiece): number {
  return tasks.length + spans.length + payments.length + requesters.length;
}

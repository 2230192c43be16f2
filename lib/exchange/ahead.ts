/** Reads on while what was read is being written, and puts what is read in an order that is quickly written. */
import { taskKey } from '../ledger/records';
import type { FilePiece } from './opened-file';

/** Records written in one transaction: enough to be quick, few enough that tracking waits half a second for it at most. */
const WRITTEN = 2_000;
/** Records put in order together: of a file in no order, enough for those of few days to come together. */
const GATHERED = 20_000;

/** The same things, each asked for while the one before it is being used. */
async function* ahead<T>(things: AsyncIterable<T>): AsyncGenerator<T> {
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

/**
 * The records of pieces in pieces worth a transaction, those of a time together: what is written at once then changes the
 * sums of few days. As many as a transaction at first, so that something is done soon, then more and more of them at once.
 */
export async function* inOrderOfTime(
  pieces: AsyncIterable<FilePiece>,
  signal?: AbortSignal,
): AsyncGenerator<FilePiece> {
  let bytesBefore = 0;
  for await (const gatheredPiece of ahead(gathered(pieces, signal))) {
    yield* cut(gatheredPiece, bytesBefore);
    bytesBefore = gatheredPiece.bytesRead;
  }
}

/** Pieces put together until there are enough records to put them in order. */
async function* gathered(pieces: AsyncIterable<FilePiece>, signal?: AbortSignal): AsyncGenerator<FilePiece> {
  let held: FilePiece | null = null;
  let enough = WRITTEN;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    held ??= emptyPiece();
    append(held, piece);
    if (sizeOf(held) < enough) continue;
    yield held;
    held = null;
    enough = Math.min(2 * enough, GATHERED);
  }
  if (held !== null) yield held;
}

const LISTS = ['tasks', 'spans', 'payments', 'requesters', 'rejected'] as const;

function emptyPiece(): FilePiece {
  return { tasks: [], spans: [], payments: [], requesters: [], rejected: [], bytesRead: 0 };
}

function append(held: FilePiece, piece: FilePiece): void {
  for (const name of LISTS) for (const one of piece[name]) held[name].push(one as never);
  held.bytesRead = piece.bytesRead;
}

/** A piece in pieces worth a transaction; requesters and what else is few comes last, as in the piece. */
function* cut(piece: FilePiece, bytesBefore: number): Generator<FilePiece> {
  const { tasks, spans, bytesRead, ...few } = piece;
  const all = Math.max(1, tasks.length + spans.length);
  let read = 0;
  const upTo = (records: number) => {
    read += records;
    return bytesBefore + Math.floor(((bytesRead - bytesBefore) * read) / all);
  };
  for (const slice of slices(tasksByTime(tasks)))
    yield { ...emptyPiece(), tasks: slice, bytesRead: upTo(slice.length) };
  for (const slice of slices(spansByTime(spans)))
    yield { ...emptyPiece(), spans: slice, bytesRead: upTo(slice.length) };
  yield { ...emptyPiece(), ...few, bytesRead };
}

/** Those of one transaction stay as they are; and so do all where two stand for the same task, for the last of them may count. */
function tasksByTime(tasks: FilePiece['tasks']): FilePiece['tasks'] {
  if (tasks.length <= WRITTEN) return tasks;
  const keys = new Set(tasks.map(({ platform, taskId, assignmentId }) => taskKey(platform, taskId, assignmentId)));
  if (keys.size < tasks.length) return tasks;
  const timeOf = ({ endedAt, acceptedAt }: FilePiece['tasks'][number]) => endedAt ?? acceptedAt ?? 0;
  return tasks.sort((a, b) => timeOf(a) - timeOf(b));
}

function spansByTime(spans: FilePiece['spans']): FilePiece['spans'] {
  if (spans.length <= WRITTEN || new Set(spans.map(({ id }) => id)).size < spans.length) return spans;
  return spans.sort((a, b) => a.startedAt - b.startedAt);
}

function* slices<T>(records: readonly T[]): Generator<T[]> {
  for (let start = 0; start < records.length; start += WRITTEN) yield records.slice(start, start + WRITTEN);
}

function sizeOf({ tasks, spans, payments, requesters }: FilePiece): number {
  return tasks.length + spans.length + payments.length + requesters.length;
}

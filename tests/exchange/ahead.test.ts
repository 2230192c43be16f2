/** Records of a time are written together, whatever the order of their file, and none is lost or comes twice. */
import { describe, expect, it } from 'vitest';
import { inOrderOfTime } from '../../lib/exchange/ahead';
import type { FilePiece } from '../../lib/exchange/opened-file';
import { requestersOfLog, syntheticLog } from '../bench/log';
import { randomFrom } from '../bench/random';

const TASKS = 30_000;
const PER_PIECE = 150;
const PER_TRANSACTION = 2_000;

const NOTHING = { tasks: [], spans: [], payments: [], requesters: [], rejected: [] };

/** A file of many tasks in the order of their keys, which is none of time, then of spans, as an export writes it. */
function history(): FilePiece[] {
  const [log] = [...syntheticLog(TASKS, Date.UTC(2026, 0, 1), 1, TASKS)];
  const tasks = (log?.tasks ?? []).sort((a, b) => (a.taskId < b.taskId ? -1 : 1));
  const random = randomFrom(2);
  const spans = (log?.spans ?? []).sort(() => random() - 0.5);
  const pieces: FilePiece[] = [];
  const piece = (fields: Partial<FilePiece>) => pieces.push({ ...NOTHING, ...fields, bytesRead: pieces.length + 1 });
  for (let start = 0; start < tasks.length; start += PER_PIECE) {
    piece({ tasks: tasks.slice(start, start + PER_PIECE), rejected: [{ line: start, reason: 'malformed' }] });
  }
  for (let start = 0; start < spans.length; start += PER_PIECE) piece({ spans: spans.slice(start, start + PER_PIECE) });
  piece({ requesters: requestersOfLog() });
  return pieces;
}

async function* given(pieces: readonly FilePiece[]): AsyncGenerator<FilePiece> {
  yield* pieces;
}

async function all(pieces: readonly FilePiece[]): Promise<FilePiece[]> {
  const found: FilePiece[] = [];
  for await (const piece of inOrderOfTime(given(pieces))) found.push(piece);
  return found;
}

describe('the records of a file', () => {
  it('come all, once, in the sections they had, and no more than a transaction takes at a time', async () => {
    const pieces = history();
    const written = await all(pieces);
    for (const list of ['tasks', 'spans', 'requesters', 'rejected'] as const) {
      const before = pieces.flatMap((piece): unknown[] => piece[list]);
      const after = written.flatMap((piece): unknown[] => piece[list]);
      expect(after).toHaveLength(before.length);
      expect(new Set(after)).toEqual(new Set(before));
      for (const piece of written)
        if (list !== 'rejected') expect(piece[list].length).toBeLessThanOrEqual(PER_TRANSACTION);
    }
    const first = written.findIndex(({ spans }) => spans.length > 0);
    expect(written.slice(first + 1).flatMap(({ tasks }) => tasks).length).toBeLessThan(TASKS / 3);
    expect(written.at(-1)?.requesters).toHaveLength(300);
  });

  it('are of few days in each transaction, once there are many', async () => {
    const daysOf = ({ tasks }: FilePiece) =>
      new Set(tasks.map(({ endedAt }) => Math.floor((endedAt ?? 0) / 86_400_000))).size;
    const [, ...later] = (await all(history())).filter(({ tasks }) => tasks.length === PER_TRANSACTION);
    const middle = later.map(daysOf).sort((a, b) => a - b)[later.length >> 1] ?? Number.NaN;
    expect(middle).toBeLessThan(730 / 4);
  });

  it('stay in the order of the file where two stand for the same task', async () => {
    // Both are among the four thousand that are gathered second.
    const pieces = history().slice(0, 30);
    const [first] = pieces[20]?.tasks ?? [];
    if (first) pieces.push({ ...NOTHING, tasks: [{ ...first, title: 'Said last', endedAt: 1 }], bytesRead: 31 });
    const titles = (await all(pieces)).flatMap(({ tasks }) => tasks).filter(({ taskId }) => taskId === first?.taskId);
    expect(titles.map(({ title }) => title)).toEqual([first?.title, 'Said last']);
  });

  it('tell how much of the file is done, never less than before', async () => {
    const pieces = history();
    const read = (await all(pieces)).map(({ bytesRead }) => bytesRead);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    expect(read.at(-1)).toBe(pieces.length);
  });

  it('are not gathered any further once nobody wants them', async () => {
    const ending = new AbortController();
    let asked = 0;
    async function* endless(): AsyncGenerator<FilePiece> {
      for (const piece of history()) {
        asked += 1;
        if (asked === 3) ending.abort();
        yield piece;
      }
    }
    await expect(inOrderOfTime(endless(), ending.signal).next()).rejects.toHaveProperty('name', 'AbortError');
    expect(asked).toBe(3);
  });
});

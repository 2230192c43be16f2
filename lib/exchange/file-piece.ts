/** What a file of any format gives to an import, a piece at a time. */
import { taskKey } from '../ledger/records';
import { EndlessRow } from './csv';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import type { ImportReason, Rejected } from './reasons';
import { RequesterNames } from './requester-names';

/** What one piece of a file holds, and how many bytes of the file are behind it. */
export interface FilePiece {
  tasks: ImportedTask[];
  spans: ImportedSpan[];
  payments: ImportedPayment[];
  requesters: ImportedRequester[];
  rejected: Rejected[];
  bytesRead: number;
}

/** What one row or record of another tool's file gives. */
export type ReadRow = { task: ImportedTask } | { requester: ImportedRequester } | { reason: ImportReason };

/** The rows of one piece, each with the line it begins on. */
export interface RowsPiece {
  rows: (ReadRow & { line: number })[];
  bytesRead: number;
}

/**
 * The rows of a file as an import takes them: a task that the file has given already is refused, and what the tasks and
 * lists tell of requesters comes last, so that no mark is judged away by half of its evidence.
 */
export async function* piecesOfRows(file: Blob, pieces: AsyncIterable<RowsPiece>): AsyncGenerator<FilePiece> {
  const names = new RequesterNames();
  const seen = new Set<string>();
  const listed: ImportedRequester[] = [];
  try {
    for await (const { rows, bytesRead } of pieces) {
      const piece = { ...empty, tasks: [] as ImportedTask[], rejected: [] as Rejected[], bytesRead };
      for (const row of rows) {
        if ('reason' in row) piece.rejected.push(row);
        else if ('requester' in row) listed.push(row.requester);
        else if (isNew(row.task, seen)) {
          names.add(row.task);
          piece.tasks.push(row.task);
        } else piece.rejected.push({ line: row.line, reason: 'duplicate' });
      }
      yield piece;
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
    yield { ...empty, rejected: [{ line: error.line, reason: 'malformed' }], bytesRead: file.size };
  }
  yield { ...empty, requesters: [...names.all(), ...listed], bytesRead: file.size };
}

const empty = { tasks: [], spans: [], payments: [], requesters: [], rejected: [] };

function isNew({ platform, taskId, assignmentId }: ImportedTask, seen: Set<string>): boolean {
  const key = taskKey(platform, taskId, assignmentId);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

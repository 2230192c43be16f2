/** What tasks tell of those who posted them, for formats that have no list of requesters of their own. */
import { requesterKey } from '../ledger/records';
import type { ImportedRequester, ImportedTask } from './imported';

/** Collects the names of requesters from tasks in the order in which they come, oldest first. */
export class RequesterNames {
  readonly #found = new Map<string, ImportedRequester>();

  add({ platform, requesterId, requesterName }: ImportedTask): void {
    if (requesterId === null || requesterName === null) return;
    const key = requesterKey(platform, requesterId);
    const names = this.#found.get(key)?.names ?? [];
    if (names[0] === requesterName) return;
    const older = names.filter((name) => name !== requesterName);
    this.#found.set(key, { platform, requesterId, names: [requesterName, ...older] });
  }

  /** Each requester that has a name. */
  all(): ImportedRequester[] {
    return [...this.#found.values()];
  }
}

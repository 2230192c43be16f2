/** A ledger in memory, for tests of what goes in and out: it keeps what it is given, by key. */
import type { ExportSource } from '../../lib/exchange/export';
import type { ImportTarget } from '../../lib/exchange/import';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from '../../lib/exchange/imported';
import { requesterKey, taskKey } from '../../lib/ledger/records';

export class MemoryLedger implements ImportTarget, ExportSource {
  readonly tasks = new Map<string, ImportedTask & { key: string }>();
  readonly spans = new Map<string, ImportedSpan>();
  readonly payments = new Map<string, ImportedPayment>();
  readonly requesters = new Map<string, ImportedRequester>();

  async importTasks(tasks: ImportedTask[]) {
    const counts = { added: 0, updated: 0, unchanged: 0 };
    for (const task of tasks) {
      const key = taskKey(task.platform, task.taskId, task.assignmentId);
      const known = this.tasks.get(key);
      const record = { ...task, key };
      if (known === undefined) counts.added += 1;
      else if (JSON.stringify(known) === JSON.stringify(record)) counts.unchanged += 1;
      else counts.updated += 1;
      this.tasks.set(key, record);
    }
    return counts;
  }

  async importSpans(spans: ImportedSpan[]) {
    for (const span of spans) this.spans.set(span.id, span);
  }

  async importPayments(payments: ImportedPayment[]) {
    for (const payment of payments) this.payments.set(payment.key, payment);
  }

  async importRequesters(requesters: ImportedRequester[]) {
    let blocked = 0;
    for (const requester of requesters) {
      const key = requesterKey(requester.platform, requester.requesterId);
      if (requester.listing === 'blocked' && this.requesters.get(key)?.listing !== 'blocked') blocked += 1;
      this.requesters.set(key, requester);
    }
    return blocked;
  }

  async *allTasks() {
    yield [...this.tasks.values()];
  }

  async *allSpans() {
    yield [...this.spans.values()];
  }

  async *allPayments() {
    yield [...this.payments.values()];
  }

  async *allRequesters() {
    yield [...this.requesters.values()];
  }
}

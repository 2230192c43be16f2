/** A worker site for a refresh to walk, and a browser to walk it with: a clock of its own, and answers as the site gives them. */
import { setTimeout as nextTurn } from 'node:timers/promises';
import type { LedgerDatabase } from '../../lib/ledger/database';
import type { Asked } from '../../lib/refresh/ask';
import { ask } from '../../lib/refresh/ask';
import { Refresher, type RefreshPort } from '../../lib/refresh/refresher';
import { NOW } from '../ledger/test-ledger';
import { daysBack } from '../practice/days';
import { Marketplace } from '../practice/marketplace';
import { answer } from '../practice/routes';

/** Ends whatever waits for it, as the browser ends a background: without a word, and for ever. */
const never = () => new Promise<never>(() => {});

export class Site {
  readonly market = new Marketplace();
  now = NOW;
  /** When each question was asked, and what for. */
  questions: { path: string; at: number }[] = [];
  /** How long an answer takes. */
  answersInMs = 120;
  /** Stands in the place of the site, where it gives anything. */
  instead: (path: string) => Response | Error | null = () => null;
  /** Gives no answer to this question, counted from 1, however long anybody waits. */
  hangsAt: number | null = null;
  mayAsk = true;
  isWaking = false;
  /** The background is ended before it asks this many questions more. */
  endsAfter = Number.POSITIVE_INFINITY;
  wasEnded = false;

  constructor() {
    this.market.setClockOffset(NOW - Date.now());
  }

  /** Today and the days before it, so many in all, with so many decided tasks each. */
  fill(days: number, perDay: number, state: Parameters<Marketplace['history']>[0]['state'] = 'paid'): string[] {
    const worked = daysBack(this.market.today(), days);
    this.market.history({ requester: 'Penny Labels', reward: 0.02, days: worked, perDay, state });
    return worked;
  }

  /** A background that has just been started. */
  background(ledger: LedgerDatabase): Refresher {
    return new Refresher(ledger, this.#port());
  }

  #port(): RefreshPort {
    return {
      now: () => this.now,
      mayAsk: async () => this.mayAsk,
      ask: (path, signal) => this.#ask(path, signal),
      pause: async (ms, signal) => {
        await nextTurn(0);
        if (!signal.aborted) this.now += Math.max(0, ms);
      },
      keepWaking: async (on) => {
        this.isWaking = on;
      },
    };
  }

  async #ask(path: string, signal: AbortSignal): Promise<Asked> {
    if (this.endsAfter <= 0) {
      this.wasEnded = true;
      return never();
    }
    this.endsAfter -= 1;
    this.questions.push({ path, at: this.now });
    this.now += this.answersInMs;
    return ask(path, signal, async (url, { signal: until } = {}) => {
      if (this.questions.length === this.hangsAt) {
        await new Promise((_, reject) => until?.addEventListener('abort', () => reject(new Error('aborted'))));
      }
      const other = this.instead(path);
      if (other instanceof Error) throw other;
      return other ?? this.#response(new URL(url as string));
    });
  }

  #response(url: URL): Response {
    const result = answer(this.market, { method: 'GET', url, form: new URLSearchParams(), hasSession: true });
    if ('location' in result) return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const body = 'json' in result ? JSON.stringify(result.json) : result.page;
    return new Response(body, { status: result.status });
  }
}

/** The whole ledger, without how far the refresh is. */
export async function everything(ledger: LedgerDatabase): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    ledger.tables.map(async (table) => [table.name, await table.toArray()] as [string, { key?: unknown }[]]),
  );
  // When pages were read differs whenever they are read again; what they said does not.
  const isOfReading = ({ key }: { key?: unknown }) => key === 'refresh' || key === 'statusReadAt';
  return Object.fromEntries(tables.map(([name, rows]) => [name, rows.filter((row) => !isOfReading(row))]));
}

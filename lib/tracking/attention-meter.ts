/**
 * Runs in a page: measures when the page has the worker's attention. Time is told by time stamps, never by
 * counting ticks, for a page can stop or slow the timers of its scripts.
 */
import type { SpanAnswer, SpanReport } from '../messages';
import { BEAT_MS, MISSED_BEATS, MOST_REPORTED } from './beat';

/** A beat that is later than this does not come by itself any more. */
const LATE_MS = 500;

/** A stretch of attention as the page knows it. */
interface Stretch {
  id: string;
  startedAt: number;
  endedAt: number;
  closed: boolean;
  firstInputAt: number | null;
  lastInputAt: number;
}

/** What the meter needs of the page. */
export interface MeterHost {
  now(): number;
  /** Visible, in front and focused. */
  isAttentive(): boolean;
  /** Media playing counts as continuous activity. */
  isPlaying(): boolean;
  /** Sends reports; resolves with what became of them, rejects if nobody answered. */
  report(spans: SpanReport[]): Promise<SpanAnswer[]>;
}

/** Measures one page. The owner calls it when something happens, and each beat. */
export class AttentionMeter {
  readonly #instance: string;
  readonly #host: MeterHost;
  /** Every stretch the background has not settled, oldest first. */
  readonly #unsettled = new Map<string, Stretch>();
  #current: Stretch | null = null;
  /** The worker is away, as the background says; the next sign of the worker begins a new stretch. */
  #dormant: Stretch | null = null;
  #count = 0;
  #lastTickAt: number;
  #lastSentAt: number;

  constructor(instance: string, host: MeterHost) {
    this.#instance = instance;
    this.#host = host;
    this.#lastTickAt = host.now();
    this.#lastSentAt = this.#lastTickAt;
  }

  /** Visibility, focus or the page's life changed. */
  changed(): void {
    const now = this.#tick();
    const attentive = this.#host.isAttentive();
    if (attentive && !this.#current && !this.#dormant) this.#begin(now);
    else if (!attentive && (this.#current || this.#dormant)) this.#end(now);
    else return;
    void this.#send();
  }

  /** The worker did something: a key, a pointer, a scroll, a touch. */
  input(): void {
    const now = this.#tick();
    if (this.#dormant && this.#host.isAttentive()) {
      this.#dormant = null;
      this.#begin(now);
      void this.#send();
    }
    if (this.#current) this.#sign(this.#current, now);
    // A page can clear the timer that beats; then what the worker does stands in for it.
    if (now - this.#lastSentAt > BEAT_MS + LATE_MS) this.beat();
  }

  /** To be called every {@link BEAT_MS}: says that the attention goes on. */
  beat(): void {
    const now = this.#tick();
    const isTiming = this.#current !== null || this.#dormant !== null;
    if (this.#host.isAttentive() !== isTiming) this.changed();
    if (this.#current) {
      if (this.#host.isPlaying()) this.#sign(this.#current, now);
      this.#current.endedAt = now;
    }
    void this.#send();
  }

  /** The page goes away, for good or into the back/forward cache. */
  leave(): void {
    this.#end(this.#tick());
    void this.#send();
  }

  /**
   * Takes note of the time. Two missed beats are sleep, and a step back is a clock being set: either way the
   * stretch ended at the last tick.
   */
  #tick(): number {
    const now = this.#host.now();
    const asleep = now - this.#lastTickAt > MISSED_BEATS * BEAT_MS;
    if (this.#current && (asleep || now < this.#lastTickAt)) {
      this.#close(this.#current, this.#lastTickAt);
      this.#begin(now);
    }
    this.#lastTickAt = now;
    return now;
  }

  #begin(startedAt: number): void {
    this.#count += 1;
    const id = `${this.#instance}.${this.#count}`;
    const stretch = { id, startedAt, endedAt: startedAt, closed: false, firstInputAt: null, lastInputAt: startedAt };
    this.#current = stretch;
    this.#unsettled.set(id, stretch);
  }

  #end(now: number): void {
    this.#dormant = null;
    if (this.#current) this.#close(this.#current, now);
  }

  #close(stretch: Stretch, endedAt: number): void {
    stretch.endedAt = Math.max(stretch.startedAt, endedAt);
    stretch.closed = true;
    if (this.#current === stretch) this.#current = null;
  }

  #sign(stretch: Stretch, at: number): void {
    stretch.firstInputAt ??= at;
    stretch.lastInputAt = at;
  }

  /** Says everything unsettled; what nobody answers is said again at the next beat or change. */
  async #send(): Promise<void> {
    const untold = [...this.#unsettled.values(), ...(this.#dormant ? [this.#dormant] : [])];
    const told = untold.slice(0, MOST_REPORTED).map((stretch) => ({ ...stretch }));
    if (told.length === 0) return;
    this.#lastSentAt = this.#lastTickAt;
    try {
      for (const answer of await this.#host.report(told)) this.#take(answer, told);
    } catch {
      // Nobody answered: the background was just ending. All of it is still unsettled.
    }
  }

  #take({ id, settled, resumeAt }: SpanAnswer, told: readonly SpanReport[]): void {
    const stretch = this.#unsettled.get(id) ?? (this.#dormant?.id === id ? this.#dormant : undefined);
    const report = told.find((one) => one.id === id);
    if (!stretch || !report) return;
    if (!settled) {
      if (stretch.firstInputAt !== null && stretch.firstInputAt <= report.lastInputAt) {
        stretch.firstInputAt = stretch.lastInputAt > report.lastInputAt ? stretch.lastInputAt : null;
      }
      return;
    }
    if (stretch.closed && !report.closed) return;
    this.#unsettled.delete(id);
    if (report.closed) return;
    if (this.#current === stretch) this.#current = null;
    if (!this.#host.isAttentive()) return;
    if (resumeAt === null) {
      this.#dormant = stretch;
    } else {
      this.#dormant = null;
      this.#begin(Math.min(resumeAt, this.#host.now()));
      void this.#send();
    }
  }
}

/** What the worker set, in `storage.local`; parsed on reading, for a file of settings can be old or broken. */
import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { suggestedRegion } from './pay/reference';
import { rowFor } from './pay/reference-wages';
import { DEFAULT_IDLE_RULES } from './time/idle';

const KEY = 'settings';

const positive = z.number().check(z.int(), z.positive());

const reference = z.object({
  /** Key of the shipped row it was picked from; `null` for an amount of the worker's own. */
  region: z.nullable(z.string()),
  /** Micros per hour. */
  amountMicros: z.number().check(z.int(), z.positive()),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** How many units of `currency` one US dollar is, as the worker entered it; `null` without a rate. */
  unitsPerUsd: z.nullable(z.number().check(z.positive())),
  /** The day of that rate, `YYYY-MM-DD`. */
  ratedOn: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

const MINUTE_MS = 60_000;
const settings = z.object({
  reference: z.nullable(reference),
  /** METHODS D2. The browser's own idle watch takes no less than 15 s. */
  idleMs: z.number().check(z.int(), z.minimum(15_000), z.maximum(60 * MINUTE_MS)),
  graceMs: z.number().check(z.int(), z.minimum(0), z.maximum(60 * MINUTE_MS)),
  /** Whether marks stand beside the tasks in a platform's lists. */
  marks: z._default(z.boolean(), true),
  /** Whether a task of a requester with a history of underpaying is opened with a warning. */
  warns: z._default(z.boolean(), true),
  /** Whether what is pending for longer than the platform lets it be is taken for approved. */
  assumesApproval: z._default(z.boolean(), true),
  /** What the worker wants of a day. */
  target: z._default(
    z.nullable(
      z.discriminatedUnion('of', [
        z.object({ of: z.literal('money'), micros: positive, currency: z.string().check(z.regex(/^[A-Z]{3}$/)) }),
        z.object({ of: z.literal('time'), ms: positive }),
      ]),
    ),
    null,
  ),
  /** How long the worker wants to work in a day at most; `null` for no limit. */
  limitMs: z._default(z.nullable(positive), null),
  /** Whether the browser tells of the target and the limit; it needs a permission of its own. */
  notifies: z._default(z.boolean(), false),
});

export type Reference = z.infer<typeof reference>;
export type Settings = z.infer<typeof settings>;

export const DEFAULT_SETTINGS: Settings = settings.parse({ reference: null, ...DEFAULT_IDLE_RULES });

function parse(stored: unknown): Settings {
  const parsed = settings.safeParse(stored);
  return parsed.success ? parsed.data : DEFAULT_SETTINGS;
}

/** The settings, or the defaults where none were saved or they cannot be read. */
export async function loadSettings(): Promise<Settings> {
  return parse((await browser.storage.local.get(KEY))[KEY]);
}

/** @throws {z.core.$ZodError} for settings out of their limits; nothing is saved then */
export async function saveSettings(changed: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings.parse(changed) });
}

/** Calls back with the settings on every change, wherever it is made. @returns stops it */
export function watchSettings(onChange: (changed: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) onChange(parse(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** A reference wage in force, and whether the worker chose it. */
export interface EffectiveReference extends Reference {
  /** The name of the shipped row it comes from; `null` for an amount of the worker's own. */
  name: string | null;
  chosen: boolean;
}

/**
 * The wage to compare with (METHODS D12): the worker's own choice, else the minimum wage that the browser's time
 * zone suggests, which pages show as a suggestion. A picked place keeps up with its newest row.
 */
export function effectiveReference(
  { reference: chosen }: Settings,
  timeZone: string,
  today: string,
): EffectiveReference | null {
  const region = chosen ? chosen.region : suggestedRegion(timeZone);
  const row = region === null ? null : rowFor(region, today);
  if (row === null) return chosen && { ...chosen, name: null, chosen: true };
  return {
    region,
    name: row.name,
    amountMicros: row.hourlyMicros,
    currency: row.currency,
    unitsPerUsd: chosen?.unitsPerUsd ?? null,
    ratedOn: chosen?.ratedOn ?? null,
    chosen: chosen !== null,
  };
}

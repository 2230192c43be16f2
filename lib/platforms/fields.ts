/**
 * Single values out of a page nobody vouches for: each function returns what was asked for, checked and capped,
 * or `null`. None of them throws.
 */

/** Own properties only, since a page may name its keys `__proto__` or `constructor`. */
export function own(value: unknown, key: string): unknown {
  return Object.hasOwn(value ?? {}, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/**
 * One line of plain text of at most 300 characters. Control characters, lone surrogates and direction overrides
 * become spaces: they could make a title read as another one. Markup stays the characters it is made of.
 */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const cut = value.trim().slice(0, 300);
  return cut.replace(/[\s\p{Cc}\p{Cs}\p{Bidi_C}]+/gu, ' ').trim() || null;
}

/** An identifier; every one seen in public code is of capitals and digits. */
export function id(value: unknown): string | null {
  return typeof value === 'string' ? (/^\s*([A-Z\d]{1,64})\s*$/.exec(value)?.[1] ?? null) : null;
}

/** A whole number of things or seconds; `+ 0` turns the -0 that JSON can hold into 0. */
export function count(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) + 0 : null;
}

/** The day an ISO date begins with, if the calendar has it (`Date` would silently make 2 March of 30 February). */
export function day(value: unknown): string | null {
  const found = /^20\d\d-\d\d-\d\d(?=T|$)/.exec(text(value) ?? '')?.[0] ?? '?';
  return new Date(Date.parse(found) || 0).toJSON().startsWith(found) ? found : null;
}

/** Milliseconds since the epoch of an ISO time with its zone; one without a zone could be any of 26 hours. */
export function instant(value: unknown): number | null {
  const isTime = day(value) && /^.{10}T[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value as string);
  return (isTime && Date.parse(value as string)) || null;
}

/** The value of one of our own words, `null` for any other. */
export function oneOf<T>(words: Record<string, T>, value: unknown): T | null {
  return (own(words, text(value) ?? '') as T | undefined) ?? null;
}

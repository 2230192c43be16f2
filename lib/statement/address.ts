/** Which days and platforms a statement is about, as the address of its page says it. */
import * as z from 'zod/mini';
import { readInstant } from '../exchange/instant';
import type { Chosen } from '../ledger/dated-tasks';
import type { PlatformId } from '../platforms/reading';
import { sites } from '../platforms/sites';

const ALL_PLATFORMS = Object.keys(sites) as PlatformId[];

const day = z
  .string()
  .check(z.refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && readInstant(`${text}T00:00:00Z`) !== null));
const fields = z
  .object({
    from: z.optional(day),
    to: z.optional(day),
    platforms: z.optional(
      z.pipe(
        z.string(),
        z.transform((text) => text.split(',')),
      ),
    ),
  })
  .check(z.refine(({ from = '', to = '~' }) => from <= to));

/** The page of a statement, `statement.html#from=2026-01-01&to=2026-01-31&platforms=mturk`; a side without an end has no day. */
export function statementAddress({ range, platforms }: Chosen): string {
  const parts = [
    ...(range.from === null ? [] : [`from=${range.from}`]),
    ...(range.to === null ? [] : [`to=${range.to}`]),
    `platforms=${platforms.join(',')}`,
  ];
  return `statement.html#${parts.join('&')}`;
}

/** What the part of an address from `#` on asks for; `null` where it cannot be read. Without platforms it is all of them. */
export function readStatementAddress(hash: string): Chosen | null {
  const parsed = fields.safeParse(Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))));
  if (!parsed.success) return null;
  const { from = null, to = null, platforms = ALL_PLATFORMS } = parsed.data;
  const known = ALL_PLATFORMS.filter((platform) => platforms.includes(platform));
  return known.length === platforms.length ? { range: { from, to }, platforms: known } : null;
}

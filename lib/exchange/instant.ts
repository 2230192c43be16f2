/** Moments as files write them: ISO 8601 in UTC. */

const ISO_UTC = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|\+00:00)?$/;

/**
 * Milliseconds since the epoch of an ISO 8601 moment in UTC (`2017-04-13T13:53:13Z`; a space for the T
 * and a missing zone are understood, other zones are not). `null` where the text is anything else, such
 * as a day that does not exist.
 */
export function readInstant(text: string): number | null {
  const parts = ISO_UTC.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const millis = fraction.padEnd(3, '0').slice(0, 3);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`;
  const at = Date.parse(iso);
  // A day or hour that does not exist is either unreadable or moved on to one that does.
  return Number.isNaN(at) || new Date(at).toISOString() !== iso ? null : at;
}

/** The same moment as text; `null` stays `null`. */
export function writeInstant(at: number): string;
export function writeInstant(at: number | null): string | null;
export function writeInstant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

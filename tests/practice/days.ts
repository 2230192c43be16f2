/** The platform counts its days in Pacific time, wherever the worker is. */
const PACIFIC = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const DAY_MS = 86_400_000;

/** Days begin on the hour, and asking for thousands of them again and again would take long. */
const HOUR_MS = 3_600_000;
const known = new Map<number, string>();

/** The Pacific day (`YYYY-MM-DD`) of an instant. */
export function pacificDay(atMs: number): string {
  const hour = Math.floor(atMs / HOUR_MS);
  let day = known.get(hour);
  if (day === undefined) {
    day = PACIFIC.format(hour * HOUR_MS);
    known.set(hour, day);
  }
  return day;
}

/** An instant that is noon, or 11 or 13 o'clock around changes of the clock, of a Pacific day. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T20:00:00.000Z`);
}

/** `day` and the `count - 1` days before it, newest first. */
export function daysBack(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(`${day}T00:00:00.000Z`) - index * DAY_MS).toISOString().slice(0, 10),
  );
}

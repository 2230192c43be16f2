/** The words in dates: months in five languages, and the clocks that tools write beside a time. */

/** How the months begin in English, Indonesian, Spanish, Portuguese and German. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar', 'mär', 'mrz', 'mae'],
  ['apr', 'abr'],
  ['may', 'mei', 'mai'],
  ['jun'],
  ['jul'],
  ['aug', 'agu', 'agt', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'out'],
  ['nov', 'nop'],
  ['dec', 'des', 'dic', 'dez'],
];

/** 1 to 12; `null` for a word that is no month. */
export function monthOf(word: string): number | null {
  const start = word.toLowerCase().slice(0, 3);
  const month = MONTHS.findIndex((starts) => starts.includes(start)) + 1;
  return month === 0 ? null : month;
}

/** Hours from UTC. Only names that mean one clock where microtasks are done; `IST` and `BST` are several. */
const ZONE_HOURS: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CST: -6,
  CDT: -5,
  EST: -5,
  EDT: -4,
  CET: 1,
  CEST: 2,
  WIB: 7,
  WITA: 8,
  WIT: 9,
};

/** How far before UTC the clock of this name is; `null` for a name that is not known or means several. */
export function zoneOffsetMs(name: string): number | null {
  const key = name.toUpperCase();
  return Object.hasOwn(ZONE_HOURS, key) ? (ZONE_HOURS[key] ?? 0) * 3_600_000 : null;
}

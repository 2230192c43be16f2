/** Whether two offers of a requester are the same kind of work, by their titles. */

/** Of all the words in two titles, the share that must be in both: "Label a receipt" is not "Label a picture". */
export const SIMILAR_FROM = 2 / 3;

const MONTHS_AND_DAYS =
  'january|february|march|april|may|june|july|august|september|october|november|december|' +
  'jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|' +
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
/** A month or day beside a number is a date; alone it may be what the work is about. */
const DATE = new RegExp(
  `\\b(?:${MONTHS_AND_DAYS})\\b[\\s.,]*\\d+(?:st|nd|rd|th)?|\\d+(?:st|nd|rd|th)?[\\s.,]*\\b(?:${MONTHS_AND_DAYS})\\b`,
  'gu',
);
/** "batch 7", "Part B", "round iv", "v2": which of many, and not what. */
const BATCH = /\b(?:batch|part|set|round|group|version|ver|v|no|nr|wave|phase)\b[\s.:#_-]*(?:\d+|[ivx]+|[a-z])\b/gu;

/** The words that say what the work is: without numbers, dates, ids, punctuation, case and "batch 7". */
export function titleWords(title: string): Set<string> {
  const text = title.normalize('NFKC').toLowerCase().replace(DATE, ' ').replace(BATCH, ' ');
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  // What has a digit in it is a number, a date or an id.
  return new Set(words.filter((word) => word !== '' && word !== 'batch' && !/\p{N}/u.test(word)));
}

/** The share, 0 to 1, of the words of two titles that is in both (Jaccard); of no words at all nothing is alike. */
export function titleSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const inBoth = [...a].filter((word) => b.has(word)).length;
  const inAny = a.size + b.size - inBoth;
  return inAny === 0 ? 0 : inBoth / inAny;
}

/**
 * Takes a JSON file apart while it is read, without parsing it: into the members of the outermost object, and the elements
 * of those members that are lists. No file is too long for it, and one that is cut off is found out.
 */

/** The text of one value. `key` is the member that it is or stands in; `''` in a file that is one list. */
export interface JsonText {
  key: string;
  line: number;
  text: string;
}

/** No record of any tool is nested deeper. */
const MAX_DEPTH = 100;

const [QUOTE, COMMA, COLON, BACKSLASH, NEW_LINE] = [34, 44, 58, 92, 10];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

export class JsonScanner {
  /** The members of the outermost object that were met so far, in their order. */
  readonly keys: string[] = [];
  /** Whether what was read cannot be JSON. */
  isBroken = false;
  readonly #open: number[] = [];
  /** What is read of the value in hand, and the line it begins on. */
  #held = '';
  #heldLine = 1;
  #line = 1;
  #values = 0;
  #isInText = false;
  #isEscaped = false;
  #isOver = false;

  /** @param maxChars more than this no value may have */
  constructor(private readonly maxChars: number) {}

  /** Whether everything that was opened is closed. */
  get isComplete(): boolean {
    return this.#isOver && !this.isBroken;
  }

  /** The values that are complete with the text that follows. */
  push(text: string): JsonText[] {
    const found: JsonText[] = [];
    let start = 0;
    /** Ends the value in hand before `at`. */
    const take = (at: number): string => {
      const value = this.#held + text.slice(start, at);
      this.#held = '';
      this.#heldLine = this.#line;
      start = at + 1;
      return value;
    };
    const give = (at: number) => {
      const line = this.#heldLine;
      const value = take(at);
      if (value.trim() === '') return;
      this.#values += 1;
      const before = value.slice(0, value.length - value.trimStart().length).split('\n').length - 1;
      // Records that share one line are told apart by their number, as though each had its own below the first.
      const begins = line + before;
      found.push({ key: this.keys.at(-1) ?? '', line: begins === 1 ? this.#values + 1 : begins, text: value });
    };

    for (let at = 0; at < text.length && !this.isBroken; at += 1) {
      if (this.#isInText) {
        at = this.#throughText(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      switch (code) {
        case QUOTE:
          this.#isInText = true;
          break;
        case NEW_LINE:
          this.#line += 1;
          break;
        case OPEN_LIST:
        case OPEN_OBJECT:
          if (this.#open.length === 0 || (this.#open.length === 1 && code === OPEN_LIST && this.#isObject)) take(at);
          this.#open.push(code);
          this.isBroken = this.#isOver || this.#open.length > MAX_DEPTH;
          break;
        case CLOSE_LIST:
        case CLOSE_OBJECT:
          if (this.#isAtRecords) give(at);
          this.isBroken = this.#open.pop() !== code - 2;
          this.#isOver = this.#open.length === 0;
          break;
        case COMMA:
          if (this.#isAtRecords) give(at);
          break;
        case COLON:
          if (this.#open.length === 1 && this.#isObject) this.#name(take(at));
          break;
      }
    }
    this.#held += text.slice(start);
    if (this.#held.length > this.maxChars) this.isBroken = true;
    return found;
  }

  get #isObject(): boolean {
    return this.#open[0] === OPEN_OBJECT;
  }

  /** Whether the values that stand here are given one by one. */
  get #isAtRecords(): boolean {
    return this.#open.length === 1 || (this.#open.length === 2 && this.#isObject && this.#open[1] === OPEN_LIST);
  }

  /** The last place of a text that goes on at `at`, or of what there is of it. */
  #throughText(text: string, at: number): number {
    let next = at;
    if (this.#isEscaped) next += 1;
    for (;;) {
      const end = text.indexOf('"', next);
      const upTo = end === -1 ? text.length : end;
      // A quote is the end unless an odd number of backslashes stands before it.
      let first = upTo;
      while (first > next && text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
      this.#isEscaped = (upTo - first) % 2 === 1;
      if (end === -1) return text.length;
      if (!this.#isEscaped) {
        this.#isInText = false;
        return end;
      }
      this.#isEscaped = false;
      next = end + 1;
    }
  }

  #name(text: string): void {
    const key = parseJson(text);
    if (typeof key === 'string') this.keys.push(key);
    else this.isBroken = true;
  }
}

/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

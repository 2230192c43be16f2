/** A file of any size that takes no memory: its text is made where it is read. */
export class GeneratedFile extends Blob {
  bytesRead = 0;
  readonly #size: number;
  readonly #textAt: (at: number) => string;

  /** @param textAt what stands at a place; it is repeated until the end of what is read there */
  constructor(size: number, textAt: (at: number) => string) {
    super();
    this.#size = size;
    this.#textAt = textAt;
  }

  override get size(): number {
    return this.#size;
  }

  override slice(start = 0, end = this.#size): Blob {
    const length = Math.min(end, this.#size) - start;
    this.bytesRead += length;
    const first = this.#textAt(start);
    const next = this.#textAt(start + first.length);
    return new Blob([(first + next.repeat(Math.ceil(length / next.length))).slice(0, length)]);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    throw new RangeError('Read whole');
  }

  override text(): Promise<string> {
    throw new RangeError('Read whole');
  }
}

/** The best documents of one segment: a heap of bounded size whose root is the worst that is in. */
export class TopHits {
  readonly #size: number;
  readonly docs: Int32Array;
  readonly #first: Float64Array;
  readonly #second: Int32Array;
  readonly #rank: Uint32Array;
  count = 0;

  /** `rank`: the place of each document among those that are equal in all else, the lesser first. */
  constructor(size: number, rank: Uint32Array) {
    this.#size = size;
    this.docs = new Int32Array(size);
    this.#first = new Float64Array(size);
    this.#second = new Int32Array(size);
    this.#rank = rank;
  }

  /** Below this, `first` cannot get in. */
  get floor(): number {
    if (this.count < this.#size) return Number.NEGATIVE_INFINITY;
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#first[0]!;
  }

  /** Ordered by `first`, then `second`, the greater first. */
  add(doc: number, first: number, second: number): void {
    if (this.count < this.#size) {
      this.#set(this.count, doc, first, second);
      this.#up(this.count++);
      return;
    }
    if (this.#size === 0 || first < this.#first[0]!) return;
    if (first === this.#first[0] && !this.#isBetter(doc, second)) return;
    this.#set(0, doc, first, second);
    this.#down();
  }

  /** Best first, with what they were ordered by. The heap is empty afterwards. */
  sorted(): { doc: number; first: number; second: number }[] {
    const hits = Array.from({ length: this.count }, (_, i) => ({
      doc: this.docs[i]!,
      first: this.#first[i]!,
      second: this.#second[i]!,
    }));
    this.count = 0;
    return hits.sort((a, b) => b.first - a.first || b.second - a.second || this.#rank[a.doc]! - this.#rank[b.doc]!);
  }

  #isBetter(doc: number, second: number): boolean {
    if (second !== this.#second[0]!) return second > this.#second[0]!;
    return this.#rank[doc]! < this.#rank[this.docs[0]!]!;
  }

  /** Whether the entry at `a` is worse than that at `b`. */
  #isWorse(a: number, b: number): boolean {
    if (this.#first[a] !== this.#first[b]) return this.#first[a]! < this.#first[b]!;
    if (this.#second[a] !== this.#second[b]) return this.#second[a]! < this.#second[b]!;
    return this.#rank[this.docs[a]!]! > this.#rank[this.docs[b]!]!;
  }

  #set(at: number, doc: number, first: number, second: number): void {
    this.docs[at] = doc;
    this.#first[at] = first;
    this.#second[at] = second;
  }

  #swap(a: number, b: number): void {
    const [doc, first, second] = [this.docs[a]!, this.#first[a]!, this.#second[a]!];
    this.#set(a, this.docs[b]!, this.#first[b]!, this.#second[b]!);
    this.#set(b, doc, first, second);
  }

  #up(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(): void {
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      if (left >= this.count) return;
      const worse = left + 1 < this.count && this.#isWorse(left + 1, left) ? left + 1 : left;
      if (!this.#isWorse(worse, at)) return;
      this.#swap(worse, at);
      at = worse;
    }
  }
}

/** Keeps the first `size` of what it is given, in order. Takes time n log size and room for 2 × size. */
export class Top<T> {
  readonly #size: number;
  readonly #compare: (a: T, b: T) => number;
  #kept: T[] = [];
  #last: T | undefined;

  constructor(size: number, compare: (a: T, b: T) => number) {
    this.#size = size;
    this.#compare = compare;
  }

  add(item: T): void {
    if (this.#size === 0 || (this.#last !== undefined && this.#compare(item, this.#last) >= 0)) return;
    this.#kept.push(item);
    if (this.#kept.length >= this.#size * 2) this.#cut();
  }

  sorted(): T[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept = this.#kept.sort(this.#compare).slice(0, this.#size);
    this.#last = this.#kept[this.#size - 1];
  }
}

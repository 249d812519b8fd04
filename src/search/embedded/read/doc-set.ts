/** Arrays that are used again and again: a search needs many of some size for a short while. */
export class Arrays {
  readonly #free = new Map<number, Int32Array[]>();

  take(length: number): Int32Array {
    const size = 1 << Math.max(8, 32 - Math.clz32(Math.max(1, length) - 1));
    return this.#free.get(size)?.pop() ?? new Int32Array(size);
  }

  give(array: Int32Array): void {
    let free = this.#free.get(array.length);
    if (free === undefined) this.#free.set(array.length, (free = []));
    if (free.length < 8) free.push(array);
  }
}

/** Documents of one segment in rising order, each with what it scores. */
export interface DocSet {
  readonly docs: Int32Array;
  readonly scores: Int32Array;
  readonly count: number;
}

export function emptySet(arrays: Arrays): DocSet {
  return { docs: arrays.take(0), scores: arrays.take(0), count: 0 };
}

export function release(arrays: Arrays, set: DocSet): void {
  arrays.give(set.docs);
  arrays.give(set.scores);
}

/** Documents that are in both; scores are added. Takes both sets over: the result stands in the first one's arrays. */
export function intersect(arrays: Arrays, a: DocSet, b: DocSet): DocSet {
  const { docs, scores } = a;
  const [others, theirs] = [b.docs, b.scores];
  let count = 0;
  for (let i = 0, j = 0; i < a.count && j < b.count; ) {
    const [left, right] = [docs[i]!, others[j]!];
    if (left < right) i += 1;
    else if (left > right) j += 1;
    else {
      docs[count] = left;
      scores[count++] = scores[i]! + theirs[j]!;
      i += 1;
      j += 1;
    }
  }
  release(arrays, b);
  return { docs, scores, count };
}

/** Documents that are in the first and not in the second. Takes both over. */
export function subtract(arrays: Arrays, a: DocSet, b: DocSet): DocSet {
  const { docs, scores } = a;
  const others = b.docs;
  let count = 0;
  for (let i = 0, j = 0; i < a.count; i += 1) {
    const doc = docs[i]!;
    while (j < b.count && others[j]! < doc) j += 1;
    if (j < b.count && others[j] === doc) continue;
    docs[count] = doc;
    scores[count++] = scores[i]!;
  }
  release(arrays, b);
  return { docs, scores, count };
}

/** Documents that are in either. `both` gives the score of one that is in both. Takes both sets over. */
function merge(arrays: Arrays, a: DocSet, b: DocSet, sum: boolean): DocSet {
  if (a.count === 0 || b.count === 0) {
    release(arrays, a.count === 0 ? a : b);
    return a.count === 0 ? b : a;
  }
  const docs = arrays.take(a.count + b.count);
  const scores = arrays.take(a.count + b.count);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.count && j < b.count) {
    const [left, right] = [a.docs[i]!, b.docs[j]!];
    if (left < right) {
      docs[count] = left;
      scores[count++] = a.scores[i++]!;
    } else if (left > right) {
      docs[count] = right;
      scores[count++] = b.scores[j++]!;
    } else {
      const [mine, theirs] = [a.scores[i++]!, b.scores[j++]!];
      docs[count] = left;
      scores[count++] = sum ? mine + theirs : mine > theirs ? mine : theirs;
    }
  }
  for (; i < a.count; i += 1) {
    docs[count] = a.docs[i]!;
    scores[count++] = a.scores[i]!;
  }
  for (; j < b.count; j += 1) {
    docs[count] = b.docs[j]!;
    scores[count++] = b.scores[j]!;
  }
  release(arrays, a);
  release(arrays, b);
  return { docs, scores, count };
}

export function unite(arrays: Arrays, sets: DocSet[]): DocSet {
  return fold(arrays, sets, true);
}

/** The union of several ways in which one word meets: the best way counts. */
export function uniteBest(arrays: Arrays, sets: DocSet[]): DocSet {
  return fold(arrays, sets, false);
}

/** Smallest first, so that long ones are copied once. */
function fold(arrays: Arrays, sets: DocSet[], sum: boolean): DocSet {
  const queue = sets.toSorted((a, b) => a.count - b.count);
  let all = queue.shift() ?? emptySet(arrays);
  for (const set of queue) all = merge(arrays, all, set, sum);
  return all;
}

/** Keeps the documents that pass a test. */
export function keepWhere(set: DocSet, test: (doc: number) => boolean): DocSet {
  const { docs, scores } = set;
  let count = 0;
  for (let i = 0; i < set.count; i += 1) {
    const doc = docs[i]!;
    if (!test(doc)) continue;
    docs[count] = doc;
    scores[count++] = scores[i]!;
  }
  return { docs, scores, count };
}

/** All documents of a segment that pass a test, scoring nothing. */
export function allWhere(arrays: Arrays, documents: number, test: (doc: number) => boolean): DocSet {
  const docs = arrays.take(documents);
  const scores = arrays.take(documents);
  let count = 0;
  for (let doc = 0; doc < documents; doc += 1) {
    if (!test(doc)) continue;
    docs[count] = doc;
    scores[count++] = 0;
  }
  return { docs, scores, count };
}

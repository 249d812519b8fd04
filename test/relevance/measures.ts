/** How well one list of results answers its query; the first ten places count. */
export interface Measures {
  /** One by the place of the first relevant hit. */
  readonly mrr: number;
  /** Discounted gain beside that of the best order (Järvelin and Kekäläinen 2002), a relevant hit having the gain one. */
  readonly ndcg: number;
  readonly successAt1: number;
  readonly successAt10: number;
}

export const depth = 10;

export function measure(hits: readonly string[], relevant: ReadonlySet<string>): Measures {
  const gains = hits.slice(0, depth).map((id) => (relevant.has(id) ? 1 : 0));
  const first = gains.indexOf(1);
  const discounted = (list: readonly number[]): number =>
    list.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const best = discounted(Array.from({ length: Math.min(depth, relevant.size) }, () => 1));
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg: best === 0 ? 0 : discounted(gains) / best,
    successAt1: first === 0 ? 1 : 0,
    successAt10: first < 0 ? 0 : 1,
  };
}

/** The mean of each measure; zeros for none. */
export function mean(all: readonly Measures[]): Measures {
  const of = (pick: (one: Measures) => number): number =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return {
    mrr: of((one) => one.mrr),
    ndcg: of((one) => one.ndcg),
    successAt1: of((one) => one.successAt1),
    successAt10: of((one) => one.successAt10),
  };
}

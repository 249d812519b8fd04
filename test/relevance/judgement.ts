/** Which records a query is for. A text: those whose title begins with it. A pattern: those whose title has it. `By`: somebody's, of a year. */
export type Wanted = string | RegExp | By;

export interface By {
  /** Words of a contributor's name as printed. */
  readonly author: string;
  readonly year?: number;
}

/** A query with what it should find; records that are not named are not wanted. */
export type Judgement = readonly [query: string, ...wanted: Wanted[]];

/** Queries of one sort, and what must be reached (issue of the search engine): the figure, and how many of the queries. */
export interface JudgedClass {
  readonly name: string;
  readonly bar?: { readonly figure: "success@1" | "success@10"; readonly atLeast: number };
  readonly judgements: readonly Judgement[];
}

import { facetKey } from "../../facet-values.ts";
import type { QueryNode } from "../../query.ts";
import { keyHash } from "../files/key-hash.ts";
import { missing, noYear } from "../files/title-order.ts";
import type { Clock } from "./clock.ts";
import { type Arrays, allWhere, type DocSet, intersect, keepWhere, subtract, unite, uniteBest } from "./doc-set.ts";
import type { PlannedLeaf, Planner, TextNode } from "./plan.ts";
import type { Segment } from "./segment.ts";
import { documentsWithSequence } from "./sequence-sets.ts";
import { documentsWith, keepWith, sizeIn } from "./term-sets.ts";

export interface Evaluation {
  readonly segment: Segment;
  /** The segment's number in the plan. */
  readonly number: number;
  readonly planner: Planner;
  readonly arrays: Arrays;
  readonly clock: Clock;
}

type Test = (doc: number) => boolean;
type FilterNode = Extract<QueryNode, { type: "facet" | "range" }>;

/** A word that many more documents have than are left is looked up for each of them rather than read whole. */
const probing = 2;

/** All documents of a segment that a query matches, deleted ones included. */
export function evaluate(node: QueryNode | null, evaluation: Evaluation): DocSet {
  const { arrays, segment, clock } = evaluation;
  clock.check();
  if (node === null) return allWhere(arrays, segment.documents, () => true);
  switch (node.type) {
    case "word":
    case "phrase":
    case "prefix":
      return leafSet(evaluation.planner.leaf(node), evaluation);
    case "identifier":
      return named(`${node.scheme}:${node.value}`, evaluation);
    case "facet":
    case "range":
      return allWhere(arrays, segment.documents, testOf(node, segment));
    case "or":
      return unite(
        arrays,
        node.nodes.map((child) => evaluate(child, evaluation)),
      );
    case "not":
      return subtract(arrays, evaluate(null, evaluation), evaluate(node.node, evaluation));
    case "and":
      return all(node.nodes, evaluation);
    default:
      return node satisfies never;
  }
}

function leafSet(leaf: PlannedLeaf, { arrays, segment, number }: Evaluation): DocSet {
  if (leaf.is === "word") return documentsWith(arrays, segment, number, leaf.word);
  return uniteBest(
    arrays,
    leaf.sequences.map((sequence) => documentsWithSequence(arrays, segment, number, sequence)),
  );
}

function named(key: string, { arrays, segment }: Evaluation): DocSet {
  const found = segment.keyTable("names").find(keyHash(key));
  const docs = arrays.take(found.length);
  docs.set(found);
  return { docs, scores: arrays.take(found.length).fill(0, 0, found.length), count: found.length };
}

function isText(node: QueryNode): node is TextNode {
  return node.type === "word" || node.type === "phrase" || node.type === "prefix";
}

function isFilter(node: QueryNode): node is FilterNode {
  return node.type === "facet" || node.type === "range";
}

/** Rarest first; words that are common are looked up for what is left; filters and exclusions come last. */
function all(nodes: readonly QueryNode[], evaluation: Evaluation): DocSet {
  const { arrays, planner, segment, number, clock } = evaluation;
  const wanted = nodes.filter((node) => node.type !== "not" && !isFilter(node));
  const cost = (node: QueryNode): number => (isText(node) ? planner.leaf(node).cost : 0);
  wanted.sort((a, b) => cost(a) - cost(b));
  let set: DocSet | undefined;
  for (const node of wanted) {
    clock.check();
    if (set === undefined) {
      set = evaluate(node, evaluation);
      continue;
    }
    if (set.count === 0) break;
    const leaf = isText(node) ? planner.leaf(node) : undefined;
    if (leaf?.is === "word" && sizeIn(leaf.word, number) > set.count * probing) {
      set = keepWith(arrays, segment, number, leaf.word, set);
    } else set = intersect(arrays, set, evaluate(node, evaluation));
  }
  for (const filter of nodes.filter(isFilter)) {
    const test = testOf(filter, segment);
    set = set === undefined ? allWhere(arrays, segment.documents, test) : keepWhere(set, test);
  }
  for (const node of nodes) {
    if (node.type !== "not") continue;
    set ??= evaluate(null, evaluation);
    if (set.count > 0) set = subtract(arrays, set, evaluate(node.node, evaluation));
  }
  return set ?? evaluate(null, evaluation);
}

function testOf(node: FilterNode, segment: Segment): Test {
  if (node.type === "range") {
    const [column, none] = node.field === "year" ? [segment.years, noYear] : [segment.dates, missing];
    const { from = none + 1, to = 0x7fffffff } = node;
    return (doc) => column[doc]! >= from && column[doc]! <= to;
  }
  const column = segment.facet(node.facet);
  const key = column.find(facetKey(node.facet, node.value));
  if (key === undefined) return () => false;
  return column.values.having([column.formsOf(key)]);
}

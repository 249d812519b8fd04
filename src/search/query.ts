import type { FacetName, NumberField, TextField } from "./fields.ts";

/** The syntax tree of a query; positions are offsets in what was typed, for explanations. */
export type QueryNode =
  | { readonly type: "word"; readonly text: string; readonly field?: TextField; readonly at: number }
  | { readonly type: "phrase"; readonly text: string; readonly field?: TextField; readonly at: number }
  | { readonly type: "prefix"; readonly text: string; readonly field?: TextField; readonly at: number }
  | { readonly type: "identifier"; readonly scheme: string; readonly value: string; readonly at: number }
  | { readonly type: "facet"; readonly facet: FacetName; readonly value: string; readonly at: number }
  | {
      readonly type: "range";
      readonly field: NumberField;
      readonly from?: number;
      readonly to?: number;
      readonly at: number;
    }
  | { readonly type: "and" | "or"; readonly nodes: readonly QueryNode[] }
  | { readonly type: "not"; readonly node: QueryNode };

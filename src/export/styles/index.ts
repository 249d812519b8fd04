import { type CslItem, cslOf } from "../csl.ts";
import type { Work } from "../work.ts";
import { apa } from "./apa.ts";
import { chicago } from "./chicago.ts";
import { harvard } from "./harvard.ts";
import { ieee } from "./ieee.ts";
import { mla } from "./mla.ts";
import type { Rich } from "./rich.ts";
import { vancouver } from "./vancouver.ts";

export type { Rich } from "./rich.ts";
export { textOf } from "./rich.ts";

/** The styles, in the order in which they are offered. */
export const styles = { apa, mla, chicago, harvard, vancouver, ieee } as const satisfies Record<
  string,
  (item: CslItem) => Rich
>;

export type StyleName = keyof typeof styles;
export const styleNames = Object.keys(styles) as StyleName[];

/** A record as a style's list of references has it. Its address is the source's own; this index's page is not what is cited. */
export function styled(work: Work, name: StyleName): Rich {
  const { page: _page, ...cited } = work;
  return styles[name](bounded(cslOf(cited)));
}

/** No style names more than 21 people, and no title is longer than this: sources put whole texts there. */
const mostNames = 24;
const longestText = 2000;

function bounded(item: CslItem): CslItem {
  const cut = Object.entries(item).map(([name, value]) => {
    if (typeof value === "string") return [name, value.slice(0, longestText).toWellFormed()];
    const isLong = Array.isArray(value) && value.length > mostNames + 1;
    return [name, isLong ? [...value.slice(0, mostNames), value.at(-1)] : value];
  });
  return Object.fromEntries(cut) as CslItem;
}

import type { SearchDocument } from "../../engine.ts";
import { facetKey } from "../../facet-values.ts";
import { facets, names } from "../../fields.ts";
import { FacetColumnBuilder } from "../files/facet-column.ts";
import { type SegmentPaths, sideFacets, textFacets } from "../files/facet-kinds.ts";
import { SectionWriter } from "../files/sections.ts";
import { groupHash, writeSideNumbers } from "../files/side-numbers.ts";
import { DocumentColumns } from "./document-columns.ts";
import { Inverter } from "./inverter.ts";

/** Gathers documents, each id once, and writes them as a segment. */
export class SegmentBuilder {
  readonly #inverter = new Inverter();
  readonly #columns = new DocumentColumns();
  readonly #facets = new Map(names(facets).map((facet) => [facet, new FacetColumnBuilder()]));
  readonly #reads: number[] = [];
  readonly #groups: number[] = [];

  get documents(): number {
    return this.#columns.length;
  }

  /** Grows with the memory that it takes. */
  get size(): number {
    return this.#inverter.size;
  }

  /** Throws where the document cannot be indexed; then the builder is not to be used any more. */
  add(document: SearchDocument): void {
    if (!Number.isSafeInteger(document.version)) throw new TypeError(`${document.id} has no whole version`);
    this.#inverter.add(document);
    this.#columns.add(document);
    for (const [facet, column] of this.#facets) {
      column.add((document.facets[facet] ?? []).map((value) => [facetKey(facet, value), value]));
    }
    this.#reads.push(document.reads ?? 0);
    this.#groups.push(groupHash(document.group));
  }

  /** Gives the files' sizes together. */
  write(paths: SegmentPaths): number {
    const text = new SectionWriter(paths.text);
    this.#inverter.write(text);
    this.#columns.write(text);
    for (const facet of textFacets) this.#facets.get(facet)?.write(text, facet);
    const side = new SectionWriter(paths.side);
    for (const facet of sideFacets) this.#facets.get(facet)?.write(side, facet);
    writeSideNumbers(side, this.#reads, this.#groups);
    return text.finish() + side.finish();
  }
}

import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Work } from "../export/work.ts";
import { pathOf } from "./links.ts";
import { en } from "./messages/en.ts";
import { certainCategories } from "./recognition-of.ts";
import { standingsOf } from "./standing.ts";

export interface Around {
  readonly catalogue: CatalogueReader;
  /** Base of absolute addresses; "" = not known. */
  readonly origin: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Records with what it takes to cite them and to give them out: journal or book, issue, category, notices. */
export async function worksOf(records: readonly CatalogueRecord[], around: Around): Promise<Work[]> {
  const { catalogue, today } = around;
  const wholes = new Set(records.flatMap(({ journalId, bookId }) => journalId ?? bookId ?? []));
  const issueIds = [...new Set(records.flatMap(({ issueId }) => issueId ?? []))];
  const [found, issues, categories, standings] = await Promise.all([
    catalogue.records([...wholes]),
    Promise.all(issueIds.map((id) => catalogue.issue(id))),
    certainCategories(records, catalogue, today),
    standingsOf(records, catalogue),
  ]);
  const data = new Map(found.map((record) => [record.id, record.data]));
  const issueOf = new Map(issueIds.map((id, index) => [id, issues[index]]));
  return records.map((record) => {
    const standing = standings.get(record.id);
    return {
      ...workOf(record, around.origin),
      journal: data.get(record.journalId ?? ""),
      book: data.get(record.bookId ?? ""),
      issue: issueOf.get(record.issueId ?? ""),
      category: categories.get(record.id),
      notice:
        [record.sample ? en.cite.sample : undefined, standing && en.record.standings[standing.type]]
          .filter((one) => one !== undefined)
          .join(" ") || undefined,
    };
  });
}

/** A record by itself. */
export function workOf(record: CatalogueRecord, origin: string): Work {
  return { id: record.id, data: record.data, ...(origin !== "" && { page: origin + pathOf(record) }) };
}

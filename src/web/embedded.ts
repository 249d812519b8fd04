import type { CatalogueRecord, Issue } from "../catalogue/catalogue.ts";
import { exportFormats } from "../export/formats.ts";
import { type Metadata, metadataOf } from "../export/metadata/index.ts";
import type { Work } from "../export/work.ts";
import type { HeadProperties } from "./components/head.tsx";
import { pathOf } from "./links.ts";

/** What stands around a record on its page. */
interface Whole {
  readonly journal?: CatalogueRecord | undefined;
  readonly book?: CatalogueRecord | undefined;
  readonly issue?: Issue | undefined;
}

/** A record of a page as it is cited there. */
export function workOnPage({ id, data }: CatalogueRecord, { journal, book, issue }: Whole = {}): Work {
  return { id, data, journal: journal?.data, book: book?.data, issue };
}

/** What the head of a record's page says to programs, and its other forms. */
export function embedded(record: CatalogueRecord, whole: Whole = {}): Pick<HeadProperties, "metadata" | "alternates"> {
  const path = pathOf(record);
  const work = workOnPage(record, whole);
  return {
    metadata: (page): Metadata => metadataOf({ ...work, ...(page !== undefined && { page }) }),
    alternates: (["bib", "ris", "json"] as const).map((name) => ({
      href: `${path}.${name}`,
      type: exportFormats[name].accepts[0],
    })),
  };
}

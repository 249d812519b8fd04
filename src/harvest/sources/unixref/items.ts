import type { WorkType } from "../../../domain/record.ts";
import { childNamed, childrenOf, descendantNamed, type XmlElement } from "../../xml/element.ts";

/** The one thing that a Crossref record is about. */
export interface UnixrefItem {
  readonly what: WorkType | "journal" | "book" | "chapter";
  /** Has titles, contributors, dates and the DOI. */
  readonly item: XmlElement;
  /** Stands around the item: `journal`, `conference`, `book` …; the item itself where nothing does. */
  readonly work: XmlElement;
  /** What the whole of the work says: `journal_metadata`, `proceedings_metadata` … */
  readonly metadata?: XmlElement;
}

interface Form {
  readonly items: readonly string[];
  readonly metadata: readonly string[];
  readonly what: WorkType | "chapter";
  /** What the work is where it holds no item. */
  readonly alone?: WorkType | "journal" | "book";
}

/** Works by the element under `crossref` (unixref 1.1 and the deposit schema 5.3, "common"). */
const forms: Readonly<Record<string, Form>> = {
  journal: { items: ["journal_article"], metadata: ["journal_metadata"], what: "article", alone: "journal" },
  conference: {
    items: ["conference_paper"],
    metadata: ["proceedings_metadata", "proceedings_series_metadata"],
    what: "conference paper",
    alone: "book",
  },
  book: {
    items: ["content_item"],
    metadata: ["book_metadata", "book_series_metadata", "book_set_metadata"],
    what: "chapter",
    alone: "book",
  },
  "report-paper": {
    items: ["content_item"],
    metadata: ["report-paper_metadata", "report-paper_series_metadata"],
    what: "report",
    alone: "report",
  },
  database: { items: ["dataset"], metadata: ["database_metadata"], what: "dataset", alone: "dataset" },
  standard: {
    items: ["content_item"],
    metadata: ["standard_metadata", "standard_series_metadata"],
    what: "other",
    alone: "other",
  },
};

/** Works that are the item themselves. `sa_component` and `grant` are no works that this index has. */
const single: Readonly<Record<string, WorkType>> = {
  dissertation: "thesis",
  posted_content: "preprint",
  peer_review: "other",
  pending_publication: "article",
};

/** Whether an element is a work by itself, as deposits (`doi_batch`) have it. */
export function isWork(local: string): boolean {
  return Object.hasOwn(forms, local) || Object.hasOwn(single, local);
}

/** The `crossref` element of whatever stands around it: `doi_records`, `crossref_result`, `query`, `doi_record`; one around a work that has none. */
export function crossrefOf(root: XmlElement): XmlElement | undefined {
  if (isWork(root.local)) return { name: "crossref", local: "crossref", attributes: {}, content: [root] };
  return descendantNamed(root, "crossref", 6);
}

/** Every item of the works that it holds, e.g. each chapter of a book in a deposit; usually one. */
export function itemsOf(crossref: XmlElement): UnixrefItem[] {
  return childrenOf(crossref).flatMap((work) => {
    const form = Object.hasOwn(forms, work.local) ? forms[work.local] : undefined;
    if (form === undefined) return [];
    const metadata = firstOf(work, form.metadata);
    return childrenOf(work)
      .filter(({ local }) => form.items.includes(local))
      .map((item) => ({ what: form.what, item, work, ...(metadata === undefined ? {} : { metadata }) }));
  });
}

/** The book of which a record holds several chapters, as a deposit has it; undefined where it holds one item, or no book. */
export function bookOfItems(crossref: XmlElement): UnixrefItem | undefined {
  const items = itemsOf(crossref);
  const [first] = items;
  if (items.length < 2 || first?.metadata === undefined) return undefined;
  if (!items.every(({ what, work }) => what === "chapter" && work === first.work)) return undefined;
  return { what: "book", item: first.metadata, work: first.work, metadata: first.metadata };
}

/** The item of a `crossref` element; undefined where it holds none that is known. */
export function itemOf(crossref: XmlElement): UnixrefItem | undefined {
  for (const work of childrenOf(crossref)) {
    const alone = Object.hasOwn(single, work.local) ? single[work.local] : undefined;
    if (alone !== undefined) return { what: alone, item: work, work };
    const form = Object.hasOwn(forms, work.local) ? forms[work.local] : undefined;
    if (form === undefined) continue;
    const metadata = firstOf(work, form.metadata);
    const item = firstOf(work, form.items);
    if (item !== undefined) return { what: form.what, item, work, ...(metadata === undefined ? {} : { metadata }) };
    if (metadata !== undefined && form.alone !== undefined) return { what: form.alone, item: metadata, work, metadata };
  }
  return undefined;
}

function firstOf(element: XmlElement, names: readonly string[]): XmlElement | undefined {
  return names.map((name) => childNamed(element, name)).find((child) => child !== undefined);
}

import type { Identifier } from "../../domain/identifier.ts";
import { judgedDate } from "../../domain/judged-date.ts";
import type { PartialDate } from "../../domain/partial-date.ts";
import type { RecordData } from "../../domain/record.ts";

/** One line of a list of publications, with what it says of the work. */
export interface DossierReference {
  /** The line as given; of a list with fields of its own, what they say put together. */
  readonly printed: string;
  /** `text`: the fields were made out of running text, and any of them may be wrong. */
  readonly from: "fields" | "text";
  readonly title?: string;
  readonly authors: readonly string[];
  /** Title of the journal. */
  readonly container?: string;
  /** Other pieces of the text that may be the journal's title. */
  readonly otherContainers?: readonly string[];
  readonly issns: readonly Identifier[];
  readonly date?: PartialDate;
  readonly volume?: string;
  readonly number?: string;
  readonly firstPage?: string;
  readonly doi?: Identifier;
  /** It cannot be read: why. */
  readonly unreadable?: string;
}

const longestPrinted = 2000;

/** A reference out of a record of BibTeX, RIS or a table. */
export function referenceOfRecord(data: RecordData): DossierReference {
  const article = data.kind === "article" ? data : undefined;
  const { container } = article ?? {};
  const book = data.kind === "chapter" ? data.book?.titles[0]?.value : undefined;
  const title = data.titles[0]?.value;
  const journal = container?.titles[0]?.value ?? book;
  const date = judgedDate(data);
  const doi = data.identifiers.find(({ scheme }) => scheme === "doi");
  const authors = data.contributors.filter(({ role }) => role === "author").map(({ name }) => name.printed);
  const { volume, number } = container?.issue ?? {};
  const pages = container?.pages ?? (data.kind === "chapter" ? data.pages : undefined);
  const place = [volume, number === undefined ? undefined : `(${number})`].filter(Boolean).join("");
  const said = [
    authors.join("; "),
    title,
    journal,
    [place, pages?.printed].filter(Boolean).join(": "),
    date?.printed ?? [date?.start, date?.end].filter(Boolean).join("/"),
    doi?.printed ?? doi?.value,
  ];
  return {
    printed: said.filter(Boolean).join(". ").slice(0, longestPrinted),
    from: "fields",
    authors,
    issns: container?.issns ?? [],
    ...(title === undefined ? {} : { title }),
    ...(journal === undefined ? {} : { container: journal }),
    ...(date === undefined ? {} : { date }),
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(pages?.first === undefined ? {} : { firstPage: pages.first }),
    ...(doi === undefined ? {} : { doi }),
  };
}

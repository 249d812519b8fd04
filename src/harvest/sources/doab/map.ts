import type { ContributorRole } from "../../../domain/contributor.ts";
import { parseCountry } from "../../../domain/country.ts";
import { parsePartialDate } from "../../../domain/partial-date.ts";
import type { RecordData, Subject } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { plainText } from "../../../text/markup.ts";
import type { Cells } from "../../readers/delimited.ts";
import type { TableRecord } from "../../readers/table.ts";
import { distinctBy } from "../distinct.ts";
import { withSubtitle } from "../subtitle.ts";
import { nameOfWork, recordOf, type WorkFacts, type WorkPerson } from "../work-facts.ts";
import type { Column } from "./columns.ts";

/** Values of one cell stand apart by two bars. */
function valuesOf(cells: Cells<Column>, ...columns: readonly Column[]): string[] {
  const all = columns.flatMap((column) => (cells[column] ?? "").split("||"));
  return [...new Set(all.map((value) => value.replace(/\s+/g, " ").trim()))].filter((value) => value !== "");
}

/** A row: a book, or a chapter of one. All that is listed there can be read by everyone. */
export function mapRow(cells: Cells<Column>): Result<TableRecord> {
  const type = (valuesOf(cells, "type")[0] ?? "book").toLowerCase();
  if (type !== "book" && type !== "chapter")
    return fail("unmapped_metadata", `The row is of type “${type.slice(0, 50)}”, neither a book nor a chapter.`);
  const data = recordOf(factsOf(cells, type));
  if (!data.ok) return data;
  const subjects = subjectsOf(valuesOf(cells, "classification"));
  const record: RecordData = { ...data.value, subjects, access: "open" };
  const [id] = valuesOf(cells, "id", "address", "number");
  return ok({ mapped: { is: "record", data: record }, identifier: id ?? nameOfWork(record) });
}

function factsOf(cells: Cells<Column>, kind: "book" | "chapter"): WorkFacts {
  const [title = "", ...titles] = valuesOf(cells, "title");
  const [subtitle] = valuesOf(cells, "subtitle");
  const [issued] = valuesOf(cells, "issued");
  const [publisher] = valuesOf(cells, "published-by", "publisher", "imprint");
  const [country] = valuesOf(cells, "country");
  const [pages] = valuesOf(cells, "pages");
  return {
    work: { kind, type: "other" },
    titles: title === "" ? titles : [subtitle === undefined ? title : withSubtitle(title, subtitle), ...titles],
    people: [
      ...people(cells, "authors", "author"),
      ...people(cells, "editors", "editor"),
      ...people(cells, "others", "contributor"),
    ],
    container: valuesOf(cells, "book")[0],
    issns: [],
    isbns: valuesOf(cells, "isbn-file", "isbn", "isbn-oapen", "isbn-relation").flatMap((value) => value.split(/[;,]/)),
    doi: valuesOf(cells, "doi")[0],
    date: issued === undefined ? undefined : parsePartialDate(issued),
    // of a book it is how many it has
    pages: kind === "chapter" && pages !== undefined && /\d\s*[-–]\s*\d/.test(pages) ? pages : undefined,
    abstracts: valuesOf(cells, "abstract"),
    keywords: valuesOf(cells, "keywords"),
    languages: valuesOf(cells, "language").map((value) => /\[(\w{2,3})\]$/.exec(value)?.[1] ?? value),
    publisher,
    country: country === undefined ? undefined : parseCountry(country),
    licence: valuesOf(cells, "licence", "rights")[0],
    links: [
      ...valuesOf(cells, "address").map((url) => ({ rel: "landing" as const, url })),
      ...valuesOf(cells, "file").map((url) =>
        /\.pdf(?:[?#]|$)/i.test(url)
          ? { rel: "pdf" as const, url, format: "application/pdf" }
          : { rel: "galley" as const, url },
      ),
    ],
  };
}

function people(cells: Cells<Column>, column: Column, role: ContributorRole): WorkPerson[] {
  return valuesOf(cells, column).map((name) => ({ role, name: name.replace(/\s+,/g, ",") }));
}

/** `bic Book Industry Communication::C Language::CFP Translation & interpretation`: the last part, its code apart. */
function subjectsOf(paths: readonly string[]): Subject[] {
  const subjects = paths.flatMap((path): Subject[] => {
    const last = plainText(path.split("::").at(-1) ?? "");
    const [, code, label] = /^([A-Z\d]{1,8})\s+(\S.*)$/.exec(last) ?? [];
    if (last === "") return [];
    return [
      code === undefined || label === undefined ? { scheme: "other", label: last } : { scheme: "other", label, code },
    ];
  });
  return distinctBy(subjects, ({ label }) => label);
}

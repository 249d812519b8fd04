import { workTypeOf } from "../../../domain/work-type.ts";
import type { WorkClass } from "../../../domain/work-type-table.ts";
import { type JsonObject, rawIn } from "../../readers/json-values.ts";

/** Types of Crossref (`/types` of its REST API) that the table of all sources has otherwise or not. */
const types: ReadonlyMap<string, WorkClass> = new Map([
  ["book-track", { kind: "chapter", type: "other" }],
  ["reference-entry", { kind: "chapter", type: "other" }],
  ["book-set", { kind: "book", type: "other" }],
  ["proceedings", { kind: "book", type: "other" }],
  // what a referee wrote
  ["peer-review", { kind: "article", type: "other" }],
  ["report-component", { kind: "article", type: "other" }],
  ["standard", { kind: "article", type: "other" }],
  ["database", { kind: "article", type: "dataset" }],
  ["other", { kind: "article", type: "other" }],
]);

/** Not works but parts of one, wholes of many, or money. */
const noWork: ReadonlyMap<string, string> = new Map([
  ["journal-issue", "a whole issue of a journal; the articles in it are records of their own"],
  ["journal-volume", "a whole volume of a journal; the articles in it are records of their own"],
  ["book-series", "a series of books; its books are records of their own"],
  ["proceedings-series", "a series of proceedings; they are records of their own"],
  ["report-series", "a series of reports; they are records of their own"],
  ["standard-series", "a series of standards; they are records of their own"],
  ["component", "a figure, table or file of another work"],
  ["grant", "a grant and no publication"],
]);

/** Why a work's type is none that the index holds; undefined where it does. */
export function whyNoWork(work: JsonObject): string | undefined {
  return noWork.get(typeIn(work));
}

/** Kind and type of a work. What is posted is a preprint unless its subtype says otherwise. */
export function typeOfWork(work: JsonObject): WorkClass {
  const type = typeIn(work);
  const subtype = (rawIn(work, "subtype") ?? "").toLowerCase().replaceAll("_", " ");
  if (type === "posted-content" && subtype !== "" && subtype !== "preprint") return workTypeOf([subtype]);
  return types.get(type) ?? workTypeOf([type]);
}

function typeIn(work: JsonObject): string {
  return (rawIn(work, "type") ?? "").toLowerCase();
}

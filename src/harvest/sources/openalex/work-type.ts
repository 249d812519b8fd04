import { workTypeOf } from "../../../domain/work-type.ts";
import type { WorkClass } from "../../../domain/work-type-table.ts";
import { type JsonObject, objectIn, rawIn } from "../../readers/json-values.ts";

/** Types of OpenAlex that the table of all sources has otherwise or not (docs.openalex.org, "Work object", `type`). */
const types: ReadonlyMap<string, WorkClass> = new Map([
  ["reference-entry", { kind: "chapter", type: "other" }],
  // what a referee wrote
  ["peer-review", { kind: "article", type: "other" }],
  ["erratum", { kind: "article", type: "other" }],
  ["retraction", { kind: "article", type: "other" }],
  ["paratext", { kind: "article", type: "other" }],
  ["supplementary-materials", { kind: "article", type: "other" }],
  ["libguides", { kind: "article", type: "other" }],
  ["standard", { kind: "article", type: "other" }],
  ["grant", { kind: "article", type: "other" }],
  ["other", { kind: "article", type: "other" }],
]);

/** Kind and type of a work. OpenAlex calls conference papers articles: Crossref's type, or the kind of source, tells them. */
export function typeOfWork(work: JsonObject): WorkClass {
  const type = (rawIn(work, "type") ?? "").toLowerCase();
  if (work["is_paratext"] === true) return { kind: "article", type: "other" };
  const source = rawIn(objectIn(objectIn(work, "primary_location"), "source"), "type");
  const isPaper = rawIn(work, "type_crossref") === "proceedings-article" || source === "conference";
  if (type === "article" && isPaper) return { kind: "article", type: "conference paper" };
  return types.get(type) ?? workTypeOf([type === "" ? (rawIn(work, "type_crossref") ?? "") : type]);
}

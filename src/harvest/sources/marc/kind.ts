import type { workTypeOf } from "../../../domain/work-type.ts";
import { fieldsOf, type MarcRecord, subfield } from "./fields.ts";

type Class = ReturnType<typeof workTypeOf>;

/**
 * Kind by leader byte 6 (type of record) and 7 (bibliographic level), MARC 21 Format for Bibliographic Data: `s` a serial, `b` a part of a serial, `a` a part of a book unless its host (773) has an
 * ISSN. What is no text, such as a film or a map, is an article of type other, unless its genre (655) says more.
 */
export function kindOf(record: MarcRecord): Class {
  const type = record.leader.charAt(6);
  const level = record.leader.charAt(7);
  const genres = fieldsOf(record, "655", "516").flatMap((field) => subfield(field, "a") ?? []);
  const isThesis = fieldsOf(record, "502").length > 0;
  if (level === "s" || level === "i") return { kind: "journal", type: "other" };
  if (level === "b") return { kind: "article", type: "article" };
  if (level === "a") {
    const hostIssn = fieldsOf(record, "773").some((field) => subfield(field, "x") !== undefined);
    return hostIssn ? { kind: "article", type: "article" } : { kind: "chapter", type: "other" };
  }
  if (isThesis) return { kind: "article", type: "thesis" };
  if (type === "g" && genres.some((genre) => /video|film/i.test(genre))) return { kind: "video", type: "other" };
  return "at".includes(type) || type === "" || type === " " || type === "m"
    ? { kind: "book", type: "other" }
    : { kind: "article", type: "other" };
}

import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { plainText } from "../../../text/markup.ts";
import { type DataField, fieldsOf, type MarcRecord, subfield, withoutIsbd } from "./fields.ts";
import { linkedFieldsOf } from "./linked.ts";
import { textsIn } from "./script.ts";

/** What a record without a field 245 may call its work by: uniform titles, then added ones. */
const instead = ["240", "130", "740"] as const;

/** More subfields than any title has. */
const mostParts = 100;

/**
 * Titles of field 245 in each script that the record has it in, and parallel ones: after `=` in it, and of field 246 (second indicator 1, or 5
 * for that of an added title page). Empty where nothing names the work.
 */
export function titlesOf(record: MarcRecord, languages: readonly string[]): LocalText[] {
  const tag = ["245", ...instead].find((one) => linkedFieldsOf(record, languages, one).length > 0) ?? "245";
  const isIsbd = "ai".includes(record.leader.charAt(18).trim() || "-");
  const main = linkedFieldsOf(record, languages, tag)
    .slice(0, tag === "245" ? undefined : 1)
    .map(({ field, other }) => ({
      ...statementOf(field, isIsbd),
      other: other === undefined ? undefined : statementOf(other, isIsbd).title,
    }));
  const variants = fieldsOf(record, "246").filter((field) => "15".includes(field.indicators[1]));
  const titles = [
    ...main.flatMap(({ title, other }) => textsIn(title, other, languages)),
    // a parallel title is in another language, which may be any
    ...main.flatMap(({ parallel }) => parallel.map((one) => localText(one))),
    ...variants.map((field) => localText(plainText(withoutIsbd(subfield(field, "a") ?? "")))),
  ].filter(({ value }) => value !== "");
  return [...new Map(titles.map((one) => [one.value, one])).values()].slice(0, 50);
}

/** Title, remainder and parts as one. The sign before a subfield stands at the end of the one before it, `$h` included. */
function statementOf(main: DataField, isIsbd: boolean): { title: string; parallel: string[] } {
  const parallel: string[] = [];
  let title = "";
  let sign = "";
  for (const { code, value } of main.subfields.slice(0, mostParts)) {
    if (code === "b" && sign === "=") parallel.push(plainText(withoutIsbd(value)));
    else if ("abnp".includes(code) && value !== "") {
      // only ISBD means another work by a semicolon
      const joint = title === "" ? "" : code === "b" ? ` ${sign === ";" && isIsbd ? ";" : ":"} ` : ". ";
      title = withoutIsbd(title) + joint + value;
    }
    sign = value.trim().at(-1) ?? "";
  }
  return { title: plainText(withoutIsbd(title)), parallel };
}

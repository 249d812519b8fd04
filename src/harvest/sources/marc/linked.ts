import { type DataField, fieldsOf, type MarcRecord, subfield } from "./fields.ts";
import { isWrittenIn } from "./script.ts";

/** A field and the one that gives the same in another script. */
export interface LinkedField {
  readonly field: DataField;
  readonly other?: DataField;
}

/**
 * Fields of these tags, each with its field 880 (MARC 21, Appendix A: `$6 880-01` there, `$6 245-01/(3/r` here). What stands in the
 * record's own language comes first: mostly the field 880, for libraries romanise what they catalogue. Fields 880 that nothing points to
 * stand for themselves at the end.
 */
export function linkedFieldsOf(
  record: MarcRecord,
  languages: readonly string[],
  ...tags: readonly string[]
): LinkedField[] {
  const others = new Map<string, DataField>();
  const alone: LinkedField[] = [];
  for (const field of fieldsOf(record, "880")) {
    const [tag = "", number = ""] = linkOf(field);
    if (!tags.includes(tag)) continue;
    const own = { ...field, tag };
    if (number === "00") alone.push({ field: own });
    else if (!others.has(`${tag}-${number}`)) others.set(`${tag}-${number}`, own);
  }
  const linked = fieldsOf(record, ...tags).map((field) => {
    const [, number = ""] = linkOf(field);
    const key = `${field.tag}-${number}`;
    const other = others.get(key);
    others.delete(key);
    if (other === undefined) return { field };
    return languages.length === 0 || languages.some((lang) => isWrittenIn(textOf(other), lang))
      ? { field: other, other: field }
      : { field, other };
  });
  return [...linked, ...[...others.values()].map((field) => ({ field })), ...alone];
}

function linkOf(field: DataField): readonly string[] {
  return /^(\d{3})-(\d{2})/.exec(subfield(field, "6") ?? "")?.slice(1) ?? [];
}

function textOf(field: DataField): string {
  return field.subfields
    .filter(({ code }) => code !== "6")
    .map(({ value }) => value)
    .join(" ");
}

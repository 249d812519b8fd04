import { childrenNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { withoutFinalStop } from "../final-stop.ts";

export interface Subfield {
  readonly code: string;
  readonly value: string;
}

export interface DataField {
  readonly tag: string;
  readonly indicators: readonly [string, string];
  readonly subfields: readonly Subfield[];
}

/** One MARC 21 bibliographic record, whatever it was written in (MARCXML, ISO 2709). */
export interface MarcRecord {
  readonly leader: string;
  readonly control: ReadonlyMap<string, string>;
  readonly fields: readonly DataField[];
}

/** A MARCXML `record` element. */
export function fromMarcXml(root: XmlElement): MarcRecord {
  const leader = childrenNamed(root, "leader")[0];
  const control = new Map<string, string>();
  for (const field of childrenNamed(root, "controlfield")) {
    const tag = field.attributes["tag"] ?? "";
    // the fixed positions count: nothing is trimmed
    if (!control.has(tag)) control.set(tag, textOf(field));
  }
  const fields = childrenNamed(root, "datafield").map((field) => ({
    tag: field.attributes["tag"] ?? "",
    indicators: [field.attributes["ind1"] ?? " ", field.attributes["ind2"] ?? " "] as const,
    subfields: childrenNamed(field, "subfield").map((subfield) => ({
      code: subfield.attributes["code"] ?? "",
      value: textOf(subfield).normalize("NFC").replace(/\s+/g, " ").trim(),
    })),
  }));
  return { leader: leader === undefined ? "" : textOf(leader), control, fields };
}

export function fieldsOf(record: MarcRecord, ...tags: readonly string[]): DataField[] {
  return record.fields.filter((field) => tags.includes(field.tag));
}

/** Values of the subfields with one of these codes, in order. */
export function subfields(field: DataField, codes: string): string[] {
  return field.subfields.filter(({ code, value }) => codes.includes(code) && value !== "").map(({ value }) => value);
}

export function subfield(field: DataField | undefined, code: string): string | undefined {
  return field?.subfields.find((one) => one.code === code && one.value !== "")?.value;
}

/** A value without the sign that leads to the next, with its full stop. */
export function withoutJoint(value: string): string {
  let end = value.length;
  while (end > 0 && " /:;,=،؛".includes(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end).trim();
}

/** A value without the punctuation that ISBD puts between it and the next (`Title /`, `Place :`, `Name,`). */
export function withoutIsbd(value: string): string {
  // words of other scripts are not abbreviated with a stop, single letters are
  return withoutFinalStop(withoutJoint(value)).replace(/(?<=\p{Lo}{2})[.۔]$/u, "");
}

/** A personal name as a heading gives it: the stop at its end goes, but for that of an initial (`Khan, M. A.`) or of `Jr.` */
export function withoutNameStop(value: string): string {
  const name = withoutJoint(value).replace(/۔$/, "");
  return /(?<![\s.\p{P}]\p{L}|^\p{L}|\b(?:jr|sr|st|dr|esq))\.$/iu.test(name) ? name.slice(0, -1) : name;
}

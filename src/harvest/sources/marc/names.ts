import type { Contributor, ContributorRole } from "../../../domain/contributor.ts";
import { parseName } from "../../../domain/name.ts";
import { type DataField, fieldsOf, type MarcRecord, subfield, subfields, withoutIsbd } from "./fields.ts";

/** Relator codes ($4) and terms ($e), as far as roles are told apart here; others are contributors, none is an author. */
const relators: readonly (readonly [RegExp, ContributorRole])[] = [
  [/^(?:aut|cre|author|verfasser|joint author|autor|auteur)/i, "author"],
  [/^(?:edt|editor|ed\.|hrsg|herausgeber|éditeur)/i, "editor"],
  [/^(?:trl|translator|tr\.|übersetzer|traducteur)/i, "translator"],
  [/^(?:ths|dgs|thesis advisor|degree supervisor)/i, "advisor"],
];

/** Names of fields 100, 110, 111 and 700, 710, 711, in order. */
export function contributorsOf(record: MarcRecord): Contributor[] {
  return fieldsOf(record, "100", "110", "111", "700", "710", "711").flatMap((field) => {
    // 7XX with a title names another work
    if (field.tag.startsWith("7") && subfield(field, "t") !== undefined) return [];
    const printed = printedName(field);
    if (printed === "") return [];
    const corporate = field.tag.endsWith("10") || field.tag.endsWith("11");
    const name = parseName(printed);
    return [
      {
        name: corporate ? { printed, corporate: true } : name,
        role: roleOf(field),
        affiliations: subfields(field, "u"),
      },
    ];
  });
}

function printedName(field: DataField): string {
  const corporate = field.tag.endsWith("10") || field.tag.endsWith("11");
  return subfields(field, corporate ? "ab" : "ab")
    .map(withoutIsbd)
    .join(corporate ? ". " : " ");
}

function roleOf(field: DataField): ContributorRole {
  const stated = subfields(field, "4e").map((term) => term.replace(/^.*\//, ""));
  for (const term of stated) {
    const role = relators.find(([pattern]) => pattern.test(term))?.[1];
    if (role !== undefined) return role;
  }
  if (stated.length > 0) return "contributor";
  return field.tag.startsWith("1") ? "author" : "contributor";
}

import type { Contributor, ContributorRole, Name } from "../../../domain/contributor.ts";
import { parseName } from "../../../domain/name.ts";
import { plainText } from "../../../text/markup.ts";
import { type DataField, type MarcRecord, subfield, subfields, withoutIsbd, withoutNameStop } from "./fields.ts";
import { linkedFieldsOf } from "./linked.ts";

/** Relator codes ($4) and terms ($e), as far as roles are told apart here; others are contributors, none is an author. */
const relators: readonly (readonly [RegExp, ContributorRole])[] = [
  [/^(?:aut|cre|author|verfasser|joint author|autor|auteur)/i, "author"],
  [/^(?:edt|editor|ed\.|hrsg|herausgeber|éditeur)/i, "editor"],
  [/^(?:trl|translator|tr\.|übersetzer|traducteur)/i, "translator"],
  [/^(?:ths|dgs|thesis advisor|degree supervisor)/i, "advisor"],
];

/** Names of fields 100, 110, 111 and 700, 710, 711, in order; in the record's own script where a linked field 880 has them so, with the other form beside. */
export function contributorsOf(record: MarcRecord, languages: readonly string[]): Contributor[] {
  const linked = ["1", "7"].flatMap((first) =>
    linkedFieldsOf(record, languages, `${first}00`, `${first}10`, `${first}11`),
  );
  return linked.flatMap(({ field, other }) => {
    // 7XX with a title names another work
    if (field.tag.startsWith("7") && subfield(field, "t") !== undefined) return [];
    const name = nameOf(field);
    if (name.printed === "") return [];
    const form = other === undefined ? "" : nameOf(other).printed;
    return [
      {
        name: form === "" || form === name.printed ? name : { ...name, otherForms: [form] },
        role: roleOf(other ?? field),
        affiliations: subfields(field, "u"),
      },
    ];
  });
}

function nameOf(field: DataField): Name {
  if (/1[01]$/.test(field.tag)) {
    return { printed: plainText(subfields(field, "ab").map(withoutIsbd).join(". ")), corporate: true };
  }
  return parseName(plainText(subfields(field, "ab").map(withoutNameStop).join(" ")));
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

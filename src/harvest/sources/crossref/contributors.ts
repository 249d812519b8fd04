import type { Contributor, ContributorRole } from "../../../domain/contributor.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { type JsonObject, objectsIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import { bodyName, personName } from "../person-name.ts";

const roles: readonly (readonly [string, ContributorRole])[] = [
  ["author", "author"],
  ["editor", "editor"],
  ["translator", "translator"],
  ["chair", "contributor"],
];
/** What some publishers deposit where a letter has no author. */
const nobody = /^&?NA;?$/;

/** People and bodies in order, authors first. */
export function contributorsOf(work: JsonObject): Contributor[] {
  return roles.flatMap(([key, role]) => objectsIn(work, key).flatMap((one) => contributorOf(one, role) ?? []));
}

function contributorOf(person: JsonObject, role: ContributorRole): Contributor | undefined {
  const family = textIn(person, "family");
  const given = textIn(person, "given");
  if (nobody.test(family ?? "")) return undefined;
  const name =
    family === undefined && given === undefined
      ? bodyName(textIn(person, "name"))
      : personName({ family, given, suffix: textIn(person, "suffix") });
  if (name === undefined) return undefined;
  const orcid = parseOrcid(rawIn(person, "ORCID") ?? "");
  const affiliations = [...new Set(objectsIn(person, "affiliation", 50).flatMap((one) => affiliationOf(one) ?? []))];
  return { name, role, ...(orcid === undefined ? {} : { orcid }), affiliations };
}

/** The name holds it all in most deposits; newer ones have department and place apart. */
function affiliationOf(affiliation: JsonObject): string | undefined {
  const name = textIn(affiliation, "name");
  const parts = [
    ...textsIn(affiliation, "department", 5),
    ...(name === undefined ? [] : [name]),
    ...textsIn(affiliation, "place", 5),
  ];
  const whole = [...new Set(parts)].filter((part) => part === name || name?.includes(part) !== true).join(", ");
  return whole === "" ? undefined : whole;
}

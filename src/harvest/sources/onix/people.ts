import type { Contributor, ContributorRole, Name } from "../../../domain/contributor.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import type { XmlElement } from "../../xml/element.ts";
import { bodyName, personName } from "../person-name.ts";
import { all, textAt } from "./tags.ts";

/** List 17, as far as roles are told apart here; others are contributors. */
const roles: Readonly<Record<string, ContributorRole>> = {
  A01: "author",
  A02: "author",
  A03: "author",
  B01: "editor",
  B11: "editor",
  B13: "editor",
  B21: "editor",
  B06: "translator",
};
/** List 44. */
const orcidType = "21";
const mostPeople = 1000;

export function contributorsOf(element: XmlElement): Contributor[] {
  return all(element, "Contributor")
    .slice(0, mostPeople)
    .flatMap((one) => {
      const name = nameOf(one);
      if (name === undefined) return [];
      const code = textAt(one, "ContributorRole")?.toUpperCase() ?? "A01";
      const iD = all(one, "NameIdentifier").find((id) => textAt(id, "NameIDType") === orcidType);
      const orcid = iD === undefined ? undefined : parseOrcid(textAt(iD, "IDValue") ?? "");
      return [
        {
          name,
          role: (Object.hasOwn(roles, code) ? roles[code] : undefined) ?? "contributor",
          ...(orcid === undefined ? {} : { orcid }),
          affiliations: [
            ...new Set(all(one, "ProfessionalAffiliation").flatMap((at) => textAt(at, "Affiliation") ?? [])),
          ],
        },
      ];
    });
}

function nameOf(person: XmlElement): Name | undefined {
  const family = [textAt(person, "PrefixToKey"), textAt(person, "KeyNames")].filter((part) => part !== undefined);
  if (family.length > 0) {
    const suffix = textAt(person, "SuffixToKey");
    return personName({ family: family.join(" "), given: textAt(person, "NamesBeforeKey"), suffix });
  }
  const printed = textAt(person, "PersonNameInverted") ?? textAt(person, "PersonName");
  if (printed !== undefined && !isPlaceholderName(printed)) return parseName(printed);
  return bodyName(textAt(person, "CorporateName"));
}

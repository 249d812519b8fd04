import type { Contributor, ContributorRole } from "../../../domain/contributor.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { childNamed, childrenNamed, childrenOf, childText, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { bodyName, personName } from "../person-name.ts";

const maxContributors = 10_000;
const roles: Readonly<Record<string, ContributorRole>> = {
  author: "author",
  editor: "editor",
  translator: "translator",
};

/** People and bodies of an item, as listed, the one marked `first` before the others of that role. */
export function contributorsOf(item: XmlElement): Contributor[] {
  const list = childNamed(item, "contributors");
  // a dissertation names its author without a list
  const elements = childrenOf(list ?? item).filter(
    ({ local }) => local === "person_name" || (list !== undefined && local === "organization"),
  );
  const found = elements.slice(0, maxContributors).flatMap((element) => {
    const one = contributor(element);
    return one === undefined ? [] : [{ one, first: element.attributes["sequence"] === "first" }];
  });
  const [main] = found;
  const leads = found.find(({ one, first }) => first && one.role === main?.one.role);
  if (leads === undefined || main === undefined || main.first) return found.map(({ one }) => one);
  return [leads, ...found.filter((other) => other !== leads)].map(({ one }) => one);
}

function contributor(element: XmlElement): Contributor | undefined {
  const isBody = element.local === "organization";
  const name = isBody
    ? bodyName(proseOf(element))
    : personName({
        family: childText(element, "surname"),
        given: childText(element, "given_name"),
        suffix: childText(element, "suffix"),
      });
  if (name === undefined) return undefined;
  const stated = element.attributes["contributor_role"]?.trim().toLowerCase() ?? "author";
  const iD = childText(element, "ORCID") ?? childText(element, "orcid");
  const orcid = iD === undefined ? undefined : parseOrcid(iD);
  return {
    name,
    role: (Object.hasOwn(roles, stated) ? roles[stated] : undefined) ?? "contributor",
    ...(orcid === undefined ? {} : { orcid }),
    affiliations: affiliationsOf(element),
  };
}

/** `affiliation` as text; since schema 5.3 `affiliations/institution` with department, name and place. */
function affiliationsOf(person: XmlElement): string[] {
  const texts = childrenNamed(person, "affiliation").map(proseOf);
  const bodies = childrenNamed(person, "affiliations").flatMap((list) =>
    childrenNamed(list, "institution").map((body) =>
      ["institution_department", "institution_name", "institution_place"]
        .flatMap((part) => childrenNamed(body, part).map(proseOf))
        .filter((text) => text !== "")
        .join(", "),
    ),
  );
  return [...new Set([...texts, ...bodies].filter((text) => text !== ""))];
}

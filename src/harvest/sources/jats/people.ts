import type { Contributor, ContributorRole, Name } from "../../../domain/contributor.ts";
import { parseLanguage } from "../../../domain/language.ts";
import { parseName } from "../../../domain/name.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import {
  childNamed,
  childrenNamed,
  childrenOf,
  childText,
  langOf,
  textOf,
  type XmlElement,
} from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { bodyName, personName } from "../person-name.ts";
import { stated } from "../stated.ts";
import { affiliationText } from "./affiliation.ts";

const maxContributors = 10_000;
const roles: readonly (readonly [RegExp, ContributorRole])[] = [
  [/^(?:author|authors|aut|person|)$/i, "author"],
  [/editor/i, "editor"],
  [/translator/i, "translator"],
];

/**
 * People and bodies of `contrib-group`s, in order, each with the affiliations that it points to (`xref`), has within it, or shares with its group where there is only one to
 * share.
 */
export function contributorsOf(meta: XmlElement): Contributor[] {
  const groups = childrenNamed(meta, "contrib-group");
  const affs = affiliationsById(meta, groups);
  const outside = childrenNamed(meta, "aff");
  const found = groups.flatMap((group) => {
    const shared = childrenNamed(group, "aff");
    const common = shared.length > 0 ? shared : outside;
    return childrenNamed(group, "contrib").flatMap((contrib) => {
      const name = nameOf(contrib);
      if (name === undefined) return [];
      const pointed = pointersOf(contrib).flatMap((id) => affs.get(id) ?? []);
      const within = childrenNamed(contrib, "aff");
      const own = [...pointed, ...within].map(affiliationText);
      const only = own.length === 0 && common.length === 1 ? common.map(affiliationText) : own;
      const affiliations = [...new Set(only.filter((text) => text !== ""))];
      return [{ name, role: roleOf(contrib, group), ...stated({ orcid: orcidOf(contrib) }), affiliations }];
    });
  });
  return found.slice(0, maxContributors);
}

/** Every `aff` of the article by its id; of one given in several languages the first, by the id of their group (`aff-alternatives`) too. */
function affiliationsById(meta: XmlElement, groups: readonly XmlElement[]): Map<string, XmlElement> {
  const places = [meta, ...groups, ...groups.flatMap((group) => childrenNamed(group, "contrib"))];
  const alternatives = places.flatMap((place) => childrenNamed(place, "aff-alternatives"));
  const affs = [...places, ...alternatives].flatMap((place) => childrenNamed(place, "aff"));
  const named = [
    ...alternatives.map((group) => [group.attributes["id"], childNamed(group, "aff")] as const),
    ...affs.map((aff) => [aff.attributes["id"], aff] as const),
  ];
  return new Map(named.flatMap(([id, aff]) => (id === undefined || aff === undefined ? [] : [[id.trim(), aff]])));
}

/** One `xref` may point to several. */
function pointersOf(contrib: XmlElement): string[] {
  return childrenNamed(contrib, "xref")
    .filter(({ attributes }) => attributes["ref-type"] === "aff")
    .flatMap(({ attributes }) => attributes["rid"]?.trim().split(/\s+/) ?? []);
}

function nameOf(contrib: XmlElement): Name | undefined {
  const around = childNamed(contrib, "name-alternatives") ?? childNamed(contrib, "collab-alternatives") ?? contrib;
  const named = childNamed(around, "name");
  if (named !== undefined) return partsOf(named);
  const printed = childNamed(around, "string-name");
  if (printed !== undefined) {
    if (childNamed(printed, "surname") !== undefined) return partsOf(printed);
    const text = proseOf(printed);
    return text === "" ? undefined : parseName(text);
  }
  const body = childNamed(around, "collab") ?? childNamed(around, "institution");
  return body === undefined ? undefined : bodyName(proseOf(withoutMembers(body)));
}

function partsOf(name: XmlElement): Name | undefined {
  const lang = parseLanguage(langOf(name) ?? "");
  const found = personName({
    family: childText(name, "surname"),
    given: childText(name, "given-names"),
    suffix: childText(name, "suffix"),
  });
  const prefix = childText(name, "prefix");
  if (found === undefined) return undefined;
  return {
    ...stated({ honorific: prefix }),
    ...found,
    ...stated({ lang }),
  };
}

/** A group names its members within it. */
function withoutMembers(body: XmlElement): XmlElement {
  const members = new Set(["contrib-group", "xref", "aff", "email", "address", "institution-id"]);
  return { ...body, content: body.content.filter((part) => typeof part === "string" || !members.has(part.local)) };
}

/** `contrib-type`, else what the group is of. */
function roleOf(contrib: XmlElement, group: XmlElement): ContributorRole {
  const type = contrib.attributes["contrib-type"]?.trim() ?? "";
  const said = type === "" || type === "person" ? (group.attributes["content-type"]?.trim() ?? "") : type;
  return roles.find(([pattern]) => pattern.test(said))?.[1] ?? "contributor";
}

function orcidOf(contrib: XmlElement): Contributor["orcid"] {
  const [found] = childrenOf(contrib).filter(
    ({ local, attributes }) =>
      (local === "contrib-id" && /orcid/i.test(attributes["contrib-id-type"] ?? "")) ||
      // before JATS 1.1 it stood among the links
      (local === "uri" && /orcid/i.test(attributes["content-type"] ?? "")),
  );
  return found === undefined ? undefined : parseOrcid(textOf(found));
}

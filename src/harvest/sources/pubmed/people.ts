import type { Contributor } from "../../../domain/contributor.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { childNamed, childrenNamed, childText, textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { bodyName, personName } from "../person-name.ts";
import { stated } from "../stated.ts";

const maxContributors = 10_000;
const address = /\s*(?:electronic address|e-?mail(?: address)?)\s*:\s*\S+@\S+$|(?:^|[\s;,]+)\S+@\S+\.\w+\.?$/i;

/** Authors as listed; names that NLM has corrected since (`ValidYN="N"`) are left out. */
export function authorsOf(article: XmlElement): Contributor[] {
  const list = childNamed(article, "AuthorList");
  const authors = list === undefined ? [] : childrenNamed(list, "Author").slice(0, maxContributors);
  return authors.flatMap((author) => {
    if (author.attributes["ValidYN"] === "N") return [];
    const body = childNamed(author, "CollectiveName");
    const name =
      body === undefined
        ? personName({
            family: childText(author, "LastName"),
            given: childText(author, "ForeName") ?? childText(author, "FirstName") ?? childText(author, "Initials"),
            suffix: childText(author, "Suffix"),
          })
        : bodyName(proseOf(body));
    if (name === undefined) return [];
    return {
      name,
      role: "author" as const,
      ...stated({ orcid: orcidOf(author) }),
      affiliations: affiliationsOf(author),
    };
  });
}

/** Spelled with and without hyphens, as an address, and now and then under another site's. */
function orcidOf(author: XmlElement): Contributor["orcid"] {
  const element = childrenNamed(author, "Identifier").find(({ attributes }) =>
    /orcid/i.test(attributes["Source"] ?? ""),
  );
  return element === undefined ? undefined : parseOrcid(textOf(element));
}

/** Without the address for letters that NLM puts at their end. */
function affiliationsOf(author: XmlElement): string[] {
  const infos = childrenNamed(author, "AffiliationInfo").map((info) => textAt(info, "Affiliation") ?? "");
  const texts = [...infos, childText(author, "Affiliation") ?? ""].map((text) =>
    text.replace(/\s+/g, " ").replace(address, ""),
  );
  return [...new Set(texts.filter((text) => text !== ""))];
}

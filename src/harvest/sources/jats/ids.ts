import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { childNamed, childrenNamed, elementAt, textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { distinctBy } from "../distinct.ts";
import { relatedIdentifier } from "../related-identifier.ts";

/** `pub-id-type` of identifiers that this index knows; others are the publisher's own. */
const schemes: Readonly<Record<string, string>> = { doi: "doi", pmid: "pmid", pmc: "pmcid", pmcid: "pmcid" };

export function metaOf(article: XmlElement): XmlElement | undefined {
  return elementAt(article, "front", "article-meta");
}

/** An attribute by its name without prefix (`xlink:href`, whatever `xlink` is called there). */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  const name = Object.keys(element.attributes).find((key) => key === local || key.endsWith(`:${local}`));
  const value = name === undefined ? undefined : element.attributes[name]?.trim();
  return value === "" ? undefined : value;
}

/** The article's own identifiers, DOI first. */
export function identifiersOf(meta: XmlElement): Identifier[] {
  const found = childrenNamed(meta, "article-id").flatMap((element) => {
    const scheme = schemes[element.attributes["pub-id-type"]?.trim().toLowerCase() ?? ""];
    if (scheme === undefined) return [];
    return (scheme === "doi" ? parseDoi(textOf(element)) : relatedIdentifier(scheme, textOf(element))) ?? [];
  });
  const distinct = distinctBy(found, (one) => `${one.scheme} ${one.value}`);
  return distinct.toSorted((a, b) => Number(b.scheme === "doi") - Number(a.scheme === "doi"));
}

/** The DOI, else PMC's or PubMed's number, else the publisher's id within its journal; undefined where there is none. */
export function identifyJats(article: XmlElement): string | undefined {
  const meta = metaOf(article);
  if (meta === undefined) return undefined;
  const valid = identifiersOf(meta).filter((one) => one.valid);
  const [best] = ["doi", "pmcid", "pmid"].flatMap((scheme) => valid.find((one) => one.scheme === scheme) ?? []);
  if (best !== undefined) return best.value;
  const own = childrenNamed(meta, "article-id").map((element) => textOf(element).trim());
  const journal = childNamed(article, "front");
  const of = journal && (textAt(journal, "journal-meta", "issn") ?? textAt(journal, "journal-meta", "journal-id"));
  const [id] = own.filter((text) => text !== "");
  return id === undefined ? undefined : `${of ?? ""}:${id}`.slice(0, 500);
}

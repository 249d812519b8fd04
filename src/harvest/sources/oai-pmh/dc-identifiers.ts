import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseIssn } from "../../../domain/issn.ts";

const doiForm = /^(?:doi:?\s*|info:doi\/|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?10\.\d/i;
const issnForm =
  /^(?<label>[\p{L}\s.-]{0,12}ISSN(?:-L)?[^\dA-Z]{0,5})?\d{4}\s?[-–—]?\s?\d{3}[\dx]\s*(?:\((?<medium>[^()]{1,20})\))?$/iu;
const isbnForm = /^(?:urn:)?isbn(?:-1[03])?[:\s]*(?<isbn>[\d-]{9,16}[\dx])$/i;
const webAddress = /^https?:\/\/[^\s<>"]+$/i;

/** Addresses that carry an identifier of a registry. */
const registries: readonly (readonly [RegExp, Identifier["scheme"]])[] = [
  [/^https?:\/\/(?:www\.)?(?:ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov)\/articles\/(PMC\d+)\/?$/i, "pmcid"],
  [/^https?:\/\/(?:(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/(\d+)\/?$/i, "pmid"],
  [/^(?:https?:\/\/hdl\.handle\.net\/|hdl:)(\d[\d.]*\/\S+)$/i, "handle"],
];

/** A statement that is a DOI and nothing else. */
export function bareDoi(text: string): Identifier | undefined {
  return doiForm.test(text) ? parseDoi(text) : undefined;
}

/** A statement that is an ISSN and nothing else, with its medium where it says so. */
export function bareIssn(text: string): Identifier | undefined {
  const found = issnForm.exec(text)?.groups;
  if (found === undefined) return undefined;
  const said = `${found["label"] ?? ""} ${found["medium"] ?? ""}`.toLowerCase();
  const medium = /issn-l|linking/.test(said)
    ? "linking"
    : /\be|online|electronic|digital/.test(said)
      ? "online"
      : /\bp|print/.test(said)
        ? "print"
        : undefined;
  return parseIssn(text.replace(/\([^()]*\)\s*$/, "").replace(found["label"] ?? "", ""), medium);
}

export function isWebAddress(text: string): boolean {
  return text.length <= 2048 && webAddress.test(text);
}

/** Identifiers that a statement of dc:identifier gives; a web address that is none of a registry gives none. */
export function identifierOf(text: string): Identifier | undefined {
  if (text.length > 2048) return undefined;
  for (const [form, scheme] of registries) {
    const value = form.exec(text)?.[1];
    if (value !== undefined) return { scheme, value: scheme === "pmcid" ? value.toUpperCase() : value, valid: true };
  }
  const isbn = isbnForm.exec(text)?.groups?.["isbn"] ?? (/^97[89][\d -]{10,14}$/.test(text) ? text : undefined);
  if (isbn !== undefined) return parseIsbn(isbn);
  return bareDoi(text) ?? bareIssn(text);
}

/**
 * The article's own DOIs among those of dc:identifier: not the or the journal's. A DOI that another one continues (`10.1/j-v1i2` beside `10.1/j-v1i2a3`) is not the
 * article's.
 */
export function ownDois(stated: readonly Identifier[], others: readonly Identifier[]): Identifier[] {
  const foreign = new Set(others.map((doi) => doi.value));
  return stated.filter(
    (doi) => !foreign.has(doi.value) && !stated.some((longer) => longer !== doi && isStem(doi.value, longer.value)),
  );
}

function isStem(short: string, long: string): boolean {
  return long.length > short.length && long.startsWith(short) && /^[^\d]/.test(long.slice(short.length));
}

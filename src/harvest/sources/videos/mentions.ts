import { parseDoi } from "../../../domain/doi.ts";
import type { Relation } from "../../../domain/record.ts";

const most = 50;
/** A DOI wherever it stands in running text: bare, behind `doi:`, or in an address of the resolver. */
const anywhere =
  /(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2f)[^\s<>"]{1,300}/giu;

/** The works that a text mentions by their DOI, each once. DOIs within other sites' addresses are left: nobody knows where they end. */
export function mentionsIn(text: string): Relation[] {
  const found = new Map<string, Relation>();
  for (const match of text.matchAll(anywhere)) {
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    if (/[\w./=-]/.test(before)) continue;
    const doi = parseDoi(match[0]);
    if (doi?.valid === true && !found.has(doi.value)) found.set(doi.value, { type: "mentions", to: plain(doi.value) });
    if (found.size === most) break;
  }
  return [...found.values()];
}

function plain(value: string): Relation["to"] {
  return { scheme: "doi", value, valid: true };
}

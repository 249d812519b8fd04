import { formatNamed } from "./formats.ts";
import type { OaiFormat } from "./responses.ts";

/**
 * Formats worth asking for, the richest first; `mapped` is its name in formats.ts. JATS comes after Dublin Core, for OJS gives it only for
 * articles that somebody made it for.
 */
const preferred: readonly { readonly prefix: RegExp; readonly mapped: string }[] = [
  { prefix: /^(?:oai_)?doaj$/i, mapped: "oai_doaj" },
  { prefix: /^(?:cr_unix(?:ml|sd|ref)|unixref)$/i, mapped: "unixref" },
  { prefix: /^oai_dc$/i, mapped: "oai_dc" },
  { prefix: /^(?:oai_)?jats$/i, mapped: "jats" },
  { prefix: /^(?:oai_)?marc(?:xml|21)$/i, mapped: "marc21" },
  { prefix: /^dc$/i, mapped: "oai_dc" },
];

/** The prefix to ask for among those that a server offers and that can be mapped; undefined where there is none. */
export function chooseFormat(offered: readonly OaiFormat[]): string | undefined {
  for (const { prefix, mapped } of preferred) {
    const found = offered.find((format) => prefix.test(format.prefix));
    if (found && formatNamed(mapped)?.map !== undefined) return found.prefix;
  }
  return undefined;
}

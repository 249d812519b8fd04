import type { Contributor } from "../../../domain/contributor.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { type JsonObject, objectIn, objectsIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";

/** Authors as printed, not as OpenAlex has them in its list of people; affiliations as printed, else its institutions. */
export function authorsOf(work: JsonObject): Contributor[] {
  return objectsIn(work, "authorships").flatMap((authorship) => {
    const author = objectIn(authorship, "author");
    const name = textIn(authorship, "raw_author_name") ?? textIn(author, "display_name");
    if (name === undefined || isPlaceholderName(name)) return [];
    const orcid = parseOrcid(rawIn(author, "orcid") ?? "");
    const printed = textsIn(authorship, "raw_affiliation_strings", 50);
    const institutions = objectsIn(authorship, "institutions", 50).flatMap((one) => textIn(one, "display_name") ?? []);
    return {
      name: parseName(name),
      role: "author" as const,
      ...(orcid === undefined ? {} : { orcid }),
      affiliations: [...new Set(printed.length > 0 ? printed : institutions)],
    };
  });
}

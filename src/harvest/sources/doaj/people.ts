import type { Contributor } from "../../../domain/contributor.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { type JsonObject, objectsIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";

/** `Bansal S`, `Kaur IP`: the family's name first, as in medicine (ICMJE). */
const initialsLast = /^(?<family>\p{Lu}[\p{L}' -]*\p{Ll}) (?<initials>\p{Lu}{1,3})$/u;

/** Authors in order. Initials at the end are the given name's where all authors have them there. */
export function authorsOf(bibjson: JsonObject): Contributor[] {
  const authors = objectsIn(bibjson, "author").flatMap((author) => {
    const name = textIn(author, "name");
    return name === undefined || isPlaceholderName(name) ? [] : [{ author, name }];
  });
  const familyFirst = authors.length > 1 && authors.every(({ name }) => initialsLast.test(name));
  return authors.map(({ author, name }) => {
    const { family, initials } = (familyFirst ? initialsLast.exec(name)?.groups : undefined) ?? {};
    const orcid = parseOrcid(rawIn(author, "orcid_id") ?? "");
    return {
      name: parseName(family === undefined ? name : `${family}, ${initials}`),
      role: "author",
      ...(orcid === undefined ? {} : { orcid }),
      affiliations: textsIn(author, "affiliation", 20),
    };
  });
}

import type { Contributor, ContributorRole } from "../../../domain/contributor.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { withoutFinalStop } from "../final-stop.ts";
import type { DcFields, DcValue } from "./dc-fields.ts";

const maxContributors = 10_000;

/** Authors in order, then contributors. DSpace names a thesis's advisor as contributor; elsewhere the role is not told. */
export function contributorsOf(fields: DcFields, isThesis: boolean): Contributor[] {
  const authors = once(fields.all("creator")).map((value) => contributor(value, "author", fields));
  const role = isThesis ? "advisor" : "contributor";
  const named = new Set(authors.map((author) => author.name.printed));
  const others = once(fields.all("contributor")).map((value) => contributor(value, role, fields));
  return [...authors, ...others.filter((other) => !named.has(other.name.printed))].slice(0, maxContributors);
}

/**
 * A journal of several languages gives all its authors once in each (OJS): then those of the first language only, for they are the same people.
 */
function once(values: readonly DcValue[]): DcValue[] {
  const real = values.filter((value) => !isPlaceholderName(value.text));
  const byLang = Map.groupBy(real, (value) => value.lang);
  const first = real[0];
  const sizes = new Set([...byLang.values()].map((group) => group.length));
  const translated = byLang.size > 1 && sizes.size === 1 && !byLang.has(undefined);
  return translated && first !== undefined ? (byLang.get(first.lang) ?? real) : real;
}

function contributor(value: DcValue, role: ContributorRole, fields: DcFields): Contributor {
  const name = parseName(withoutFinalStop(value.text.trim()));
  const lang = fields.languageOf(value);
  return { name: lang === undefined ? name : { ...name, lang }, role, affiliations: [] };
}

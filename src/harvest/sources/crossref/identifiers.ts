import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { type JsonObject, objectsIn, rawIn, textsIn } from "../../readers/json-values.ts";
import { distinctBy } from "../distinct.ts";

const resolver = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^doi:\s*/i;
const media: Readonly<Record<string, NonNullable<Identifier["medium"]>>> = { print: "print", electronic: "online" };

/** The work's DOI, lower case. It stands alone in its field, so its end is no guess: nothing is cut off, not even `>` or a stop. */
export function ownDoi(work: JsonObject): Identifier | undefined {
  const printed = rawIn(work, "DOI");
  return printed === undefined ? undefined : doiOf(printed);
}

/** Other DOIs that were made to lead to the work. */
export function aliasDois(work: JsonObject): Identifier[] {
  return textsIn(work, "aliases", 100).flatMap((printed) => doiOf(printed) ?? []);
}

function doiOf(printed: string): Identifier | undefined {
  const bare = printed.replace(resolver, "");
  const value = bare.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const found = parseDoi(bare);
  if (found === undefined || /\s/.test(value)) return undefined;
  return { scheme: "doi", value, valid: found.valid, ...(printed === value ? {} : { printed }) };
}

/** ISSNs with their medium. `ISSN` repeats them without: it counts only where `issn-type` is missing. */
export function issnsOf(work: JsonObject): Identifier[] {
  const typed = typedValues(work, "issn-type");
  const all = typed.length > 0 ? typed : textsIn(work, "ISSN", 20).map((value) => ({ value, type: "" }));
  const found = all.flatMap(
    ({ value, type }) => parseIssn(value, Object.hasOwn(media, type) ? media[type] : undefined) ?? [],
  );
  return distinctBy(found, ({ value }) => value);
}

/** ISBNs with their medium, where `isbn-type` says it. */
export function isbnsOf(work: JsonObject): Identifier[] {
  const plain = textsIn(work, "ISBN", 20).map((value) => ({ value, type: "" }));
  const found = [...typedValues(work, "isbn-type"), ...plain].flatMap(({ value, type }) => {
    const isbn = parseIsbn(value);
    const medium = Object.hasOwn(media, type) ? media[type] : undefined;
    return isbn === undefined ? [] : [medium === undefined ? isbn : { ...isbn, medium }];
  });
  return distinctBy(found, ({ value }) => value);
}

function typedValues(work: JsonObject, key: string): { value: string; type: string }[] {
  return objectsIn(work, key, 20).flatMap((typed) => {
    const value = rawIn(typed, "value");
    return value === undefined ? [] : [{ value, type: rawIn(typed, "type") ?? "" }];
  });
}

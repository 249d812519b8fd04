import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { parseIssn } from "../domain/issn.ts";
import type { Asked } from "./asked.ts";

/** The names of a question's parts in an address, and in the questions of a batch. */
const names = {
  id: "journal",
  issn: "issn",
  eissn: "eissn",
  title: "title",
  date: "date",
  asKnownOn: "as_known_on",
  area: "area",
} as const satisfies Record<keyof Asked, string>;

/** Reads a question from named texts; what is no text is left out. */
export function readAsked(from: Readonly<Record<string, unknown>>): Asked {
  const parts = Object.entries(names).flatMap(([part, name]) => {
    const value = from[name];
    return typeof value === "string" && value.trim() !== "" ? [[part, value.trim()] as const] : [];
  });
  return Object.fromEntries(parts);
}

/** The query string of a question, its parts always in one order. */
export function questionQuery(asked: Asked): string {
  const given = Object.entries(names).flatMap(([part, name]) => {
    const value = asked[part as keyof Asked];
    return value === undefined ? [] : [[name, value]];
  });
  return new URLSearchParams(given).toString();
}

/** How a journal is named in a question's permanent address: by the ISSN asked for, else by one that it alone bears, else by its id. */
export async function permanentName(
  journal: CatalogueRecord,
  asked: Asked,
  catalogue: Pick<CatalogueReader, "byIdentifier">,
): Promise<Pick<Asked, "issn"> | Pick<Asked, "id">> {
  if (asked.id !== undefined) return { id: journal.id };
  const given = [asked.issn, asked.eissn].flatMap((text) => (text === undefined ? [] : (parseIssn(text) ?? [])));
  const own = journal.data.identifiers.filter(({ scheme, valid }) => scheme === "issn" && valid);
  for (const { value } of [...given.filter(({ valid }) => valid), ...own]) {
    const bearers = await catalogue.byIdentifier("issn", value);
    if (bearers.length === 1 && bearers[0] === journal.id) return { issn: value };
  }
  return { id: journal.id };
}

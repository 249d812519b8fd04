import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { type JsonObject, objectIn, rawIn, textsIn } from "../../readers/json-values.ts";
import { distinctBy } from "../distinct.ts";
import { pmcid, relatedIdentifier } from "../related-identifier.ts";

/** `W2741809807` of `https://openalex.org/W2741809807`, `T10102` of `https://openalex.org/T10102`. */
export function shortId(address: string | undefined): string | undefined {
  return /^(?:https?:\/\/openalex\.org\/)?(?:works\/)?([A-Z]\d{1,15})$/i.exec(address ?? "")?.[1]?.toUpperCase();
}

/** DOI, PubMed's and PMC's numbers, which stand at the end of addresses. OpenAlex's own identifier is the source record's. */
export function identifiersOf(work: JsonObject): Identifier[] {
  const ids = objectIn(work, "ids");
  const doi = parseDoi(rawIn(work, "doi") ?? rawIn(ids, "doi") ?? "");
  const found = [doi, relatedIdentifier("pmid", last(rawIn(ids, "pmid"))), pmcid(last(rawIn(ids, "pmcid")))];
  return found.filter((one) => one !== undefined);
}

/** ISSNs of a source; `issn_l` links the media of one journal. */
export function issnsOf(source: JsonObject): Identifier[] {
  const linking = parseIssn(rawIn(source, "issn_l") ?? "");
  const others = textsIn(source, "issn", 20).flatMap((text) => parseIssn(text) ?? []);
  const all = distinctBy(others, ({ value }) => value);
  // the linking ISSN is the print's or the online's too: as one of those it matches more
  return linking === undefined || all.some(({ value }) => value === linking.value)
    ? all
    : [{ ...linking, medium: "linking" }, ...all];
}

function last(address: string | undefined): string {
  return address?.replace(/\/+$/, "").split("/").at(-1) ?? "";
}

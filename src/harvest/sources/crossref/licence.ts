import { accessOf, parseLicence } from "../../../domain/licence.ts";
import { firstDay } from "../../../domain/partial-date.ts";
import type { Access, Licence } from "../../../domain/record.ts";
import { type JsonObject, objectIn, objectsIn, rawIn } from "../../readers/json-values.ts";
import { datePartsOf } from "./dates.ts";

interface Stated {
  readonly url: string;
  readonly version: string;
}

/**
 * The licence of the published version (`vor`, or a version that is not told) that was in force when Crossref gave the record. What holds for the accepted manuscript (`am`) or for text mining
 * (`tdm`) is not the work's, but a Creative Commons licence for text mining is one for everybody.
 */
export function licenceOf(work: JsonObject): Licence | undefined {
  const inForce = objectsIn(work, "license", 100)
    .filter((licence) => hasBegun(licence, work))
    .flatMap(statedIn);
  const own = inForce.filter(({ version }) => version !== "tdm" && version !== "am");
  const open = own.find(isCreativeCommons) ?? inForce.find((one) => one.version === "tdm" && isCreativeCommons(one));
  const chosen = open ?? own[0];
  return chosen === undefined ? undefined : { url: chosen.url, printed: chosen.url, ...parseLicence([chosen.url]) };
}

/** Open by licence, or as the publisher says by `free-to-read`. */
export function accessOfWork(work: JsonObject, licence: Licence | undefined): Access {
  return Object.keys(objectIn(work, "free-to-read")).length > 0 ? "open" : accessOf(licence, []);
}

function statedIn(licence: JsonObject): Stated[] {
  const url = rawIn(licence, "URL");
  return url === undefined ? [] : [{ url, version: (rawIn(licence, "content-version") ?? "").toLowerCase() }];
}

function isCreativeCommons({ url }: Stated): boolean {
  return parseLicence([url])?.id !== undefined;
}

/** An embargo's licence begins later than the day of this record. */
function hasBegun(licence: JsonObject, work: JsonObject): boolean {
  const start = datePartsOf(objectIn(licence, "start"));
  const today = datePartsOf(objectIn(work, "indexed")) ?? datePartsOf(objectIn(work, "deposited"));
  return start === undefined || today === undefined || firstDay(start) <= firstDay(today);
}

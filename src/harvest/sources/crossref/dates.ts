import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import { type JsonObject, numberOf, objectIn } from "../../readers/json-values.ts";
import { type Dated, onlineOf, publishedOf } from "../dated.ts";

export interface WorkDates {
  readonly published?: PartialDate;
  readonly online?: PartialDate;
}

/** `{"date-parts":[[2002,3,1]]}`; parts may be null, and so may the date. Undefined where there is no year. */
export function datePartsOf(value: JsonObject): PartialDate | undefined {
  const outer = value["date-parts"];
  const first: unknown = Array.isArray(outer) ? outer[0] : undefined;
  const parts = Array.isArray(first) ? first.slice(0, 3).map(numberOf) : [];
  const end = parts.indexOf(undefined);
  const said = end < 0 ? parts : parts.slice(0, end);
  if (said.length === 0) return undefined;
  return parsePartialDate(said.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-"));
}

/**
 * When a work was published: in print, else online, else as Crossref sums it up. The day of the DOI's registration (`created`) says nothing of it: old volumes are registered
 * decades later.
 */
export function datesOf(work: JsonObject): WorkDates {
  const dated = (key: string, medium: string): Dated[] => {
    const date = datePartsOf(objectIn(work, key));
    return date === undefined ? [] : [{ medium, date }];
  };
  const dates = [...dated("published-print", "print"), ...dated("published-online", "online")];
  const others = ["issued", "published", "posted", "published-other", "approved"].flatMap((key) => dated(key, "other"));
  const published = publishedOf(dates) ?? others[0]?.date;
  const online = onlineOf(dates);
  return { ...(published === undefined ? {} : { published }), ...(online === undefined ? {} : { online }) };
}

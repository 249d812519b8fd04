import type { Link } from "../../../domain/record.ts";
import { type JsonObject, objectIn, rawIn } from "../../readers/json-values.ts";

const address = /^https?:\/\/[^\s<>"]{1,2000}$/i;
const resolver = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i;

/** The publisher's page, unless it is the DOI's own address, and the files that anyone may read. */
export function linksOf(work: JsonObject): Link[] {
  const primary = objectIn(work, "primary_location");
  const open = objectIn(work, "best_oa_location");
  const page = rawIn(primary, "landing_page_url") ?? "";
  const files = [rawIn(primary, "pdf_url"), rawIn(open, "pdf_url")].filter(
    (url) => url !== undefined && address.test(url),
  );
  return [
    ...(address.test(page) && !resolver.test(page) ? [{ rel: "landing" as const, url: page }] : []),
    ...[...new Set(files)].flatMap((url): Link[] =>
      url === undefined ? [] : [{ rel: "pdf", url, format: "application/pdf" }],
    ),
  ];
}

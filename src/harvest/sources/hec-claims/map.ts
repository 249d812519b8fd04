import type { RecognitionRow } from "../../../domain/recognition.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { type JsonObject, rawIn, textIn } from "../../readers/json-values.ts";
import { mapRow } from "../hec-list/map.ts";
import { authorityOf } from "./authority.ts";

const longestQuote = 1000;

/**
 * What a page says of a journal's recognition, as a row of its own: at the precision that the page has and with its authority, never HEC's
 * unless the claim says so. The day on which the page said it is no day of HEC's decision.
 */
export function mapClaim(record: JsonObject): Result<RecognitionRow> {
  const title = textIn(record, "journal") ?? "";
  const source = rawIn(record, "source_url") ?? rawIn(record, "source");
  if (source === undefined) return fail("malformed_record", "The claim does not say where it is made: “source_url”.");
  const cells = {
    journal: title,
    issn: rawIn(record, "issn_print") ?? "",
    eissn: rawIn(record, "issn_online") ?? "",
    category: rawIn(record, "category") ?? "",
    from: rawIn(record, "effective_from") ?? "",
    to: rawIn(record, "effective_to") ?? "",
    event: rawIn(record, "event") ?? "",
    publisher: textIn(record, "publisher") ?? "",
    authority: rawIn(record, "authority") ?? authorityOf(source, title),
    source,
  };
  const statedOn = rawIn(record, "stated_on");
  const quote = textIn(record, "quote")?.slice(0, longestQuote);
  return mapRow(cells, {
    undated: true,
    ...(statedOn === undefined ? {} : { statedOn }),
    ...(quote === undefined ? {} : { quote }),
  });
}

import type { RecordData } from "../../domain/record.ts";
import { ordered, wantedCitations } from "../citations/follow.ts";
import type { CitationRow, RecordRow } from "../rows.ts";
import type { Findings, Parts } from "./parts.ts";

/** What a record cites, looked for anew. */
export async function* checkCitations(
  { tables, counted }: Pick<Parts, "tables" | "counted">,
  record: RecordRow,
  data: RecordData,
): Findings {
  const wanted = await wantedCitations(tables, record, data);
  counted.citations += wanted.length;
  const kept = ordered(await tables.citations.of(record.id));
  const text = ({ type, position, key, cited, year }: CitationRow): string =>
    JSON.stringify([type, position, key, cited, year]);
  if (kept.map(text).join("\n") !== wanted.map(text).join("\n")) {
    yield { what: "what it cites is not what its references and the index give", subject: record.id };
  }
}

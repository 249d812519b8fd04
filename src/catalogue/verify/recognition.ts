import { isDeepStrictEqual } from "node:util";
import { titleKey } from "../../text/title.ts";
import { rowIdOf } from "../ids.ts";
import type { Mapped } from "../ingest-types.ts";
import { heldOf, journalByTitle } from "../recognition-rows.ts";
import type { RecognitionRowRow, SourceRecordRow, SourceRow } from "../rows.ts";
import { type Findings, isInstant, json, type Parts } from "./parts.ts";

/** Rows of recognition against the live source records that gave them; what a source took back stays as it was. */
export async function* checkRecognition({ tables, scan, pace, counted }: Parts): Findings {
  let standing = 0;
  for await (const row of scan.recognitionRows()) {
    await pace.step();
    const subject = `recognition row ${row.id}`;
    if (json(row.value) === undefined) yield { what: "cannot be read", subject };
    if (!isInstant(row.recorded_at)) yield { what: "has no time of coming", subject };
    if (row.withdrawn_at !== null) {
      if (!isInstant(row.withdrawn_at)) yield { what: "has no time at which it was taken back", subject };
      continue;
    }
    standing += 1;
    const source = await tables.sources.byId(row.source);
    const given = source && (await tables.sourceRecords.find(source.key, row.identifier));
    if (source === undefined || given?.state !== "live" || given.kind !== "recognition") {
      yield { what: "stands, but no source gives it", subject };
      continue;
    }
    for (const what of await wrong(tables, source, given, row)) yield { what, subject };
  }
  if (standing !== counted.recognition) {
    yield { what: `${standing} rows stand where sources give ${counted.recognition}`, subject: "recognition rows" };
  }
}

async function wrong(
  tables: Parts["tables"],
  source: SourceRow,
  given: SourceRecordRow,
  row: RecognitionRowRow,
): Promise<string[]> {
  const mapped = json(given.data ?? "") as Mapped | undefined;
  const said = mapped?.is === "recognition" ? mapped.row : undefined;
  const version = (await tables.recognition.versions(row.source, row.identifier)) - 1;
  const title = row.journal_source === null ? titleKey(said?.journal.title ?? "") : null;
  const journal =
    title === null
      ? (await tables.sourceRecords.get(row.journal_source ?? 0))?.record
      : await journalByTitle(tables, title, source.sample);
  const checks: readonly [boolean, string][] = [
    [row.value === JSON.stringify(said), "is not what its source says"],
    [row.id === rowIdOf(row.source, row.identifier, `${given.hash} ${version}`), "its id is not that of its version"],
    [row.recorded_at === given.received_at, "did not come when its source record came"],
    [row.journal_source === given.journal, "does not name its source record's journal"],
    [row.title_key === title, "cannot be found by its title"],
    [row.journal === (journal ?? null), "is not at its journal"],
    [row.list === (said?.list ?? null), "is not of its list"],
    [
      said !== undefined && isDeepStrictEqual(heldOf(said), { held_from: row.held_from, held_to: row.held_to }),
      "does not hold for its days",
    ],
    [row.sample === source.sample, "is of the sample, or not, unlike its source"],
  ];
  const found = checks.filter(([sound]) => !sound).map(([, what]) => what);
  if (row.journal !== null && (await tables.records.get(row.journal))?.state !== "live")
    found.push("is at a journal that is not there");
  return found;
}

/** Rules of recognition against the live source records that gave them; what a source took back stays as it was. */
export async function* checkRules({ tables, scan, pace, counted }: Parts): Findings {
  let standing = 0;
  for await (const row of scan.recognitionRules()) {
    await pace.step();
    const subject = `recognition rule ${row.id}`;
    if (!isInstant(row.recorded_at)) yield { what: "has no time of coming", subject };
    const rule = json(row.value) as { name?: unknown } | undefined;
    if (rule?.name !== row.name) yield { what: "is not named as it says", subject };
    if (row.withdrawn_at !== null) {
      if (!isInstant(row.withdrawn_at)) yield { what: "has no time at which it was taken back", subject };
      continue;
    }
    standing += 1;
    const source = await tables.sources.byId(row.source);
    const given = source && (await tables.sourceRecords.find(source.key, row.identifier));
    const mapped = given?.state === "live" ? (json(given.data ?? "") as Mapped | undefined) : undefined;
    if (mapped?.is !== "recognition-rule") yield { what: "stands, but no source gives it", subject };
    else if (JSON.stringify(mapped.rule) !== row.value) yield { what: "is not what its source says", subject };
    else if (given?.received_at !== row.recorded_at)
      yield { what: "did not come when its source record came", subject };
  }
  if (standing !== counted.rules) {
    yield { what: `${standing} rules stand where sources give ${counted.rules}`, subject: "recognition rules" };
  }
}

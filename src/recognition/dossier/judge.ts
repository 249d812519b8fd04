import type { CatalogueReader, CatalogueRecord } from "../../catalogue/catalogue.ts";
import { judgedDate } from "../../domain/judged-date.ts";
import { type PartialDate, yearOf } from "../../domain/partial-date.ts";
import { type Verdict, verdict } from "../../domain/verdict.ts";
import type { Entry, Named } from "./entry.ts";
import type { Match, RecordMatch } from "./match/match.ts";
import type { DossierReference } from "./reference.ts";

export interface JudgeParts {
  readonly catalogue: Pick<CatalogueReader, "records" | "recognition" | "lookup">;
  /** ISO 8601 instant: nothing that the index learned later is used. */
  readonly asRecordedAt: string;
}

const longestTitle = 300;

/** A reference with what it was matched to and the answer for its date. */
export async function judge(
  number: number,
  reference: DossierReference,
  match: Match,
  parts: JudgeParts,
): Promise<Entry> {
  const { unreadable, printed } = reference;
  const [work, journal] = await Promise.all([workOf(match.record, parts), journalOf(match, parts)]);
  const own = match.record?.sure === true ? judgedDate(match.record.record.data) : undefined;
  const date = own ?? reference.date;
  const answer = journal?.sure === true && date !== undefined ? await answerFor(journal.id, date, parts) : undefined;
  const differs = own !== undefined && reference.date !== undefined && yearOf(own) !== yearOf(reference.date);
  return {
    number,
    printed,
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(work === undefined ? {} : { work }),
    ...(journal === undefined ? {} : { journal }),
    ...(date === undefined ? {} : { date, dateOf: own === undefined ? "reference" : "work" }),
    ...(differs && reference.date !== undefined ? { saidDate: reference.date } : {}),
    ...(answer === undefined ? {} : { verdict: answer }),
  };
}

/** The verdict by what this index had recorded at a moment. A journal that was merged since is asked under its new id. */
export async function answerFor(
  journalId: string,
  date: PartialDate,
  { catalogue, asRecordedAt }: JudgeParts,
): Promise<Verdict> {
  const found = await catalogue.lookup(journalId);
  const known = await catalogue.recognition(found.state === "redirect" ? found.id : journalId, {
    // What a source took back later stood then.
    withdrawn: true,
  });
  return verdict(known.rows, known.lists, date, {
    today: asRecordedAt.slice(0, 10),
    asRecordedAt,
    rules: known.rules ?? [],
  });
}

async function workOf(match: RecordMatch | undefined, { catalogue }: JudgeParts): Promise<Entry["work"]> {
  if (match === undefined) return undefined;
  const { record, sure, others } = match;
  if (record.kind !== "article" && record.kind !== "book" && record.kind !== "chapter") return undefined;
  return { ...named(record), kind: record.kind, sure, others: (await catalogue.records(others)).map(named) };
}

/** The journal that the work is in, where the work is sure; else the one that the reference names. */
async function journalOf({ record, journal }: Match, { catalogue }: JudgeParts): Promise<Entry["journal"]> {
  const own = record?.sure === true ? record.record.journalId : undefined;
  const id = own ?? journal?.journal;
  if (id === undefined) return undefined;
  const others = own === undefined ? (journal?.others ?? []) : [];
  const [found, ...rest] = await catalogue.records([id, ...others]);
  if (found === undefined) return undefined;
  return {
    ...named(found),
    issns: found.data.identifiers
      .filter(({ scheme, valid }) => scheme === "issn" && valid)
      .map(({ value }) => value)
      .slice(0, 6),
    sure: own !== undefined || journal?.sure === true,
    by: own === undefined ? (journal?.by ?? "title") : "work",
    others: rest.map(named),
  };
}

function named({ id, data, sample }: CatalogueRecord): Named {
  return { id, title: (data.titles[0]?.value ?? "").slice(0, longestTitle), ...(sample ? { sample } : {}) };
}

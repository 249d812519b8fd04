import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { claimsOn } from "../domain/claims.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { KnownRow } from "../domain/recognition.ts";
import { type Verdict, verdict } from "../domain/verdict.ts";
import { type Asked, dateAsked, isDay, longestText } from "./asked.ts";
import { type FindParts, findJournal, type JournalFound } from "./find-journal.ts";

export interface CheckParts extends FindParts {
  readonly catalogue: FindParts["catalogue"] & Pick<CatalogueReader, "recognition">;
}

export type KnownRecognition = Awaited<ReturnType<CatalogueReader["recognition"]>>;

/** An answer with all that it rests on. */
export interface Answer {
  readonly is: "answer";
  readonly journal: CatalogueRecord;
  readonly date: PartialDate;
  readonly verdict: Verdict;
  readonly known: KnownRecognition;
  /** What others than HEC say of the date. */
  readonly claims: readonly KnownRow[];
  readonly asKnownOn?: string;
  readonly area?: string;
}

export type Checked =
  | Answer
  | Exclude<JournalFound, { is: "one" }>
  /** The journal is found, the rest of the question cannot be read. */
  | {
      readonly is: "undated";
      readonly why: "no_date" | "bad_date" | "bad_known_on";
      readonly journal: CatalogueRecord;
      readonly known: KnownRecognition;
    };

/** Answers what category a journal had on a date. `today` is `YYYY-MM-DD`. Throws only where the catalogue does. */
export async function checkRecognition(asked: Asked, parts: CheckParts, today: string): Promise<Checked> {
  const found = await findJournal(asked, parts);
  if (found.is !== "one") return found;
  const { journal } = found;
  const known = await parts.catalogue.recognition(journal.id);
  const written = asked.date?.trim() ?? "";
  const asKnownOn = asked.asKnownOn?.trim() || undefined;
  const area = asked.area?.trim().slice(0, longestText) || undefined;
  if (written === "") return { is: "undated", why: "no_date", journal, known };
  const date = dateAsked(written);
  if (date === undefined) return { is: "undated", why: "bad_date", journal, known };
  if (asKnownOn !== undefined && !isDay(asKnownOn)) return { is: "undated", why: "bad_known_on", journal, known };
  const options = {
    today,
    rules: known.rules ?? [],
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
    ...(area === undefined ? {} : { area }),
  };
  return {
    is: "answer",
    journal,
    date,
    verdict: verdict(known.rows, known.lists, date, options),
    known,
    claims: claimsOn(known.rows, date, asKnownOn === undefined ? {} : { asKnownOn }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
    ...(area === undefined ? {} : { area }),
  };
}

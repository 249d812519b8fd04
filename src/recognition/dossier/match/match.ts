import type { CatalogueRecord } from "../../../catalogue/catalogue.ts";
import type { DossierReference } from "../reference.ts";
import { candidatesOf, type MatchParts, widerCandidates } from "./candidates.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { JournalFinder, type JournalMatch, titlesOfJournal } from "./journal.ts";
import { thresholds, type Weighed, weigh } from "./points.ts";
import { soughtOf } from "./title.ts";

/** A record that a reference means, for sure or possibly. */
export interface RecordMatch {
  readonly record: CatalogueRecord;
  readonly sure: boolean;
  readonly points: number;
  readonly evidence: Evidence;
  /** Others that it may mean as well. */
  readonly others: readonly string[];
}

export interface Match {
  readonly record?: RecordMatch;
  /** The journal that the reference itself names; looked for where no record is sure, or where it has no journal. */
  readonly journal?: JournalMatch;
}

/** Points that the best must have before the next to be the one meant. */
const margin = 1;
const mostOthers = 5;
const shortestTitle = 8;

/** Finds what the references of one list mean. Pure rules over what index and catalogue give; a wrong match is worse than none. */
export class Matcher {
  readonly #parts: MatchParts;
  readonly #journals: JournalFinder;

  constructor(parts: MatchParts) {
    this.#parts = parts;
    this.#journals = new JournalFinder(parts);
  }

  async match(reference: DossierReference): Promise<Match> {
    if (reference.unreadable !== undefined) return {};
    const record = await this.#record(reference);
    // Some sources give works without their journal: then what the reference says must do.
    if (record?.sure === true && record.record.journalId !== undefined) return { record };
    const journal = await this.#journals.find(reference);
    return { ...(record === undefined ? {} : { record }), ...(journal === undefined ? {} : { journal }) };
  }

  async #record(reference: DossierReference): Promise<RecordMatch | undefined> {
    const ids = await candidatesOf(reference, this.#parts);
    const found = await this.#weighed(reference, ids);
    const match = chosen(found);
    if (match?.sure === true) return match;
    const more = (await widerCandidates(reference, this.#parts)).filter((id) => !ids.includes(id));
    return more.length === 0 ? match : chosen([...found, ...(await this.#weighed(reference, more))]);
  }

  /** The works among these that may be meant. */
  async #weighed(reference: DossierReference, ids: readonly string[]): Promise<Candidate[]> {
    const { catalogue } = this.#parts;
    const works = (await catalogue.records(ids)).filter(
      ({ kind }) => kind === "article" || kind === "chapter" || kind === "book",
    );
    const journals = await catalogue.records([...new Set(works.flatMap(({ journalId }) => journalId ?? []))]);
    const titles = new Map(journals.map((journal) => [journal.id, titlesOfJournal(journal)]));
    const sought = soughtOf(reference);
    const saysTitle = sought.title.letters.length >= shortestTitle;
    return works
      .map((record) => {
        const evidence = evidenceOf(sought, record, titles.get(record.journalId ?? "") ?? []);
        return { record, evidence, ...weigh(evidence, saysTitle) };
      })
      .filter(({ points }) => points >= thresholds.possible);
  }
}

interface Candidate extends Weighed {
  readonly record: CatalogueRecord;
  readonly evidence: Evidence;
}

const rank = (a: Candidate, b: Candidate): number =>
  Number(a.barred) - Number(b.barred) || b.points - a.points || (a.record.id < b.record.id ? -1 : 1);

/** The best, sure only where no other comes near it. */
function chosen(candidates: readonly Candidate[]): RecordMatch | undefined {
  const [best, ...rest] = candidates.toSorted(rank);
  if (best === undefined) return undefined;
  const { record, points, evidence } = best;
  const rivals = rest.filter(
    (other) => !other.barred && other.points > points - margin && other.points >= thresholds.sure - margin,
  );
  const sure = !best.barred && points >= thresholds.sure && rivals.length === 0;
  return {
    record,
    sure,
    points,
    evidence,
    others: (sure ? [] : rest).slice(0, mostOthers).map((other) => other.record.id),
  };
}

import type { CatalogueRecord } from "../../../catalogue/catalogue.ts";
import { yearsOf } from "../../../catalogue/citations/keys.ts";
import { isNameOfJournal } from "../../../catalogue/journal-titles.ts";
import { partKey } from "../../../catalogue/statements.ts";
import { judgedDate } from "../../../domain/judged-date.ts";
import { yearOf } from "../../../domain/partial-date.ts";
import type { RecordData } from "../../../domain/record.ts";
import type { DossierReference } from "../reference.ts";
import { lettersOf, nearestStretch } from "./letters.ts";
import { type AuthorEvidence, authorEvidence, nameWords } from "./people.ts";
import { type Sought, type TitleEvidence, titleEvidence } from "./title.ts";

/** What speaks for and against a record's being the work that a reference means. `unknown`: one of the two says nothing. */
export interface Evidence {
  readonly doi: "same" | "other" | "unknown";
  readonly title: TitleEvidence;
  readonly author: AuthorEvidence;
  readonly year: "same" | "next" | "other" | "unknown";
  readonly journal: "same" | "other" | "doubtful" | "unknown";
  readonly volume: "same" | "other" | "unknown";
  readonly page: "same" | "other" | "unknown";
}

/** `journalTitles`: of the journal that the record is in, all that it is known by. */
export function evidenceOf(sought: Sought, record: CatalogueRecord, journalTitles: readonly string[]): Evidence {
  const { reference } = sought;
  const { data } = record;
  const title = titleEvidence(
    sought,
    data.titles.map(({ value }) => value),
    nameWords(data.contributors),
  );
  const article = data.kind === "article" ? data : undefined;
  const container = article?.container;
  return {
    doi: doiEvidence(reference, data),
    title,
    author: authorEvidence(authorsSaid(sought, title), data.contributors),
    year: yearEvidence(reference, data),
    journal: journalEvidence(sought, title, container?.issns.map(({ value }) => value) ?? [], [
      ...(container?.titles.map(({ value }) => value) ?? []),
      ...journalTitles,
    ]),
    volume: partEvidence(reference.volume, container?.issue?.volume),
    page: partEvidence(reference.firstPage, container?.pages?.first),
  };
}

function doiEvidence({ doi }: DossierReference, data: RecordData): Evidence["doi"] {
  const own = data.identifiers.filter(({ scheme, valid }) => scheme === "doi" && valid);
  if (doi?.valid !== true || own.length === 0) return "unknown";
  return own.some(({ value }) => value === doi.value) ? "same" : "other";
}

/** Running text names them before the title. */
function authorsSaid({ reference, whole }: Sought, title: TitleEvidence): string {
  if (reference.from === "fields") return reference.authors.join("; ");
  return title.at === undefined ? reference.authors.join(" ") : whole.text.slice(0, title.at);
}

function yearEvidence({ date }: DossierReference, data: RecordData): Evidence["year"] {
  const own = judgedDate(data);
  const years = data.kind === "article" ? yearsOf(data) : own === undefined ? [] : [yearOf(own)];
  if (date === undefined || years.length === 0) return "unknown";
  const distance = Math.min(...years.map((year) => Math.abs(year - yearOf(date))));
  return distance === 0 ? "same" : distance === 1 ? "next" : "other";
}

function journalEvidence(
  { reference, whole }: Sought,
  title: TitleEvidence,
  issns: readonly string[],
  titles: readonly string[],
): Evidence["journal"] {
  if (reference.issns.some(({ value, valid }) => valid && issns.includes(value))) return "same";
  const said = [reference.container, ...(reference.otherContainers ?? [])].filter((one) => one !== undefined);
  if (titles.length === 0) return "unknown";
  const distinct = [...new Set(titles)].slice(0, 10);
  if (said.some((one) => distinct.some((own) => isNameOfJournal(one, own) || isNearlyIn(own, one)))) return "same";
  if (reference.from === "fields") return said.length === 0 ? "unknown" : "other";
  // What stands before the title is no journal's name.
  const rest = title.end === undefined ? whole.text : whole.text.slice(title.end);
  if (distinct.some((own) => isNearlyIn(own, rest))) return "same";
  return said.some((one) => one.split(" ").length > 1) ? "doubtful" : "unknown";
}

const shortestName = 10;

/** A journal's name stands in a text, a few letters wrong. */
function isNearlyIn(name: string, text: string): boolean {
  const [own, there] = [lettersOf(name).letters, lettersOf(text).letters];
  return own.length >= shortestName && nearestStretch(own, there).distance <= own.length * 0.12;
}

function partEvidence(said: string | undefined, own: string | undefined): "same" | "other" | "unknown" {
  if (said === undefined || own === undefined) return "unknown";
  return partKey(said) === partKey(own) ? "same" : "other";
}

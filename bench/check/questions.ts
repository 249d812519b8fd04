import { pick, randomOf } from "../search/random.ts";
import { firstYear, type ListedJournal, years } from "./lists.ts";

export interface Question {
  readonly path: string;
  /** What must be answered: a letter, null = not recognised, undefined = an error that says why. */
  readonly category: string | null | undefined;
}

const address = (parameters: Readonly<Record<string, string>>): string =>
  `/api/check_journal_recognition.php?${new URLSearchParams(parameters).toString()}`;

/** Of ten questions six name the ISSN, two the eISSN, one the title, and one is an ISSN that no journal has. */
export function madeUpQuestions(journals: readonly ListedJournal[], count: number): Question[] {
  const random = randomOf(20110331);
  return Array.from({ length: count }, (_, index) => {
    const { title, issn, eissn, years: own } = pick(random, journals);
    const year = firstYear + Math.floor(random() * years);
    const day = `${year + 1}-0${1 + Math.floor(random() * 6)}-15`;
    const kind = index % 10;
    if (kind === 9) return { path: address({ issn: "2049-3630", publication_date: day }), category: undefined };
    const named = kind < 6 ? { issn } : kind < 8 ? { eissn } : { journal_name: title };
    // Every list is whole: absence from it is non-recognition.
    return { path: address({ ...named, publication_date: day }), category: own.get(year) ?? null };
  });
}

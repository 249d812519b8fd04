import type { Category } from "../domain/recognition.ts";
import type { DatedVerdict, SingleVerdict } from "../domain/verdict-type.ts";

export interface AreaAnswer {
  readonly areas: readonly string[];
  readonly category: Category | undefined;
}

/** The subject areas for which a recognition holds; none where one of its rows is for all areas. */
export function areasOf(verdict: Extract<SingleVerdict, { outcome: "recognised" }>): string[] {
  const rows = [verdict.row, ...(verdict.alsoBy ?? [])];
  const areas = rows.flatMap(({ area }) => area ?? []);
  return areas.length < rows.length ? [] : [...new Set(areas)];
}

/** The answers with their areas where they differ by area alone: each is of areas of its own. undefined = they do not. */
export function answersByArea(answers: readonly DatedVerdict[]): readonly AreaAnswer[] | undefined {
  const found = answers.flatMap(({ verdict, from, to }) =>
    verdict.outcome === "recognised" ? [{ areas: areasOf(verdict), category: verdict.category, from, to }] : [],
  );
  if (found.length < answers.length || found.some(({ areas }) => areas.length === 0)) return undefined;
  const clash = found.some((a, i) =>
    found.some((b, j) => i < j && a.from <= b.to && b.from <= a.to && a.areas.some((area) => b.areas.includes(area))),
  );
  const several = new Set(found.flatMap(({ areas }) => areas)).size > 1;
  return clash || !several ? undefined : found;
}

/** Whether all answers hold for the same days. */
export function inOneSpan(answers: readonly DatedVerdict[]): boolean {
  const [first] = answers;
  return answers.every(({ from, to }) => from === first?.from && to === first.to);
}

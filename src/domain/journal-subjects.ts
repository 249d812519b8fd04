import type { RecognitionRow } from "./recognition.ts";
import type { CommonData, Subject } from "./record.ts";

/**
 * A journal's subjects: those that its sources give, and the areas under which HEC lists and notices name it (a category is given by
 * area). Each once, the sources' own first.
 */
export function journalSubjects(
  data: Pick<CommonData, "subjects">,
  rows: readonly Pick<RecognitionRow, "area" | "authority">[],
): Subject[] {
  const areas = rows
    .filter((row) => row.authority === "HEC list" || row.authority === "HEC notice")
    .flatMap((row) => (row.area === undefined ? [] : [{ scheme: "hec", label: row.area } as const]));
  const subjects = new Map<string, Subject>();
  for (const subject of [...data.subjects, ...areas]) {
    const key = `${subject.scheme} ${subject.label.toLowerCase()}`;
    if (!subjects.has(key)) subjects.set(key, subject);
  }
  return [...subjects.values()];
}

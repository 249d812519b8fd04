import { Matcher } from "../../src/recognition/dossier/match/match.ts";
import { parseReference } from "../../src/recognition/dossier/plain/parse.ts";
import type { Corpus } from "./corpus.ts";
import type { Labelled } from "./garble.ts";

export interface Measured {
  readonly references: number;
  /** Of those called sure, the part that is right. */
  readonly precision: number;
  /** Of those of works in the index, the part that was found for sure. */
  readonly recall: number;
  /** The same, counting what is shown as possible. */
  readonly shown: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** How well the matcher does on labelled references; what it is not sure of counts as not found. */
export async function measure(corpus: Corpus, labelled: readonly Labelled[]): Promise<Measured> {
  const matcher = new Matcher(corpus);
  const marks = new Map(corpus.works.map((work) => [work.mark, work]));
  const [wrong, missed]: [string[], string[]] = [[], []];
  let [sure, right, shown] = [0, 0, 0];
  for (const { text, means, how } of labelled) {
    const work = means === undefined ? undefined : marks.get(means);
    const meant = work === undefined ? "" : await corpus.idOf(work);
    const reference = parseReference(text, 2026);
    const { record } = await matcher.match(reference);
    const isRight = record?.record.id === meant;
    if (isRight || record?.others.includes(meant) === true) shown += 1;
    const told = `${how}\n   ${text}\n   -> ${record === undefined ? "nothing" : `${record.points.toFixed(1)} ${record.record.data.titles[0]?.value} ${JSON.stringify(record.evidence)}`}\n   title: ${reference.title}`;
    if (record?.sure === true) {
      sure += 1;
      if (isRight) right += 1;
      else wrong.push(told);
    } else if (means !== undefined) missed.push(told);
  }
  const inIndex = labelled.filter(({ means }) => means !== undefined).length;
  return {
    references: labelled.length,
    precision: right / sure,
    recall: right / inIndex,
    shown: shown / inIndex,
    wrong,
    missed,
  };
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Matcher } from "../../src/recognition/dossier/match/match.ts";
import { parseReference } from "../../src/recognition/dossier/plain/parse.ts";
import { hasSharedData } from "../shared-data.ts";
import { byHand } from "./by-hand.ts";
import { type Corpus, openCorpus, tellingWorks } from "./corpus.ts";
import { labelledReferences } from "./garble.ts";
import { journalReferences } from "./journals.ts";
import { type Measured, measure } from "./measure.ts";

const percent = (part: number): string => `${(100 * part).toFixed(2)} %`;

function print(name: string, { references, precision, recall, shown, wrong, missed }: Measured): void {
  console.log(
    `${name}: ${references} references, precision ${percent(precision)}, recall ${percent(recall)}, shown at least as possible ${percent(shown)}`,
  );
  if (process.env["DOSSIER_MISSED"] !== undefined) for (const one of missed) console.log(`missed ${one}`);
  for (const one of wrong) console.log(`WRONG ${one}`);
}

describe.skipIf(!hasSharedData)("matching references, on labelled lists", { timeout: 300_000 }, () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await openCorpus();
  }, 120_000);
  afterAll(() => corpus.close());

  it.each([
    ["generated, tuning half", 0],
    ["generated, held-out half", 1],
  ] as const)("is right in 99 of 100 that it is sure of and finds 90 of 100: %s", async (name, half) => {
    const measured = await measure(corpus, labelledReferences(tellingWorks(corpus.works), half));
    print(name, measured);
    expect(measured.precision).toBeGreaterThanOrEqual(0.99);
    expect(measured.recall).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ["by hand, tuning half", 0],
    ["by hand, held-out half", 1],
  ] as const)("does so on references in the styles of real lists: %s", async (name, half) => {
    const own = byHand.filter((_, at) => at % 2 === half);
    const measured = await measure(
      corpus,
      own.map((one) => ({ ...one, how: "by hand" })),
    );
    print(name, measured);
    expect(measured.wrong).toEqual([]);
    expect(measured.recall).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ["journals, tuning half", 0],
    ["journals, held-out half", 1],
  ] as const)("is as right about journals that it is sure of: %s", async (name, half) => {
    const matcher = new Matcher(corpus);
    const labelled = journalReferences(half);
    const [wrong, missed]: [string[], string[]] = [[], []];
    let [sure, right] = [0, 0];
    for (const { text, issn, title, how } of labelled) {
      const { record, journal } = await matcher.match(parseReference(text, 2026));
      const [found] = journal?.sure === true ? await corpus.catalogue.records([journal.journal]) : [];
      const told = `${how}: ${text}\n   -> ${found?.data.titles[0]?.value} ${journal?.by} (${title})`;
      // Two journals of one title: either may be meant, and it asks.
      const isRight = found?.data.identifiers.some(({ value }) => value === issn) ?? false;
      expect([told, record?.sure ?? false]).toEqual([told, false]);
      if (found !== undefined) {
        sure += 1;
        if (isRight) right += 1;
        else wrong.push(told);
      } else if (issn !== undefined) missed.push(told);
    }
    const recall = right / labelled.filter(({ issn }) => issn !== undefined).length;
    print(name, { references: labelled.length, precision: right / sure, recall, shown: recall, wrong, missed });
    expect(right / sure).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });

  it("finds the journal of what is not in the index, and none where nobody can tell which it is", async () => {
    const matcher = new Matcher(corpus);
    const found: (readonly [string, string | undefined, string | undefined])[] = [];
    for (const { text, journal } of byHand.filter((one) => one.journal !== undefined)) {
      const { journal: match } = await matcher.match(parseReference(text, 2026));
      const [own] = match?.sure === true ? await corpus.catalogue.records([match.journal]) : [];
      const issns = own?.data.identifiers.map(({ value }) => value) ?? [];
      found.push([text, journal, issns.find((value) => value === journal)]);
    }
    expect(found.filter(([, wanted, got]) => wanted !== got)).toEqual([]);
  });
});

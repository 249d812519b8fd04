import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Category, RecognitionRow } from "../../src/domain/recognition.ts";
import { judge } from "../../src/recognition/dossier/judge.ts";
import { parseReference } from "../../src/recognition/dossier/plain/parse.ts";
import { checkStatement, isAsIssued, sealed } from "../../src/recognition/dossier/statement.ts";
import { adapters, idsOf, ingest, journal, live, opened, row } from "./catalogue-kit.ts";

const issn = { scheme: "issn", value: "1997-3438", valid: true } as const;
const title = "Journal of Medical Sciences";

const rows = fc.array(
  fc.record({
    category: fc.constantFrom<Category>("W", "X", "Y"),
    from: fc.integer({ min: 2015, max: 2024 }).map(String),
    length: fc.integer({ min: 0, max: 3 }),
    event: fc.constantFrom("recognised" as const, "lost" as const, "upgraded" as const),
  }),
  { minLength: 1, maxLength: 4 },
);

const rowOf = (of: {
  category: Category;
  from: string;
  length: number;
  event: RecognitionRow["event"];
}): RecognitionRow => ({
  journal: { title, issns: [issn] },
  event: of.event,
  category: of.category,
  from: of.from,
  to: String(Number(of.from) + of.length),
  authority: "HEC list",
});

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3));

describe.each(adapters)("statements over the $name catalogue", ({ open }) => {
  it("never change, whatever is imported or taken back after them, and say so when today's answer is another", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.boolean(), async (before, after, isTakenBack) => {
        const kit = await opened(open);
        try {
          await ingest(
            kit.writer,
            "a",
            live("j", journal(title, { identifiers: [issn] })),
            ...before.map((one, at) => row(`r${at}`, rowOf(one))),
          );
          const [id = ""] = await idsOf(kit.reader, "journal");
          await later();
          const asRecordedAt = new Date().toISOString();
          const issue = async () => {
            const entries = [];
            for (let year = 2014; year <= 2028; year += 1) {
              const reference = parseReference(`Khan S. A paper of mine on wheat. ${title}. ${year};1(1):1.`, 2030);
              const match = { journal: { journal: id, sure: true, by: "title", others: [] } } as const;
              entries.push(await judge(year - 2013, reference, match, { catalogue: kit.reader, asRecordedAt }));
            }
            return sealed({ recordedAt: asRecordedAt, format: "text", entries });
          };
          const statement = await issue();
          await later();
          await ingest(kit.writer, "b", ...after.map((one, at) => row(`s${at}`, rowOf(one))));
          if (isTakenBack) await kit.writer.removeSource("a");
          else
            await ingest(
              kit.writer,
              "a",
              row("r0", rowOf({ category: "W", from: "2016", length: 9, event: "recognised" })),
            );
          expect(isAsIssued(statement)).toBe(true);
          const now = { catalogue: kit.reader, asRecordedAt: new Date(Date.now() + 1000).toISOString() };
          const { asIssued, contradicted, changed } = await checkStatement(statement, now);
          // Asked anew as of that moment, the store gives the same, also where a source is gone.
          expect([asIssued, contradicted]).toEqual([true, []]);
          for (const { entry, now: today } of changed) expect(today).not.toEqual(entry.verdict);
          const [first] = statement.entries;
          const forged = {
            ...statement,
            entries: [{ ...first, number: 1, printed: "Another paper" }, ...statement.entries.slice(1)],
          };
          expect(isAsIssued(forged)).toBe(false);
        } finally {
          kit.end();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("tell which lines would be answered otherwise by now", async () => {
    const kit = await opened(open);
    await ingest(
      kit.writer,
      "a",
      live("j", journal(title, { identifiers: [issn] })),
      row("r", rowOf({ category: "Y", from: "2018", length: 1, event: "recognised" })),
    );
    const [id = ""] = await idsOf(kit.reader, "journal");
    await later();
    const parts = { catalogue: kit.reader, asRecordedAt: new Date().toISOString() };
    const match = { journal: { journal: id, sure: true, by: "issn", others: [] } } as const;
    const entries = [];
    for (const [at, year] of [2018, 2021].entries())
      entries.push(
        await judge(at + 1, parseReference(`A. Khan, “Of wheat and water”, X, ${year}.`, 2030), match, parts),
      );
    const statement = sealed({ recordedAt: parts.asRecordedAt, format: "text", entries });
    await later();
    await ingest(kit.writer, "b", row("s", rowOf({ category: "X", from: "2021", length: 0, event: "recognised" })));
    const checked = await checkStatement(statement, {
      ...parts,
      asRecordedAt: new Date(Date.now() + 1000).toISOString(),
    });
    expect(checked.asIssued).toBe(true);
    expect(checked.changed.map(({ entry, now }) => [entry.number, entry.verdict?.outcome, now.outcome])).toEqual([
      [2, "not_decided", "recognised"],
    ]);
    kit.end();
  });
});

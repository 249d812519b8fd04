import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownRows, recognitionLists } from "../../test/arbitraries.ts";
import { addDays, dayNumber } from "./calendar.ts";
import { firstDay, lastDay } from "./partial-date.ts";
import type { KnownRow } from "./recognition.ts";
import type { KnownRule } from "./recognition-rule.ts";
import { certainCategory, type SingleVerdict, type Verdict, verdict } from "./verdict.ts";

const rows = fc.array(knownRows, { maxLength: 6 }).map((all) => all.map((row, index) => ({ ...row, id: `r${index}` })));
const lists = fc.array(recognitionLists, { maxLength: 3 });
const day = fc
  .integer({ min: dayNumber("2014-01-01"), max: dayNumber("2026-12-31") })
  .map((n) => addDays("1970-01-01", n));
const year = fc.integer({ min: 2014, max: 2026 }).map(String);
const instant = day.map((iso) => `${iso}T12:00:00Z`);

const rules: readonly KnownRule[] = [
  { name: "before", text: "Three years before.", effect: { kind: "accepted_before", years: 3 } },
  { name: "z", text: "No Z.", effect: { kind: "category_ended", category: "Z", lastDay: "2020-06-30" } },
  { name: "said", text: "A notice.", effect: { kind: "notice" } },
];

function singles(found: Verdict): readonly SingleVerdict[] {
  return found.outcome === "several" ? found.answers.map((answer) => answer.verdict) : [found];
}

/** The same answer without the rules that it names. */
function withoutRules(found: Verdict): unknown {
  return JSON.parse(JSON.stringify(found, (key, value) => (key === "rules" ? undefined : value)));
}

function covers(row: KnownRow, iso: string): boolean {
  return (
    row.from !== undefined &&
    firstDay({ start: row.from }) <= iso &&
    (row.to === undefined || iso <= lastDay({ start: row.to }))
  );
}

describe("rules, for any rows and lists", () => {
  it("change no answer for a day: they are named in it", () => {
    fc.assert(
      fc.property(rows, lists, day, (known, all, start) => {
        const plain = verdict(known, all, { start });
        expect(withoutRules(verdict(known, all, { start }, { rules }))).toEqual(withoutRules(plain));
      }),
      { numRuns: 400 },
    );
  });

  it("are never named where a row recognises the journal, nor through a row that holds on the day", () => {
    fc.assert(
      fc.property(rows, day, (known, start) => {
        for (const one of singles(verdict(known, [], { start }, { rules }))) {
          if (one.outcome === "recognised") expect(one).not.toHaveProperty("rules");
          else
            for (const { rule, row } of one.rules ?? []) {
              expect(rule.effect.kind).not.toBe("notice");
              if (rule.effect.kind === "accepted_before")
                expect(firstDay({ start: row.from ?? "" }) > start).toBe(true);
              else expect([row.category, start > "2020-06-30"]).toEqual(["Z", true]);
            }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("what is added and when", () => {
  it("a row changes no category outside of its window", () => {
    fc.assert(
      fc.property(rows, lists, knownRows, day, (known, all, added, start) => {
        fc.pre(!covers(added, start));
        // An extension that names no category takes that of the row which it extends: the one thing that a row says beyond its window.
        fc.pre(known.every(({ event, category }) => event !== "extended" || category !== undefined));
        const before = verdict(known, all, { start });
        const after = verdict([...known, { ...added, id: "added" }], all, { start });
        expect(certainCategory(after)).toBe(certainCategory(before));
      }),
      { numRuns: 600 },
    );
  });

  it("a statement stays as it was, whatever is recorded or taken back after its moment", () => {
    const later = fc.tuple(rows, instant, fc.integer({ min: 1, max: 2000 }));
    fc.assert(
      fc.property(rows, lists, year, later, (known, all, start, [added, asRecordedAt, days]) => {
        const then = known.filter(({ recordedAt }) => recordedAt <= asRecordedAt);
        const moment = `${addDays(asRecordedAt.slice(0, 10), days)}T12:00:00Z`;
        const takenBack = then.map((row, index) => (index % 2 === 0 ? { ...row, withdrawnAt: moment } : row));
        const after = added.map((row, index) => ({ ...row, id: `later${index}`, recordedAt: moment }));
        const stated = verdict(then, all, { start }, { asRecordedAt });
        const again = verdict([...takenBack, ...after], all, { start }, { asRecordedAt });
        // Withdrawal is no part of what a row said.
        const said = JSON.stringify(again, (key, value) => (key === "withdrawnAt" ? undefined : value));
        expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(stated)));
      }),
      { numRuns: 300 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownRows, recognitionLists } from "../../test/arbitraries.ts";
import { addDays, dayNumber } from "./calendar.ts";
import { firstDay, lastDay, type PartialDate } from "./partial-date.ts";
import type { KnownRow } from "./recognition.ts";
import { type SingleVerdict, type Verdict, verdict } from "./verdict.ts";

const rows = fc.array(knownRows, { maxLength: 6 }).map((all) => all.map((row, index) => ({ ...row, id: `r${index}` })));
const lists = fc.array(recognitionLists, { maxLength: 3 });
const day = fc
  .integer({ min: dayNumber("2014-01-01"), max: dayNumber("2026-12-31") })
  .map((n) => addDays("1970-01-01", n));
const partial = fc
  .tuple(day, fc.constantFrom(4, 7))
  .map(([iso, length]): PartialDate => ({ start: iso.slice(0, length) }));

function singles(found: Verdict): readonly SingleVerdict[] {
  return found.outcome === "several" ? found.answers.map((answer) => answer.verdict) : [found];
}

/** Outcome and category: what a reader is told. */
function told(found: Verdict): ReadonlySet<string> {
  return new Set(
    singles(found).map((one) => (one.outcome === "recognised" ? `recognised ${one.category}` : one.outcome)),
  );
}

function covers(row: KnownRow, iso: string): boolean {
  return (
    row.from !== undefined &&
    firstDay({ start: row.from }) <= iso &&
    (row.to === undefined || iso <= lastDay({ start: row.to }))
  );
}

describe("verdict, for any rows and lists", () => {
  it("a month or year gets the union of its days' answers, each for its days", () => {
    fc.assert(
      fc.property(rows, lists, partial, (known, all, date) => {
        const whole = verdict(known, all, date);
        const union = new Set<string>();
        for (let iso = firstDay(date); iso <= lastDay(date); iso = addDays(iso, 1)) {
          const onDay = told(verdict(known, all, { start: iso }));
          for (const answer of onDay) union.add(answer);
          if (whole.outcome !== "several") continue;
          const holding = whole.answers.filter((answer) => answer.from <= iso && iso <= answer.to);
          expect(new Set(holding.flatMap((answer) => [...told(answer.verdict)]))).toEqual(onDay);
        }
        expect(told(whole)).toEqual(union);
      }),
      { numRuns: 150 },
    );
  });

  it("as known on a day, what was decided later makes no difference", () => {
    fc.assert(
      fc.property(rows, lists, day, day, (known, all, start, asKnownOn) => {
        const earlier = known.filter(
          (row) => lastDay({ start: row.decidedOn ?? row.recordedAt.slice(0, 10) }) <= asKnownOn,
        );
        const then = all.filter(
          (list) => list.decidedOn !== undefined && lastDay({ start: list.decidedOn }) <= asKnownOn,
        );
        expect(verdict(known, all, { start }, { asKnownOn })).toEqual(verdict(earlier, then, { start }, { asKnownOn }));
      }),
      { numRuns: 500 },
    );
  });

  it("never contradicts the rows", () => {
    fc.assert(
      fc.property(rows, lists, day, (known, all, iso) => {
        for (const one of singles(verdict(known, all, { start: iso }))) {
          if (one.outcome === "recognised") {
            expect(
              [one.row, ...(one.alsoBy ?? [])].every(
                (row) => covers(row, iso) && row.authority.startsWith("HEC") && row.event !== "lost",
              ),
            ).toBe(true);
            expect(one.category === "Z" && iso >= "2020-07-01").toBe(false);
          } else if (one.outcome === "not_recognised") {
            if (one.reason === "lost") expect(one.loss !== undefined && covers(one.loss, iso)).toBe(true);
            if (one.reason === "gap") expect(one.before !== undefined && one.after !== undefined).toBe(true);
            if (one.reason === "absent_from_list") expect(one.list?.complete).toBe(true);
          } else if (one.outcome === "no_data") {
            expect(
              known.some(
                (row) =>
                  covers(row, iso) && row.authority.startsWith("HEC") && row.event !== "lost" && row.category !== "Z",
              ),
            ).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("says several only with more than one answer, in order, within the date", () => {
    fc.assert(
      fc.property(rows, lists, partial, (known, all, date) => {
        const found = verdict(known, all, date);
        if (found.outcome !== "several") return;
        expect(told(found).size).toBeGreaterThan(1);
        expect(found.answers[0]?.from).toBe(firstDay(date));
        expect(
          found.answers
            .map((answer) => answer.to)
            .sort()
            .at(-1),
        ).toBe(lastDay(date));
        expect(found.answers.every((answer) => answer.from <= answer.to)).toBe(true);
      }),
    );
  });
});

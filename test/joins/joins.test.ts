import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueWriter } from "../../src/catalogue/writer.ts";
import { findings, ingest, live } from "../contract/catalogue-kit.ts";
import { dataOf, type Pair, pairs } from "./pairs.ts";

type Side = "a" | "b";

/** Runs on an empty store. */
async function withStore<T>(
  run: (writer: CatalogueWriter, same: (x: string, y: string) => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-joins-"));
  const store = openSqliteStore(folder);
  const writer = await store.writer("test");
  const reader = store.reader();
  // A record's own mark, so that it can be found again whatever it was joined with.
  const at = async (mark: string): Promise<string> => (await reader.byIdentifier("handle", mark))[0] ?? "";
  const value = await run(writer, async (x, y) => {
    const [left, right] = [await at(x), await at(y)];
    if (left === "" || right === "") throw new Error(`${x} or ${y} is not there`);
    return left === right;
  });
  expect(await findings(store)).toEqual([]);
  store.close();
  rmSync(folder, { recursive: true });
  return value;
}

function record(pair: Pair, side: Side) {
  const data = dataOf(pair[side]);
  const mark = { scheme: "handle", value: `${pair.id}${side}`, valid: true } as const;
  return live(`${pair.id}${side}`, { ...data, identifiers: [...data.identifiers, mark] });
}

/** Each pair alone in an empty index. */
async function joinedAlone(pair: Pair, order: readonly Side[]): Promise<boolean> {
  return withStore(async (writer, same) => {
    for (const id of order) {
      await writer.putSource({ id, name: id, format: "oai-pmh" });
      await ingest(writer, id, record(pair, id));
    }
    return same(`${pair.id}a`, `${pair.id}b`);
  });
}

/** All pairs in one index, in an order that follows from the seed; those of one work in as many sources as there are records of it. */
async function joinedTogether(seed: number): Promise<Set<number>> {
  const used = new Map<number, number>();
  const all = pairs.flatMap((pair) => {
    // Not the same source as the pair's other record, nor one that has given this work already.
    const next = (of: number, not?: number): number => {
      const n = used.get(of) ?? 0;
      const free = n === not ? n + 1 : n;
      used.set(of, free + 1);
      return free;
    };
    const left = next(pair.a.of);
    const right = next(pair.b.of, left);
    return [
      { pair, side: "a", source: `s${left}` },
      { pair, side: "b", source: `s${right}` },
    ] as const;
  });
  const rank = (id: string): number =>
    Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 10_007, seed);
  const order = all.toSorted((x, y) => rank(`${x.pair.id}${x.side}`) - rank(`${y.pair.id}${y.side}`));
  return withStore(async (writer, same) => {
    for (const id of new Set(all.map(({ source }) => source)))
      await writer.putSource({ id, name: id, format: "oai-pmh" });
    for (const { pair, side, source } of order) await ingest(writer, source, record(pair, side));
    const joined = new Set<number>();
    for (const { id } of pairs) if (await same(`${id}a`, `${id}b`)) joined.add(id);
    return joined;
  });
}

function score(joined: ReadonlySet<number>) {
  const wrong = pairs.filter(({ id, same }) => joined.has(id) && !same);
  const missed = pairs.filter(({ id, same }) => !joined.has(id) && same);
  const right = joined.size - wrong.length;
  return { precision: right / joined.size, recall: right / (right + missed.length), wrong, missed };
}

const told = ({ id, reason, a }: Pair): string => `${id}: ${reason} (${a.titles[0]?.slice(0, 50)})`;

describe("joining across sources, on pairs labelled by hand", { timeout: 300_000 }, () => {
  it("has pairs enough of both kinds", () => {
    expect(pairs.filter(({ same }) => same).length).toBeGreaterThan(150);
    expect(pairs.filter(({ same }) => !same).length).toBeGreaterThan(150);
  });

  it("finds at least 95 % of the joins and makes no wrong one in a thousand, whichever came first", async () => {
    const joined = new Set<number>();
    for (const pair of pairs) {
      const [first, second] = [await joinedAlone(pair, ["a", "b"]), await joinedAlone(pair, ["b", "a"])];
      expect([told(pair), first]).toEqual([told(pair), second]);
      if (first) joined.add(pair.id);
    }
    const { precision, recall, wrong, missed } = score(joined);
    console.log(
      `${pairs.length} pairs: precision ${(100 * precision).toFixed(2)} %, recall ${(100 * recall).toFixed(2)} %`,
    );
    for (const pair of missed) console.log(`missed ${told(pair)}`);
    expect(wrong.map(told)).toEqual([]);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it("joins the same in one index with all others, in whatever order they come", async () => {
    const first = await joinedTogether(1);
    const { precision, recall, wrong, missed } = score(first);
    for (const pair of missed) console.log(`missed together ${told(pair)}`);
    console.log(`all together: precision ${(100 * precision).toFixed(2)} %, recall ${(100 * recall).toFixed(2)} %`);
    expect(wrong.map(told)).toEqual([]);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    for (const seed of [2, 3]) expect([...(await joinedTogether(seed))]).toEqual([...first]);
  });
});

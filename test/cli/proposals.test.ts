import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definepk, isBuilt } from "./definepk.ts";

interface Side {
  readonly id: string;
  readonly title: string;
  readonly identifiers: string[];
  readonly sources: string[];
}
interface Shown {
  readonly id: number;
  readonly kind: string;
  readonly reason: string;
  readonly left: Side;
  readonly right: Side;
}

const list = (name: string, issn: string): string =>
  `journal,issn,eissn,category,from,to\n${name},${issn},,Y,2020-07-01,2021-06-30\n`;

describe.skipIf(!isBuilt)("proposals", { timeout: 60_000 }, () => {
  let folder: string;
  let data: string;
  const run = (...args: string[]) => definepk(data, args);
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await run(...args, "--json")).stdout) as T;
  const listed = async (...args: string[]): Promise<Shown[]> =>
    (await json<{ proposals: Shown[] }>("proposals", "list", ...args)).proposals;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-proposals-"));
    data = join(folder, "data");
    const issns = ["1997-3438", "2070-2469", "2049-3630"];
    for (const [n, issn] of issns.entries()) {
      const file = join(folder, `list${n}.csv`);
      writeFileSync(file, list("Al-Qalam", issn));
      const { code, stderr } = await run("import", file);
      if (code !== 0) throw new Error(stderr);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are listed with both titles, ISSNs, sources and the reason", async () => {
    const all = await listed();
    expect(all).toHaveLength(3);
    expect(await listed("--kind", "journal", "--limit", "1")).toEqual(all.slice(0, 1));
    expect(await listed("--kind", "article")).toEqual([]);
    expect((await run("proposals", "list", "--kind", "thing")).code).toBe(2);
    const [first] = all;
    expect(first).toMatchObject({ kind: "journal", reason: "equal title" });
    const sides = [first?.left, first?.right].map((one) => [one?.title, one?.identifiers, one?.sources]);
    expect(sides).toContainEqual(["Al-Qalam", ["issn:1997-3438"], ["list0"]]);
    expect(sides).toContainEqual(["Al-Qalam", ["issn:2070-2469"], ["list1"]]);
    const { stdout } = await run("proposals", "list");
    expect(stdout).toMatch(/journal: equal title\n +\S+ +Al-Qalam +issn:\S+ +\(list\d\)\n/);
  });

  it("are settled by a person, one way or the other, and a join is taken back", async () => {
    const [one, two] = await listed();
    if (!one || !two) throw new Error("nothing is proposed");
    expect((await run("proposals", "apart", String(one.id), "--by", "rule")).code).toBe(2);
    expect(await json("proposals", "apart", String(one.id), "--by", "rana")).toEqual({
      left: one.left.id,
      right: one.right.id,
    });
    expect((await listed()).map(({ id }) => id)).not.toContain(one.id);
    expect((await run("proposals", "apart", String(one.id))).code).toBe(2);
    const { from, into } = await json<{ from: string; into: string }>("proposals", "merge", String(two.id));
    expect(new Set([from, into])).toEqual(new Set([two.left.id, two.right.id]));
    // The third was of the pair that is apart and of the one that is joined: nothing is left to decide.
    expect(await listed()).toEqual([]);
    expect((await json<{ kinds: { journal: number } }>("stats")).kinds.journal).toBe(2);
    expect((await json<{ total: number }>("search", "qalam")).total).toBe(2);
    expect((await run("verify")).stdout).not.toMatch(/took apart|no decision/);
    expect((await run("proposals", "merge", one.left.id, one.left.id)).code).toBe(2);
    expect((await run("unmerge", "--source", "list0", "--identifier", "nothing")).code).toBe(2);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { migrations } from "../../src/catalogue/sqlite/migrations.ts";
import { verdict } from "../../src/domain/verdict.ts";
import { importText } from "../import-kit.ts";
import { adapters, findings, opened, titled } from "./catalogue-kit.ts";

const rules = (...texts: readonly string[]): string =>
  JSON.stringify({
    rules: texts.map((text, index) => ({ name: `rule-${index}`, text, effect: { kind: "accepted_before", years: 3 } })),
  });
const header = "journal,issn,category,from,to,list\n";

describe.each(adapters)("lists and rules of recognition over $name", ({ open }) => {
  it("keeps what rules said before, and when", async () => {
    const kit = await opened(open);
    const { writer, reader, store } = kit;
    await importText(writer, "rules.json", rules("One.", "Two."), "rules");
    await importText(writer, "rules.json", rules("One.", "Two, mended."), "rules");
    const known = await reader.rules();
    expect(known.map(({ name, text, withdrawnAt }) => [name, text, withdrawnAt === undefined])).toEqual([
      ["rule-0", "One.", true],
      ["rule-1", "Two.", false],
      ["rule-1", "Two, mended.", true],
    ]);
    expect(known[1]?.withdrawnAt).toBe(known[2]?.recordedAt);
    await writer.removeSource("rules");
    expect((await reader.rules()).every(({ withdrawnAt }) => withdrawnAt !== undefined)).toBe(true);
    expect(await findings(store)).toEqual([]);
    kit.end();
  });

  it("answers as of a moment with the rows, lists and rules that stood then", async () => {
    const kit = await opened(open);
    const { writer, reader, store } = kit;
    const list = { name: "A", body: "HEC", scope: "national", from: "2020-07-01", to: "2021-06-30" } as const;
    await importText(writer, "hec.csv", `${header}Journal of Tests,2049-3630,Y,2020-07-01,2021-06-30,A\n`, "hec");
    await importText(writer, "hec.csv", `${header}Other,1997-3438,Y,2021-07-01,2022-06-30,B\n`, "other");
    await writer.putList("hec", { ...list, complete: true });
    const { id } = await titled(reader, "Journal of Tests");
    const other = await titled(reader, "Other");
    const moment = new Date().toISOString();
    const asked = (known: Awaited<ReturnType<typeof reader.recognition>>, asRecordedAt?: string): string =>
      verdict(known.rows, known.lists, { start: "2020-12-01" }, asRecordedAt === undefined ? {} : { asRecordedAt })
        .outcome;
    expect(asked(await reader.recognition(id))).toBe("recognised");
    expect(asked(await reader.recognition(other.id))).toBe("not_recognised");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await writer.removeSource("hec");
    expect(asked(await reader.recognition(other.id))).toBe("no_data");
    expect((await reader.recognition(id)).rows).toEqual([]);
    const then = await reader.recognition(id, { withdrawn: true });
    expect(then.rows).toHaveLength(1);
    expect(asked(then, moment)).toBe("recognised");
    expect(asked(await reader.recognition(other.id, { withdrawn: true }), moment)).toBe("not_recognised");
    expect(await findings(store)).toEqual([]);
    kit.end();
  });

  it("takes a list that is whole for whole until its source goes, and says nothing of one that is not", async () => {
    const kit = await opened(open);
    const { writer, reader } = kit;
    const list = { name: "A", body: "HEC", scope: "unknown", from: "2020-07-01", to: "2021-06-30" } as const;
    await importText(writer, "hec.csv", `${header}Journal of Tests,2049-3630,Y,2019-07-01,2020-06-30,Z\n`, "hec");
    const { id } = await titled(reader, "Journal of Tests");
    const standing = async (): Promise<boolean[]> =>
      (await reader.recognition(id)).lists.map(({ complete }) => complete);
    const { last } = await reader.changes(0, 100);
    await writer.putList("hec", { ...list, complete: false });
    expect((await reader.changes(last, 100)).changes).toEqual([]);
    await writer.putList("hec", { ...list, complete: true });
    expect((await reader.changes(last, 100)).changes).toMatchObject([{ id, op: "judged" }]);
    await writer.putList("hec", { ...list, complete: false });
    expect(await standing()).toEqual([true]);
    kit.end();
  });
});

describe("a catalogue of the version before", () => {
  it("gets the days and lists of its rows, and the times of its lists", async () => {
    const folder = mkdtempSync(join(tmpdir(), "definepk-before-"));
    const store = openSqliteStore(folder);
    (await store.writer("test")).close();
    store.close();
    const path = join(folder, "catalogue.db");
    const fresh = new Database(path);
    const application = Number(fresh.pragma("application_id", { simple: true }));
    fresh.close();
    rmSync(path);
    const file = new Database(path);
    file.pragma(`application_id = ${application}`);
    file.exec(migrations.slice(0, 3).join(";"));
    file.pragma("user_version = 3");
    const insert = file.prepare(
      "insert into recognition_row (id, source, identifier, sample, value, recorded_at) values (?, 's', ?, 0, ?, '2026-01-01T00:00:00.000Z')",
    );
    const row = { journal: { title: "J", issns: [] }, event: "recognised", authority: "HEC list", list: "L" };
    const windows = [
      { from: "2020", to: "2021" },
      { from: "2020-02", to: "2020-02" },
      { from: "2020-07-01" },
      {},
      { from: "2020", event: "lost" },
      { from: "2020", authority: "press" },
    ];
    for (const [index, window] of windows.entries())
      insert.run(`r${index}`, `i${index}`, JSON.stringify({ ...row, ...window }));
    file.exec(`insert into recognition_list values ('s', 'L', '{"name":"L"}')`);
    file.exec(
      `insert into decision ("at", "by", what, record, reason, subject, chain) values ('2026-02-02T00:00:00.000Z', 'operator', 'list', '', 'r', '{"source":"s","list":{"name":"L"}}', 1)`,
    );
    file.close();
    const opened = openSqliteStore(folder);
    (await opened.writer("test")).close();
    opened.close();
    const now = new Database(path);
    expect(now.prepare("select list, held_from, held_to from recognition_row order by id").raw().all()).toEqual([
      ["L", "2020-01-01", "2021-12-31"],
      ["L", "2020-02-01", "2020-02-29"],
      ["L", "2020-07-01", "9999-12-31"],
      ["L", null, null],
      ["L", null, null],
      ["L", null, null],
    ]);
    expect(
      now.prepare("select source, name, sample, recorded_at, withdrawn_at from recognition_list").raw().all(),
    ).toEqual([["s", "L", 0, "2026-02-02T00:00:00.000Z", null]]);
    now.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

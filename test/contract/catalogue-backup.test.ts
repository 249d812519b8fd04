import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { adapters, article, findings, idsOf, ingest, live, opened } from "./catalogue-kit.ts";

const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => live(`r${from + index}`, article(`Title ${from + index}`)));

const child = fileURLToPath(new URL("catalogue-child.ts", import.meta.url));

describe.each(adapters)("leases and backups over $name", ({ name, open }) => {
  it("has one writer, names who holds it, and gives it on", async () => {
    const kit = await opened(open);
    await expect(kit.store.writer("other")).rejects.toThrow(/test \(process \d+/);
    const other = open(kit.folder);
    const waiting = other.writer("other", 10_000);
    kit.writer.close();
    const writer = await waiting;
    await writer.putSource({ id: "z", name: "Z", format: "oai-pmh" });
    expect(await kit.reader.source("z")).toMatchObject({ name: "Z", enabled: true });
    await expect(kit.store.restore(join(kit.folder, "nothing.db"))).rejects.toThrow(/other/);
    other.close();
    kit.end();
  });

  it("frees the lease when its holder is killed", async () => {
    const kit = await opened(open);
    kit.writer.close();
    const holder = spawn(process.execPath, [child, name, kit.folder, "hold"], { stdio: ["ignore", "pipe", "inherit"] });
    await once(createInterface(holder.stdout), "line");
    await expect(kit.store.writer("me")).rejects.toThrow(new RegExp(`hold \\(process ${holder.pid}`));
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const writer = await kit.store.writer("me", 5000);
    expect(await ingest(writer, "a", ...some(0, 1))).toEqual(["created"]);
    kit.end();
  });

  it("copies one moment while the writer goes on, and restores it over what came later", async () => {
    const kit = await opened(open);
    await ingest(kit.writer, "a", ...some(0, 400));
    const file = join(kit.outside, "backup.db");
    const copied = kit.store.backup(file);
    for (let from = 400; from < 800; from += 50) await ingest(kit.writer, "a", ...some(from, from + 50));
    expect((await copied).bytes).toBeGreaterThan(0);
    const { epoch } = await kit.reader.changes(0, 1);
    kit.writer.close();
    await expect(kit.store.restore(file)).rejects.toThrow(/holds records/);
    await kit.store.restore(file, { force: true });
    // The reader was open all along.
    const found = await idsOf(kit.reader, "article");
    expect(found.length).toBeGreaterThanOrEqual(400);
    expect(found.length % 50).toBe(0);
    expect((await kit.reader.changes(0, 1)).epoch).not.toBe(epoch);
    expect(await findings(kit.store)).toEqual([]);
    const writer = await kit.store.writer("after");
    expect((await ingest(writer, "a", ...some(0, 1)))[0]).toBe("unchanged");
    expect(readdirSync(kit.folder).filter((one) => one.includes(".part"))).toEqual([]);
    kit.end();
  });

  it("shows a restore to a reader of another process", async () => {
    const kit = await opened(open);
    await ingest(kit.writer, "a", ...some(0, 20));
    const file = join(kit.outside, "backup.db");
    await kit.store.backup(file);
    await ingest(kit.writer, "a", ...some(20, 50));
    kit.writer.close();
    const reader = spawn(process.execPath, [child, name, kit.folder, "read"], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface(reader.stdout)[Symbol.asyncIterator]();
    const ask = async (): Promise<{ articles: number; epoch: string }> => {
      reader.stdin.write("?\n");
      return JSON.parse(String((await lines.next()).value)) as { articles: number; epoch: string };
    };
    const before = await ask();
    expect(before.articles).toBe(50);
    await kit.store.restore(file, { force: true });
    const after = await ask();
    expect(after.articles).toBe(20);
    expect(after.epoch).not.toBe(before.epoch);
    reader.stdin.end();
    await once(reader, "exit");
    kit.end();
  });

  it("restores into a new folder, and refuses what is no backup, is damaged or is of a newer version", async () => {
    const kit = await opened(open);
    await ingest(kit.writer, "a", ...some(0, 300));
    const file = join(kit.outside, "backup.db");
    await kit.store.backup(file);
    const folder = mkdtempSync(join(tmpdir(), "definepk-catalogue-"));
    const fresh = open(folder);
    await expect(fresh.restore(join(folder, "none"))).rejects.toThrow(/no file/);
    writeFileSync(join(folder, "text"), "not a database at all, but long enough to be looked at".repeat(99));
    await expect(fresh.restore(join(folder, "text"))).rejects.toMatchObject({ problem: { code: "damaged" } });
    new Database(join(folder, "foreign")).exec("create table t (x)").close();
    await expect(fresh.restore(join(folder, "foreign"))).rejects.toMatchObject({ problem: { code: "damaged" } });
    const newer = new Database(file);
    const version = Number(newer.pragma("user_version", { simple: true }));
    newer.pragma("user_version = 99");
    newer.close();
    await expect(fresh.restore(file)).rejects.toMatchObject({ problem: { code: "wrong_version" } });
    const back = new Database(file);
    back.pragma(`user_version = ${version}`);
    back.close();
    await fresh.restore(file);
    expect((await fresh.reader().counts()).kinds.article).toBe(300);
    expect(await findings(fresh)).toEqual([]);
    fresh.close();
    kit.end();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["a record's data", `update source_record set data = replace(data, 'Title 7', 'Title 8')`, /r7 .*checksum/],
    ["raw bytes", `update chunk set bytes = zeroblob(length(bytes))`, /raw bytes do not have their hash/],
    ["a decision", `delete from decision where id = 5`, /decision 6: .*altered or is gone/],
  ])(
    "does not restore a backup in which %s went wrong, says what it is, and leaves all as it was",
    async (_, damage, said) => {
      const kit = await opened(open);
      await ingest(kit.writer, "a", ...some(0, 30));
      const file = join(kit.outside, "backup.db");
      await kit.store.backup(file);
      const altered = new Database(file);
      altered.exec(damage);
      altered.close();
      await ingest(kit.writer, "a", ...some(30, 31));
      kit.writer.close();
      const refused = kit.store.restore(file, { force: true });
      await expect(refused).rejects.toMatchObject({
        problem: { code: "damaged", message: expect.stringMatching(said) },
      });
      expect((await kit.reader.counts()).kinds.article).toBe(31);
      expect(readdirSync(kit.folder).filter((one) => one.includes(".part"))).toEqual([]);
      kit.end();
    },
  );

  it("restores a copied data folder with what was still in its log, and leaves the copy as it is", async () => {
    const kit = await opened(open);
    await ingest(kit.writer, "a", ...some(0, 30));
    const log = "catalogue.db-wal";
    expect(readFileSync(join(kit.folder, log)).length).toBeGreaterThan(0);
    for (const one of ["catalogue.db", log]) copyFileSync(join(kit.folder, one), join(kit.outside, one));
    const folder = mkdtempSync(join(tmpdir(), "definepk-catalogue-"));
    const fresh = open(folder);
    await fresh.restore(join(kit.outside, "catalogue.db"));
    expect((await fresh.reader().counts()).kinds.article).toBe(30);
    expect(await findings(fresh)).toEqual([]);
    expect(readFileSync(join(kit.outside, log))).toEqual(readFileSync(join(kit.folder, log)));
    fresh.close();
    rmSync(folder, { recursive: true });
    kit.end();
  });

  it("does not restore the catalogue from itself, by whatever name", async () => {
    const kit = await opened(open);
    await ingest(kit.writer, "a", ...some(0, 3));
    kit.writer.close();
    const file = join(kit.folder, "catalogue.db");
    symlinkSync(file, join(kit.outside, "link"));
    linkSync(file, join(kit.outside, "same"));
    for (const name of [file, join(kit.outside, "link"), join(kit.outside, "same")]) {
      const refused = kit.store.restore(name, { force: true });
      await expect(refused).rejects.toMatchObject({ problem: { code: "bad_request" } });
    }
    expect((await kit.reader.counts()).kinds.article).toBe(3);
    expect(await findings(kit.store)).toEqual([]);
    kit.end();
  });

  it("writes a backup to a new file or over an earlier one, and over nothing else", async () => {
    const kit = await opened(open);
    await ingest(kit.writer, "a", ...some(0, 3));
    const at = (name: string) => join(kit.outside, name);
    mkdirSync(at("folder"));
    writeFileSync(at("text"), "mine");
    writeFileSync(at("empty"), "");
    new Database(at("foreign")).exec("create table t (x)").close();
    const other = open(at("other"));
    symlinkSync(kit.folder, at("data"));
    const refused: readonly [string, string, RegExp][] = [
      ["", "bad_request", /Name the file/],
      [at("folder"), "bad_request", /is a folder/],
      ["/dev/null", "bad_request", /not a regular file/],
      [at("nowhere/backup.db"), "file_not_found", /no folder/],
      [at("text/backup.db"), "file_not_found", /folder/],
      [at("text"), "bad_request", /not a backup/],
      [at("empty"), "bad_request", /not a backup/],
      [at("foreign"), "bad_request", /not a backup/],
      [at("other/catalogue.db"), "bad_request", /not a backup/],
      [join(kit.folder, "catalogue.db"), "bad_request", /inside the data folder/],
      [join(kit.folder, "backup.db"), "bad_request", /inside the data folder/],
      [at("data/backup.db"), "bad_request", /inside the data folder/],
    ];
    for (const [target, code, message] of refused) {
      const error = await kit.store.backup(target).catch((thrown: unknown) => thrown);
      expect({ target, error }).toMatchObject({
        target,
        error: { problem: { code, message: expect.stringMatching(message) } },
      });
    }
    expect(readFileSync(at("text"), "utf8")).toBe("mine");
    other.close();
    await kit.store.backup(at("backup.db"));
    await ingest(kit.writer, "a", ...some(3, 5));
    await kit.store.backup(at("backup.db"));
    const made = new Database(at("backup.db"), { readonly: true });
    expect(made.prepare("select count(*) from record").pluck().get()).toBe(5);
    made.close();
    expect(readdirSync(kit.outside).filter((one) => one.includes(".part"))).toEqual([]);
    kit.end();
  });

  it("refuses a data folder of a newer version, or one whose file is something else", () => {
    const folder = mkdtempSync(join(tmpdir(), "definepk-catalogue-"));
    open(folder).close();
    const file = new Database(join(folder, "catalogue.db"));
    file.pragma("user_version = 99");
    file.close();
    expect(() => open(folder)).toThrow(/newer version/);
    rmSync(folder, { recursive: true });
    const other = mkdtempSync(join(tmpdir(), "definepk-catalogue-"));
    appendFileSync(join(other, "catalogue.db"), "something else".repeat(1000));
    expect(() => open(other)).toThrow(/cannot be read/);
    rmSync(other, { recursive: true });
  });

  it("says which data folder cannot be used, and where to set another", () => {
    const folder = mkdtempSync(join(tmpdir(), "definepk-catalogue-"));
    writeFileSync(join(folder, "file"), "");
    mkdirSync(join(folder, "odd", "catalogue.db"), { recursive: true });
    for (const bad of ["", join(folder, "file"), join(folder, "file", "data"), join(folder, "odd")]) {
      let thrown: unknown;
      try {
        open(bad);
      } catch (error) {
        thrown = error;
      }
      const message = expect.stringMatching(/^The data folder “.*” cannot be used: .*DEFINEPK_DATA/);
      expect({ bad, thrown }).toMatchObject({ bad, thrown: { problem: { code: "bad_setting", message } } });
    }
    rmSync(folder, { recursive: true });
  });
});

import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { readXlsx } from "../../src/harvest/readers/xlsx/index.ts";
import { createApp } from "../../src/http/app.ts";
import { openDossierStore } from "../../src/recognition/dossier/store/sqlite.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { xlsxOf } from "../../src/web/pages/dossier/download.ts";
import { textOf } from "../browser/render.ts";
import { openTestSite, type TestSite } from "../browser/test-site.ts";

const boundary = "----definepk";

function form(parts: Readonly<Record<string, string | { name: string; bytes: Uint8Array }>>): Buffer {
  const pieces = Object.entries(parts).flatMap(([name, value]) => {
    const file =
      typeof value === "string" ? "" : `; filename="${value.name}"\r\ncontent-type: application/octet-stream`;
    const bytes = typeof value === "string" ? Buffer.from(value) : value.bytes;
    return [
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`),
      bytes,
      Buffer.from("\r\n"),
    ];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

const pasted = `Jadoon S, Mahsood N, Zain K, Hashmi B. Unlocking potential: exploring the perceptions of students and faculty
   regarding medical mentorship program. J Med Sci (Peshawar) 2025;33(1):15-21.

Khan A. A paper that no index has, on something else altogether. Journal of Medical Sciences (Peshawar). 2022; 30(2): 99-104.

=HYPERLINK("http://evil.example","click") A paper of nobody, in no journal, 2021.

Best paper award, national conference, Islamabad`;

describe("a list of publications, from the form to the statement", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
  });
  afterAll(() => site.close());

  const give = (parts: Parameters<typeof form>[0]) =>
    site.app.inject({
      method: "POST",
      url: "/recognition/dossier",
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: form(parts),
    });
  const answered = async (parts: Parameters<typeof form>[0]): Promise<string> => {
    const given = await give(parts);
    expect(given.statusCode).toBe(303);
    await site.dossiers.idle();
    return String(given.headers.location);
  };

  it("answers each line, drops none, and totals by HEC year", async () => {
    const at = await answered({ text: pasted });
    expect(at).toMatch(/^\/recognition\/dossier\/[0-9a-f]{32}$/);
    const { body, headers, statusCode } = await site.app.inject(at);
    expect(statusCode).toBe(200);
    expect([headers["referrer-policy"], headers["cache-control"], headers["x-robots-tag"]]).toEqual([
      "no-referrer",
      "private, no-store",
      "noindex, nofollow",
    ]);
    const text = textOf(body);
    expect(text).toContain("4 lines read from text.");
    expect(text).toContain("Made from public lists, not issued by HEC.");
    // The index's own record and its date; not decided, for its journal's last row ended in September 2024.
    expect(text).toContain("Found as UNLOCKING POTENTIAL");
    // A year: Y in both halves, by two rows that follow each other.
    expect(text).toContain("2022 (as the list says)");
    expect(text).toContain("its journal was recognised by HEC in category Y");
    expect(text).toContain("2021–22 or 2022–23");
    expect(text).toContain("Nothing in this index was found for this line.");
    expect(text.match(/Totals by HEC year/g)).toHaveLength(1);
    const open = textOf((await site.app.inject(`${at}?show=open`)).body);
    expect(open).not.toContain("A paper that no index has");
    expect(open).toContain("Best paper award");
  });

  it("gives the same as CSV and as a workbook, without anything that a spreadsheet would run", async () => {
    const at = await answered({ text: pasted });
    const csv = (await site.app.inject(`${at}/list.csv`)).body;
    const lines = csv.split("\r\n");
    expect(lines).toHaveLength(6);
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://evil.example""`);
    expect(csv).not.toMatch(/(?:^|,)"?[=+@-]/m);
    const sheet = readXlsx((await site.app.inject(`${at}/list.xlsx`)).rawPayload);
    const rows = sheet.ok ? (sheet.value[0]?.rows ?? []) : [];
    expect(rows.map((row) => row[0])).toEqual(["No.", "1", "2", "3", "4"]);
    expect(rows[3]?.[1]).toMatch(/^'=HYPERLINK/);
    expect(rows[2]?.slice(2, 8)).toEqual(["Y", "category Y", "Y", "2022", "as the list says", "2021–22 or 2022–23"]);
  });

  it("issues a statement that says what it rests on, and checks it later", async () => {
    const at = await answered({ text: pasted });
    const statement = textOf((await site.app.inject(`${at}/statement`)).body);
    expect(statement).toContain("Made from public lists, not issued by HEC.");
    expect(statement).toContain(`https://index.example.pk${at}/check`);
    const [sum = ""] = /[0-9a-f]{64}/.exec(statement) ?? [];
    const check = textOf((await site.app.inject(`${at}/check`)).body);
    expect(check).toContain(`The statement is as it was issued`);
    expect(check).toContain(sum);
    expect(check).toContain("every answer would be the same");
  });

  it("reads BibTeX, RIS, a table, a workbook and a list of DOIs by their content", async () => {
    const bib =
      "@article{a, title = {Unlocking potential: exploring the perceptions of students and faculty regarding medical mentorship program}, author = {Jadoon, Sara}, year = 2025, journal = {J Med Sci}}\n@article{b, year = 2020}";
    const ris =
      "TY  - JOUR\nTI  - A paper that no index has\nJO  - Journal of Medical Sciences (Peshawar)\nPY  - 2022\nER  - \n";
    const table =
      "Title of paper;Name of Journal;ISSN;Year\nA paper that no index has;J M S;1997-3438;2022\n;;1997-3438;2021\n";
    const workbook = await xlsxOf(
      [["My papers"], ["Title", "Journal", "ISSN", "Year"], ["A paper that no index has", "x", "1997-3438", "2022"]],
      "CV",
    );
    for (const [parts, expected] of [
      [{ text: bib }, ["2 lines read from BibTeX", "The entry could not be read", "Found as UNLOCKING"]],
      [{ file: { name: "a.txt", bytes: Buffer.from(ris) } }, ["1 line read from RIS", "by its title", "in category Y"]],
      [
        { file: { name: "a.csv", bytes: Buffer.from(table) } },
        ["2 lines read from a table", "by its ISSN", "in category Y"],
      ],
      [{ file: { name: "a.xlsx", bytes: workbook } }, ["2 lines read from a workbook", "My papers", "by its ISSN"]],
      [
        { text: "10.52764/jms.25.33.1.3\nhttps://doi.org/10.9999/unknown" },
        ["2 lines read from a list of DOIs", "Found as UNLOCKING"],
      ],
    ] as const) {
      const text = textOf((await site.app.inject(await answered(parts))).body);
      for (const one of expected) expect(text).toContain(one);
    }
  });

  it("deletes a list for good", async () => {
    const at = await answered({ text: pasted });
    const gone = await site.app.inject({
      method: "POST",
      url: `${at}/delete`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "",
    });
    expect(textOf(gone.body)).toContain("The list is deleted");
    for (const part of ["", "/statement", "/check", "/list.csv", "/list.xlsx"]) {
      expect((await site.app.inject(at + part)).statusCode).toBe(404);
    }
  });

  it("refuses what is too large, packed to burst, or no list, in one sentence on a page", async () => {
    const zipped = (size: number): Buffer => {
      // One entry of so many zeros, as a file of Excel would begin.
      const data = deflateRawSync(Buffer.alloc(size));
      const name = Buffer.from("xl/workbook.xml");
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      local.writeUInt16LE(8, 8);
      local.writeUInt32LE(data.length, 18);
      local.writeUInt32LE(size, 22);
      local.writeUInt16LE(name.length, 26);
      const central = Buffer.alloc(46);
      central.writeUInt32LE(0x02014b50, 0);
      central.writeUInt16LE(8, 10);
      central.writeUInt32LE(data.length, 20);
      central.writeUInt32LE(size, 24);
      central.writeUInt16LE(name.length, 28);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(1, 8);
      end.writeUInt16LE(1, 10);
      end.writeUInt32LE(46 + name.length, 12);
      end.writeUInt32LE(30 + name.length + data.length, 16);
      return Buffer.concat([local, name, data, central, name, end]);
    };
    const failed = async (bytes: Uint8Array, name = "x.xlsx") =>
      textOf((await site.app.inject(await answered({ file: { name, bytes } }))).body);
    expect(await failed(zipped(300_000_000))).toMatch(/workbook/);
    expect(await failed(Buffer.from("PK\u0003\u0004 no zip at all"))).toContain("no workbook of Excel");
    expect(await failed(Buffer.from("%PDF-1.7 …"), "cv.pdf")).toContain("copy the list and paste it");
    expect(await failed(Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)), "x.bin")).toContain(
      "copy the list and paste it",
    );
    expect(await failed(Buffer.from("Khan S. A paper. 2020.\n".repeat(3001)), "x.txt")).toContain("3001 lines");
    const large = await give({ file: { name: "x.txt", bytes: Buffer.alloc(5 * 1024 * 1024 + 1, 97) } });
    expect([large.statusCode, textOf(large.body).includes("larger than 5 MB")]).toEqual([413, true]);
    const huge = await give({ file: { name: "x.txt", bytes: Buffer.alloc(100 * 1024 * 1024, 97) } });
    expect(huge.statusCode).toBe(413);
    expect((await give({ text: "  " })).statusCode).toBe(400);
    expect(
      (
        await site.app.inject({
          method: "POST",
          url: "/recognition/dossier",
          headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
          payload: "no form",
        })
      ).statusCode,
    ).toBe(400);
    expect(
      (await site.app.inject({ method: "POST", url: "/recognition/dossier", payload: { text: "x" } })).statusCode,
    ).toBe(415);
  });

  it("says of an unknown address that there is nothing", async () => {
    for (const id of ["0".repeat(32), "x", "..%2f..", "0".repeat(31)]) {
      expect((await site.app.inject(`/recognition/dossier/${id}`)).statusCode).toBe(404);
    }
  });
});

describe("where dossiers are kept", () => {
  const folder = mkdtempSync(join(tmpdir(), "definepk-dossiers-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (day: number): string => `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`;
  const upload = { bytes: Buffer.from("Khan S. Unmistakable words. 2020.") };

  it("is a file for its owner alone, which forgets a list on its day, and what was given once it is read", async () => {
    const store = openDossierStore(folder);
    expect(statSync(join(folder, "dossiers.db")).mode & 0o777).toBe(0o600);
    await store.create({ id: "a", createdAt: at(1), expiresAt: at(10) }, upload);
    await store.create({ id: "b", createdAt: at(2), expiresAt: at(20) }, upload);
    expect((await store.next())?.id).toBe("a");
    const statement = { recordedAt: at(1), format: "text", entries: [], checksum: "x" } as const;
    await store.finish("a", statement);
    expect((await store.next())?.id).toBe("b");
    // What was issued is not written again.
    await store.finish("a", { code: "internal", message: "no" });
    expect((await store.get("a", at(9)))?.statement).toEqual(statement);
    expect(await store.get("a", at(10))).toBeUndefined();
    expect(await store.forget(at(10))).toBe(1);
    expect(await store.get("a", at(1))).toBeUndefined();
    expect((await store.get("b", at(10)))?.state).toBe("waiting");
    await store.delete("b");
    await store.close();
    const { readFileSync } = await import("node:fs");
    expect(readFileSync(join(folder, "dossiers.db")).includes("Unmistakable")).toBe(false);
  });

  it("keeps what waits over a restart", async () => {
    const first = openDossierStore(folder);
    await first.create({ id: "c", createdAt: at(1), expiresAt: at(10) }, { ...upload, name: "cv.txt" });
    await first.close();
    const second = openDossierStore(folder);
    const next = await second.next();
    expect([next?.id, next?.upload.name, Buffer.from(next?.upload.bytes ?? []).toString()]).toEqual([
      "c",
      "cv.txt",
      "Khan S. Unmistakable words. 2020.",
    ]);
    // Begun three times without an end, it is given up; to be put back is no beginning.
    await second.putBack("c");
    for (let n = 0; n < 3; n += 1) expect((await second.next())?.id).toBe("c");
    expect(await second.next()).toBeUndefined();
    expect((await second.get("c", at(2)))?.state).toBe("failed");
    await second.close();
  });
});

describe("lists of publications over the API", () => {
  let site: TestSite;
  let api: FastifyInstance;
  beforeAll(async () => {
    site = await openTestSite();
    const settings = loadSettings({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0" });
    const log = pino({ level: "silent" });
    const { catalogue, engine, dossiers } = site;
    api = await createApp({
      settings,
      log,
      routes: [apiRoutes({ catalogue, engine, dossiers, settings })],
      ready: async () => ({}),
    });
  });
  afterAll(async () => {
    await api.close();
    await site.close();
  });

  it("are taken, answered line by line, and deleted", async () => {
    const made = await api.inject({ method: "POST", url: "/api/v1/recognition/dossiers", payload: { text: pasted } });
    expect([made.statusCode, made.json<{ state: string }>().state]).toEqual([202, "waiting"]);
    const { id } = made.json<{ id: string }>();
    await site.dossiers.idle();
    const url = `/api/v1/recognition/dossiers/${id}`;
    const done = (await api.inject(url)).json<{
      state: string;
      format: string;
      checksum: string;
      lines: Record<string, unknown>[];
    }>();
    expect([done.state, done.format, done.checksum.length]).toEqual(["done", "text", 64]);
    expect(done.lines.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, "not_decided"],
      [2, "Y"],
      [3, "unmatched"],
      [4, "unmatched"],
    ]);
    expect(done.lines[1]).toMatchObject({
      journal: { sure: true, by: "title" },
      dateOf: "reference",
      verdict: { outcome: "recognised", category: "Y" },
    });
    expect((await api.inject({ method: "DELETE", url })).statusCode).toBe(204);
    expect((await api.inject(url)).statusCode).toBe(404);
  });

  it.each([[{}], [{ text: 1 }], [{ text: " " }], ["x"], [[]]])(
    "are refused in one sentence where there is none: %j",
    async (payload) => {
      const answer = await api.inject({
        method: "POST",
        url: "/api/v1/recognition/dossiers",
        headers: { "content-type": "application/json" },
        payload: JSON.stringify(payload),
      });
      expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([400, "bad_request"]);
    },
  );
});

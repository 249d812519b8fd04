import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../test/shared-data.ts";
import { titleKey } from "../text/title.ts";
import { openEmbeddedEngine } from "./embedded/index.ts";
import type { SearchEngine } from "./engine.ts";
import { parseQuery } from "./parse.ts";

interface Row {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
}

/** As an Arabic keyboard and its user would write it: Arabic letters, no vowel marks, Arabic-Indic digits, marks of direction. */
function onArabicKeyboard(title: string): string {
  const letters: Readonly<Record<string, string>> = { ک: "ك", ی: "ي", ہ: "ه" };
  const typed = title.normalize("NFC").replace(/[کیہ]/gu, (letter) => letters[letter] ?? letter);
  const digits = typed.replace(/[0-9]/gu, (digit) => String.fromCodePoint(0x660 + Number(digit)));
  return `\u200f${digits.replace(/[\u064b-\u0652\u0670]/gu, "")}\u200f؟`;
}

describe.skipIf(!hasSharedData)("real Urdu titles", () => {
  let folder: string;
  let engine: SearchEngine;
  let rows: Row[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-urdu-"));
    engine = openEmbeddedEngine(folder);
    rows = ["bunyad", "ishraq"].flatMap((name) =>
      readFileSync(sharedData(`urdu/${name}-articles.jsonl`), "utf8")
        .trim()
        .split("\n")
        .map((line, i) => ({ ...(JSON.parse(line) as Row), id: `${name}${i}` })),
    );
    const put = rows.map((row) => ({
      id: row.id,
      kind: "article" as const,
      version: 1,
      texts: { title: [row.title], author: row.authors },
      identifiers: [],
      facets: { kind: ["article"] },
      numbers: {},
      sortTitle: titleKey(row.title),
      hidden: false,
    }));
    await engine.write({ put, remove: [], position: { epoch: "e", seq: 1 } });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const first = async (q: string): Promise<string> => {
    const { query } = parseQuery(q);
    const { hits } = await engine.search({ query, filters: {}, facets: {}, sort: "relevance", offset: 0, limit: 1 });
    return rows.find((row) => row.id === hits[0]?.id)?.title ?? "";
  };

  it("are found first as they are printed, and typed on an Arabic keyboard", async () => {
    expect(rows.length).toBeGreaterThan(500);
    const missed: string[] = [];
    for (const { title } of rows) {
      for (const typed of [title, onArabicKeyboard(title)]) {
        if (titleKey(await first(typed)) !== titleKey(title)) missed.push(typed);
      }
    }
    expect(missed).toEqual([]);
  });
});

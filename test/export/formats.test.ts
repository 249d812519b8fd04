import { spawnSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import type { RecordData } from "../../src/domain/record.ts";
import { exportText } from "../../src/export/formats.ts";
import type { Work } from "../../src/export/work.ts";
import { containerOf, dateOf, doiOf, numberOf, oneLine, pagesOf, titleOf, volumeOf } from "../../src/export/work.ts";
import { mapBibtex } from "../../src/harvest/sources/bibtex/map.ts";
import { mapRis } from "../../src/harvest/sources/ris/map.ts";
import { parseBibtexEntry } from "../../src/text/bibliography/bibtex.ts";
import { parseRisEntry } from "../../src/text/bibliography/ris.ts";
import { hasSharedData } from "../shared-data.ts";
import { realWorks } from "./real-works.ts";

/** What must come back, as text: of the title spaces and typographic forms that LaTeX has in common are one. */
function facts(work: Work): Record<string, unknown> {
  const names = work.data.contributors.filter(({ role }) => role === "author").map(({ name }) => plain(name.printed));
  return {
    title: plain(titleOf(work)?.value),
    names: names.join("; "),
    container: plain(containerOf(work)?.value),
    year: dateOf(work)?.start.slice(0, 4),
    volume: plain(volumeOf(work)),
    number: plain(numberOf(work)),
    first: pagesOf(work)?.first,
    doi: doiOf(work),
  };
}

function plain(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : oneLine(text)
        .normalize("NFC")
        .replace(/[\u200b\u00ad]/g, "");
}

function differing(works: readonly Work[], read: (work: Work) => RecordData | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const work of works) {
    const data = read(work);
    if (data === undefined) {
      counts["unread"] = (counts["unread"] ?? 0) + 1;
      continue;
    }
    const [before, after] = [facts(work), facts({ id: work.id, data })];
    for (const name of Object.keys(before)) {
      if (before[name] === after[name]) continue;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

const tool = (name: string): boolean => spawnSync(name, ["-v"]).error === undefined;

describe.skipIf(!hasSharedData)("real records as files", () => {
  let works: Work[];
  beforeAll(async () => {
    works = await realWorks();
  }, 120_000);

  it("come back from RIS as they were", () => {
    expect(works.length).toBeGreaterThan(1500);
    const found = differing(works, (work) => {
      const read = mapRis(parseRisEntry(exportText("ris", [work])));
      return read.ok ? read.value : undefined;
    });
    // what the readers of names do to any source: a body's full stop goes, `Junior` is `Jr.`, `S.A.` a company's form, `، وزیر` a family name; `all` is no page
    expect(found).toEqual({ names: 6, first: 1 });
  });

  it("come back from BibTeX as they were", () => {
    const found = differing(works, (work) => {
      const entry = parseBibtexEntry(exportText("bib", [work]), new Map());
      if (entry === undefined || entry.type === "string") return undefined;
      const read = mapBibtex(entry as Exclude<typeof entry, { type: "string" }>);
      return read.ok ? read.value : undefined;
    });
    expect(found).toEqual({ names: 4, first: 2 });
  });

  it("are valid CSV, every row as wide as the header, and no cell a formula", () => {
    const rows = parse(exportText("csv", works), { bom: true });
    expect(rows).toHaveLength(works.length + 1);
    for (const row of rows) {
      expect(row).toHaveLength(rows[0]?.length ?? 0);
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@|%]/);
    }
  });

  it("are valid JSON", () => {
    const items = JSON.parse(exportText("json", works)) as { id: string; title?: string }[];
    expect(items.map(({ id }) => id)).toEqual(works.map(({ id }) => id));
  });

  it.skipIf(!tool("bib2xml"))("are all read by bibutils, from three formats", () => {
    for (const [name, program] of [
      ["bib", "bib2xml"],
      ["ris", "ris2xml"],
      ["enw", "end2xml"],
    ] as const) {
      const run = spawnSync(program, ["-i", "utf8"], { input: exportText(name, works), maxBuffer: 1e9 });
      const xml = run.stdout.toString();
      expect([name, xml.match(/<mods[ >]/g)?.length]).toEqual([name, works.length]);
      const titles = works.map((work) => titleOf(work)?.value ?? "").filter((title) => /^[\w ,]{20,80}$/.test(title));
      const text = xml.replace(/<\/title>\s*<subTitle>/g, ": ");
      const missing = titles.filter((title) => !text.includes(title));
      expect([name, missing]).toEqual([name, []]);
    }
  });
});

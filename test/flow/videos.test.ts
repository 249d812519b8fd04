import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomes } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import type { VideoData } from "../../src/domain/record.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { type RunReport, toRunReport } from "../../src/jobs/reports.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { runSearch } from "../../src/search/search.ts";
import { emptyState } from "../../src/search/state.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedData } from "../shared-data.ts";

let folder: string;
let store: CatalogueStore;
let engine: SearchEngine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "definepk-videos-"));
  store = openSqliteStore(join(folder, "data"));
  engine = openEmbeddedEngine(join(folder, "data"));
  mkdirSync(join(folder, "files"));
});
afterAll(async () => {
  await engine.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importAll(files: readonly string[], source?: string): Promise<RunReport> {
  const options = source === undefined ? {} : { source: { id: source, name: source } };
  const report = toRunReport(await importFiles(files, { store, engine, formats, settings: loadSettings({}) }, options));
  for (const one of report.files) {
    expect([one.file, one.read]).toEqual([one.file, outcomes.reduce((sum, outcome) => sum + one[outcome], 0)]);
  }
  return report;
}

async function videos(): Promise<number> {
  const reader = store.reader();
  const { kinds } = await reader.counts();
  reader.close();
  return kinds.video;
}

async function search(q: string) {
  const catalogue = store.reader();
  const result = await runSearch({ ...emptyState, q, kind: "video" }, { engine, catalogue });
  catalogue.close();
  return result;
}

describe.skipIf(!hasSharedData)("real lists of videos, from bytes to search", () => {
  const files = ["youtube-channel-ift.xml", "invidious-playlist.xml", "youtube-videos-2026.csv"].map((name) =>
    sharedData(`video/${name}`),
  );

  it("are all taken, and again nothing new", async () => {
    const first = await importAll(files);
    expect(
      first.files.map(({ file, format, state, read, created }) => [basename(file), format, state, read, created]),
    ).toEqual([
      ["youtube-channel-ift.xml", "video-feed", "done", 15, 15],
      ["invidious-playlist.xml", "video-feed", "done", 15, 15],
      ["youtube-videos-2026.csv", "video-list", "done", 447, 447],
    ]);
    expect((await importAll(files)).totals).toMatchObject({ read: 477, unchanged: 477 });
    expect(await videos()).toBe(477);
  });

  it("one video from another source joins the one that is there", async () => {
    const copy = join(folder, "files", "other-front-end.xml");
    copyFileSync(files[1] ?? "", copy);
    expect((await importAll([copy])).totals).toMatchObject({ read: 15, merged: 15 });
    expect(await videos()).toBe(477);
  });
});

const vtt = (...lines: string[]): string =>
  `WEBVTT\n\n${lines.map((line, n) => `00:${String(n).padStart(2, "0")}:05.000 --> 00:${String(n).padStart(2, "0")}:09.000\n${line}\n`).join("\n")}`;

describe("captions", () => {
  const id = "Ab3dEf6hIj9";
  const info = {
    id,
    title: "The letters of a poet",
    description: "A lecture on letters.",
    channel: "Example University",
    duration: 900,
    upload_date: "20230405",
    extractor_key: "Youtube",
  };
  const write = (name: string, text: string): string => {
    const path = join(folder, "files", name);
    writeFileSync(path, text);
    return path;
  };
  const theVideo = async (): Promise<VideoData> => {
    const reader = store.reader();
    const ids = await reader.byIdentifier("video", `youtube:${id}`);
    expect(ids).toHaveLength(1);
    const [record] = await reader.records(ids);
    reader.close();
    return record?.data as VideoData;
  };

  it("come before their video or after it, in its source or another, and are one record with it", async () => {
    const before = await videos();
    const first = write(`A talk [${id}].en.vtt`, vtt("Good morning", "He wrote zamindari verses", "and then letters"));
    expect((await importAll([first], "lectures")).totals).toMatchObject({ created: 1 });
    const infoFile = write("talk.info.json", JSON.stringify(info));
    const second = write("talk.ur.srt", "1\n00:03:20,000 --> 00:03:24,000\nاور پھر اسداللہ خان کے خطوط\n");
    expect((await importAll([infoFile, second], "lectures")).totals).toMatchObject({ merged: 2 });
    expect(await videos()).toBe(before + 1);
    const data = await theVideo();
    expect(data.titles).toEqual([{ value: "The letters of a poet" }]);
    expect([data.channel, data.duration]).toEqual(["Example University", 900]);
    expect(data.captions?.map(({ lang, cues }) => [lang, cues.length]).sort()).toEqual([
      ["en", 3],
      ["ur", 1],
    ]);
    // the same again is nothing new
    expect((await importAll([first, infoFile, second], "lectures")).totals).toMatchObject({ unchanged: 3 });
    // the video from another source joins, too
    const other = write("list.csv", `video_id,title,channel\n${id},The letters of a poet,Example University\n`);
    expect((await importAll([other])).totals).toMatchObject({ merged: 1 });
    expect(await videos()).toBe(before + 1);
  });

  it("are found, with the passage and the second at which it is said, in each language", async () => {
    const { hits } = await search("zamindari letters");
    expect(hits[0]?.at).toBe(65);
    expect(hits[0]?.passage.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["zamindari", "letters"]);
    const urdu = (await search("اسداللہ")).hits[0];
    expect([urdu?.at, urdu?.passageLang]).toEqual([200, "ur"]);
    const { facets } = await search("has:captions duration:medium");
    expect(facets.find(({ name }) => name === "outlet")?.values.map(({ value }) => value)).toEqual([
      "Example University",
    ]);
  });

  it("go with their file's next version, and leave nothing for verify to find", async () => {
    await importAll([write(`A talk [${id}].en.vtt`, vtt("Good evening"))], "lectures");
    expect((await search("zamindari")).total).toBe(0);
    expect((await theVideo()).captions?.find(({ lang }) => lang === "en")?.cues).toEqual([
      { at: 5, text: "Good evening" },
    ]);
    const findings = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings.filter(({ harmless }) => harmless !== true)).toEqual([]);
  });
});

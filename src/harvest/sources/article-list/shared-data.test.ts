import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { ArticleData } from "../../../domain/record.ts";
import { recogniseFormat } from "../index.ts";
import { articleList } from "./index.ts";

interface Read {
  readonly id: string;
  readonly line: string;
  readonly data: ArticleData;
}

function read(name: string): Read[] {
  const bytes = readFileSync(sharedData(name));
  expect(recogniseFormat(bytes.subarray(0, 65_536), name)?.name).toBe("article-list");
  const reader = articleList.reader();
  return [...reader.write(bytes), ...reader.end()].map((event) => {
    if (event.type !== "record" || event.record.state !== "live" || event.record.mapped.is !== "record") {
      throw new Error(`no live record: ${JSON.stringify(event).slice(0, 200)}`);
    }
    const { location, mapped, identifier } = event.record;
    if (mapped.data.kind !== "article") throw new Error(`${identifier} is no article`);
    const kept = bytes.subarray(location.start, location.end);
    expect(articleList.remap(kept, "article-list")).toEqual({ ok: true, value: mapped });
    return { id: identifier, line: kept.toString(), data: mapped.data };
  });
}

function counts(values: readonly (string | undefined)[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const value of values) found[String(value)] = (found[String(value)] ?? 0) + 1;
  return found;
}

describe.skipIf(!hasSharedData)("real lists in Urdu", () => {
  const bunyad = hasSharedData ? read("urdu/bunyad-articles.jsonl") : [];
  const ishraq = hasSharedData ? read("urdu/ishraq-articles.jsonl") : [];

  it("takes each line under its own id", () => {
    expect([bunyad.length, ishraq.length]).toEqual([155, 420]);
    for (const list of [bunyad, ishraq]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      for (const { id, line } of list) expect((JSON.parse(line) as { id: string }).id).toBe(id);
    }
  });

  it("takes the volume out of Bunyad's name", () => {
    expect(counts(bunyad.map(({ data }) => data.container?.titles[0]?.value))).toEqual({ Bunyad: 155 });
    expect(
      counts(
        bunyad.map(
          ({ data: { container, published } }) =>
            `${container?.issue?.volume} ${container?.issue?.year} ${published?.start}`,
        ),
      ),
    ).toEqual({
      "4 2013 2013": 19,
      "5 2014 2014": 18,
      "6 2015 2015": 20,
      "7 2016 2016": 34,
      "8 2017 2017": 19,
      "9 2018 2018": 45,
    });
    expect(bunyad.every(({ data }) => data.container?.issue?.number === undefined)).toBe(true);
  });

  it("takes the month out of Ishraq's name", () => {
    expect(counts(ishraq.map(({ data }) => data.container?.titles[0]?.value))).toEqual({ "Mahnama Ishraq": 420 });
    const months = [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ];
    for (const { line, data } of ishraq) {
      const { publication, year } = JSON.parse(line) as { publication: string; year: string };
      const month = months.indexOf(publication.split(" ").at(-2) ?? "") + 1;
      const start = `${year}-${String(month).padStart(2, "0")}`;
      expect(data.published).toEqual({ start });
      expect(data.container?.issue).toEqual({
        title: publication.replace("Mahnama Ishraq ", ""),
        year: Number(year),
        date: { start },
      });
    }
  });

  it("tells the language of every title and the country of every journal", () => {
    const all = [...bunyad, ...ishraq].map(({ data }) => data);
    expect(all.flatMap((data) => data.languages)).toEqual([]);
    expect(counts(all.map((data) => data.country))).toEqual({ PK: 575 });
    expect(all.every((data) => data.titles.length === 1 && data.titles[0]?.lang === "ur")).toBe(true);
  });

  it("keeps titles as printed, and knows an editorial by its title", () => {
    for (const { line, data } of [...bunyad, ...ishraq]) {
      expect(data.titles[0]?.value).toBe(
        (JSON.parse(line) as { title: string }).title
          .replace(/\u200b/g, "")
          .replace(/\s+/g, " ")
          .trim(),
      );
    }
    expect(bunyad.filter(({ data }) => data.type === "editorial").map(({ data }) => data.titles[0]?.value)).toEqual(
      bunyad.filter(({ line }) => line.includes('"title": "اداریہ"')).map(() => "اداریہ"),
    );
  });

  it("has all authors and translators, and none where there is none", () => {
    for (const { line, data } of [...bunyad, ...ishraq]) {
      const said = JSON.parse(line) as { authors: string[]; translators?: string[] };
      const names = (role: string): string[] =>
        data.contributors
          .filter((one) => one.role === role)
          .map(({ name }) => [name.honorific, name.printed].filter(Boolean).join(" "));
      // titles (`مولانا`) are taken out wherever they stand
      const words = (all: readonly string[]): string[][] => all.map((name) => name.trim().split(" ").toSorted());
      expect(words(names("author"))).toEqual(words(said.authors));
      expect(words(names("translator"))).toEqual(words(said.translators ?? []));
    }
    expect(bunyad.filter(({ data }) => data.contributors.every(({ role }) => role !== "author")).length).toBe(9);
    expect(
      [...bunyad, ...ishraq].filter(({ data }) => data.contributors.some(({ role }) => role === "translator")).length,
    ).toBe(12);
  });

  it("takes a link for the article's only where it shows that", () => {
    expect(counts(bunyad.map(({ data }) => data.links[0]?.rel))).toEqual({ pdf: 21, related: 134 });
    expect(counts(ishraq.map(({ data }) => data.links[0]?.rel))).toEqual({ landing: 420 });
  });

  it("maps one of each whole", () => {
    const common = {
      kind: "article",
      type: "article",
      abstracts: [],
      identifiers: [],
      keywords: [],
      subjects: [],
      references: [],
    };
    const { data } = bunyad.find(({ id }) => id === "makhzan-5524") ?? {};
    expect(data).toEqual({
      ...common,
      // as received: not in NFC
      titles: [{ value: "مسئل\u06c1\u0654 نفس و جسم: ابنِ سینا اور دیکارت", lang: "ur" }],
      contributors: [
        { name: { printed: "تھریس این دروار", lang: "ur" }, role: "author", affiliations: [] },
        { name: { printed: "محمد عمر میمن" }, role: "translator", affiliations: [] },
      ],
      published: { start: "2013" },
      languages: [],
      country: "PK",
      access: "unknown",
      links: [{ rel: "related", url: "https://gcll.lums.edu.pk/research-publications/bunyad-v-04-2013" }],
      container: {
        titles: [{ value: "Bunyad" }],
        issns: [],
        issue: { volume: "4", year: 2013 },
        printed: "Bunyad, Volume 4",
      },
    });
    expect(ishraq[0]?.data).toEqual({
      ...common,
      titles: [{ value: "بنگلہ دیش کی عدالت کا تاریخی فیصلہ", lang: "ur" }],
      contributors: [{ name: { printed: "سید منظور الحسن" }, role: "author", affiliations: [] }],
      published: { start: "2001-02" },
      languages: [],
      country: "PK",
      access: "unknown",
      links: [
        {
          rel: "landing",
          url: "http://www.javedahmedghamidi.org/#!/ishraq/5adb7341b7dd1138372db999?articleId=5adb7452b7dd1138372dd6fb",
        },
      ],
      container: {
        titles: [{ value: "Mahnama Ishraq" }],
        issns: [],
        issue: { title: "February 2001", year: 2001, date: { start: "2001-02" } },
        printed: "Mahnama Ishraq February 2001",
      },
    });
  });
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import type { NewsData } from "../../src/domain/record.ts";
import { csv } from "../../src/harvest/sources/csv/index.ts";
import { headlineList } from "../../src/harvest/sources/headline-list/index.ts";
import { sharedData } from "../shared-data.ts";

/** A headline of a labelled pair. */
export interface Labelled {
  readonly title: string;
  readonly outlet: string;
  readonly published: PartialDate | undefined;
}

/** Two headlines, and whether a person says that they tell the same news in nearly the same words. */
export interface Pair {
  /** As written in pairs.txt. */
  readonly line: string;
  readonly same: boolean;
  readonly a: Labelled;
  readonly b: Labelled;
  /** Looked at only to measure, never to choose a rule or a word. */
  readonly heldOut: boolean;
}

const tribune = {
  columns: { title: "title", date: "date", text: "content", link: "link" },
  constants: { kind: "news", outlet: "The Express Tribune" },
};

/** The files that the pairs name, by the names that they have there. */
const files = {
  news: { file: "english-the-news-2025.csv", format: csv, settings: {} },
  trib: { file: "english-tribune-2025.csv", format: csv, settings: { mapping: tribune } },
  expr: { file: "urdu-express-2024.csv", format: csv, settings: {} },
  geo: { file: "urdu-geo-2024.csv", format: csv, settings: {} },
  ibc: { file: "urdu-ibc-headlines.jsonl", format: headlineList, settings: {} },
} as const;

/** All real headlines, by file and number of the row: `news:5`. */
export function realHeadlines(): Map<string, NewsData> {
  const found = new Map<string, NewsData>();
  for (const [name, { file, format, settings }] of Object.entries(files)) {
    const bytes = readFileSync(sharedData(`news/${file}`));
    const reader = format.reader({ settings });
    let row = 0;
    for (const event of [...reader.write(bytes), ...reader.end()]) {
      if (event.type !== "record") continue;
      row += 1;
      const { record } = event;
      if (record.state !== "live" || record.mapped.is !== "record" || record.mapped.data.kind !== "news") continue;
      found.set(`${name}:${row}`, record.mapped.data);
    }
  }
  return found;
}

/** Mechanical changes: another keyboard, a space left out behind a letter that joins to nothing, a zero-width non-joiner for a space. */
const changes: Readonly<Record<string, (title: string) => string>> = {
  "@arabic": (title) => title.replaceAll("ی", "ي").replaceAll("ک", "ك"),
  "@run": (title) => title.replace(/(?<=[ےںۓ]) /, ""),
  "@zwnj": (title) => title.replace(" ", "\u200c "),
};

function edited(title: string, edits: string): string {
  // two outlets, two keyboards
  const plain = title.normalize("NFC").replace(/\s/g, " ");
  return edits
    .normalize("NFC")
    .split("; ")
    .reduce((text, edit) => {
      const change = changes[edit];
      if (change !== undefined) return change(text);
      const [from = "", to = ""] = edit.split("=>");
      if (from === "^") return to + text;
      if (from === "$") return text + to;
      if (!text.includes(from)) throw new Error(`“${from}” is not in “${text}”`);
      return text.replace(from, to);
    }, plain);
}

/** The labelled pairs; every other of each kind is held out. */
export function labelledPairs(): Pair[] {
  const real = realHeadlines();
  const text = readFileSync(fileURLToPath(new URL("pairs.txt", import.meta.url)), "utf8");
  const headline = (key: string): Labelled => {
    const data = real.get(key);
    if (data === undefined) throw new Error(`There is no headline ${key}`);
    return { title: data.titles[0]?.value ?? "", outlet: data.outlet, published: data.published };
  };
  let count = 0;
  return text.split("\n").flatMap((line) => {
    const [, sign, first = "", rest = ""] = /^([=!]) (\S+) (.*)$/.exec(line) ?? [];
    if (sign === undefined) return [];
    count += 1;
    const a = headline(first);
    const b = rest.startsWith("{")
      ? { ...a, title: edited(a.title, rest.slice(1, -1)), outlet: "Another Outlet" }
      : headline(rest);
    return [{ line, same: sign === "=", a, b, heldOut: count % 2 === 0 }];
  });
}

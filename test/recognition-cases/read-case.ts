import { readFileSync } from "node:fs";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import type { KnownRow, RecognitionList } from "../../src/domain/recognition.ts";
import type { KnownRule } from "../../src/domain/recognition-rule.ts";
import type { VerdictOptions } from "../../src/domain/verdict.ts";
import type { Asked } from "../../src/recognition/asked.ts";

/** One line of cases.txt as written. */
export interface Line {
  readonly heading: string;
  readonly what: string;
  /** What is known: rows, lists, rules; absent = the question is asked of the lists of test/fixtures/recognition-index.ts. */
  readonly known?: string;
  readonly question: string;
  readonly answer: string;
}

/** What a line's `known` means. */
export interface KnownCase {
  readonly rows: readonly KnownRow[];
  readonly lists: readonly RecognitionList[];
  readonly rules: readonly KnownRule[];
}

const here = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** The rows of the page that the project began from. */
const page = ["2023-07-01..2024-09-30", "2022-07-01..2023-06-30", "2021-07-01..2022-06-30", "2020-07-01..2021-06-30"]
  .map((window) => `Y ${window}`)
  .join(", ");

const { rules: shipped } = JSON.parse(here("../../presets/recognition/hec-rules.json")) as { rules: KnownRule[] };

export function readLines(): Line[] {
  let heading = "";
  return here("cases.txt")
    .split("\n")
    .flatMap((line): Line[] => {
      if (line.startsWith("# ")) heading = line.slice(2);
      if (line === "" || line.startsWith("#")) return [];
      const asks = line.startsWith("! ");
      const cells = (asks ? line.slice(2) : line).split(" | ");
      const [what = "", first = "", second = "", third = ""] = cells;
      if (cells.length !== (asks ? 3 : 4)) throw new Error(`not a case: ${line}`);
      return [
        asks
          ? { heading, what, question: first, answer: second }
          : { heading, what, known: first, question: second, answer: third },
      ];
    });
}

/** `from=2020 list=HJRS`: what of words has a name, and what has none. */
function namesIn(words: readonly string[]): { named: Readonly<Record<string, string>>; plain: readonly string[] } {
  const named = words.filter((word) => word.includes("="));
  return {
    named: Object.fromEntries(named.map((word) => word.replaceAll("_", " ").split("=") as [string, string])),
    plain: words.filter((word) => !word.includes("=")),
  };
}

const noon = (day: string): string => `${day}T12:00:00Z`;

/** `Y 2022-07-01..2023-06-30 upgraded area=Law`: category or `-`, window, event, and the rest by name. */
function rowOf(text: string, index: number): KnownRow {
  const [category, window = "", ...words] = text.split(" ");
  const [from, to] = window.split("..");
  const { named, plain } = namesIn(words);
  const { area, list, decided, by = "HEC list", recorded = "2025-01-01", withdrawn } = named;
  return {
    id: `r${index + 1}`,
    journal: { title: "Journal", issns: [] },
    event: (plain[0] ?? "recognised") as KnownRow["event"],
    authority: by as KnownRow["authority"],
    recordedAt: noon(recorded),
    ...(category === "-" ? {} : { category: category as "W" | "X" | "Y" | "Z" }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(area ? { area } : {}),
    ...(list ? { list } : {}),
    ...(decided ? { decidedOn: decided } : {}),
    ...(withdrawn ? { withdrawnAt: noon(withdrawn) } : {}),
  };
}

/** `list HJRS 2020-07-01..2021-06-30 national incomplete decided=…` */
function listOf(text: string): RecognitionList {
  const [, name = "", window = "", ...words] = text.split(" ");
  const [from = "", to] = window.split("..");
  const { named, plain } = namesIn(words);
  const { decided } = named;
  return {
    name,
    body: "HEC",
    scope: plain.includes("national") ? "national" : plain.includes("international") ? "international" : "unknown",
    from,
    complete: !plain.includes("incomplete"),
    ...(to ? { to } : {}),
    ...(decided ? { decidedOn: decided } : {}),
  };
}

function ruleOf(text: string): KnownRule {
  const rule = shipped.find(({ name }) => name === text.slice("rule ".length));
  if (rule === undefined) throw new Error(`the program ships no such rule: ${text}`);
  return rule;
}

export function readKnown(known: string): KnownCase {
  const all = known
    .replace("PAGE", page)
    .split(", ")
    .filter((text) => text !== "NOTHING");
  const others = all.filter((text) => /^(?:list|rule) /.test(text));
  return {
    rows: all.filter((text) => !others.includes(text)).map(rowOf),
    lists: others.filter((text) => text.startsWith("list ")).map(listOf),
    rules: others.filter((text) => text.startsWith("rule ")).map(ruleOf),
  };
}

/** A question of an article: its dates by their names; or of one date, which has none. */
export interface QuestionCase {
  readonly date?: PartialDate;
  readonly article?: Readonly<Record<"published" | "online" | "issue", PartialDate | undefined>>;
  readonly options: VerdictOptions;
}

function dateOf(text: string): PartialDate {
  const [start = "", end] = text.split("..");
  return end === undefined ? { start } : { start, end };
}

export function readQuestion(question: string): QuestionCase {
  const { named, plain } = namesIn(question.split(" "));
  const { known, recorded, today, area, published, online, issue } = named;
  const [date] = plain;
  const options: VerdictOptions = {
    ...(known ? { asKnownOn: known } : {}),
    ...(recorded ? { asRecordedAt: noon(recorded) } : {}),
    ...(today ? { today } : {}),
    ...(area ? { area } : {}),
  };
  if (date !== undefined) return { date: dateOf(date), options };
  const part = (text: string | undefined): PartialDate | undefined => (text ? dateOf(text) : undefined);
  return { article: { published: part(published), online: part(online), issue: part(issue) }, options };
}

/** `title=Al-Qalam date=2020`: a question as someone asks it. */
export function readAskedCase(question: string): Asked {
  return namesIn(question.split(" ")).named;
}

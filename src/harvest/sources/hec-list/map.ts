import { parseCountry } from "../../../domain/country.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { firstDay, isPartialDay, lastDay, parsePartialDate } from "../../../domain/partial-date.ts";
import {
  type Authority,
  type Category,
  categories,
  type RecognitionEvent,
  type RecognitionRow,
} from "../../../domain/recognition.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Column } from "./columns.ts";

export type Cells = Readonly<Partial<Record<Column, string>>>;

const events: Readonly<Record<string, RecognitionEvent>> = {
  "": "recognised",
  recognised: "recognised",
  recognized: "recognised",
  upgraded: "upgraded",
  downgraded: "downgraded",
  lost: "lost",
  derecognised: "lost",
  derecognized: "lost",
  extended: "extended",
};
const authorities: readonly Authority[] = ["HEC list", "HEC notice", "press", "journal"];
const nothing = /^(?:|-+|#?n\/?a|nil|none|null)$/i;

/** What a claim says beside its row. */
export interface Claimed {
  /** A page may say no more than that the journal is recognised, or no more. */
  readonly undated?: boolean;
  readonly statedOn?: string;
  readonly quote?: string;
}

/** One row of a plain list. `bad_row` says in one sentence what is wrong and how to write it. */
export function mapRow(cells: Cells, claimed: Claimed = {}): Result<RecognitionRow> {
  const title = (cells.journal ?? "").replace(/\s+/g, " ").trim();
  const issns = [...issnsOf(cells.issn, "print"), ...issnsOf(cells.eissn, "online")];
  if (title === "" && issns.length === 0) {
    return fail("bad_row", "The row names no journal: give its title, its ISSN or both.");
  }
  const category = categoryOf(cells.category);
  if (!category.ok) return category;
  const window = windowOf(cells);
  if (!window.ok) return window;
  const decidedOn = dateOf("decided_on", cells.decided_on);
  if (!decidedOn.ok) return decidedOn;
  const statedOn = dateOf("stated_on", claimed.statedOn);
  if (!statedOn.ok) return statedOn;
  const event = events[(cells.event ?? "").trim().toLowerCase()];
  if (event === undefined) {
    const message = `“${shown(cells.event)}” is no event: write recognised, upgraded, downgraded, lost or extended, or nothing for recognised.`;
    return fail("bad_row", message);
  }
  // a loss or an extension may say its end alone
  const saysEnd = event !== "recognised" && window.value.to !== undefined;
  const saysNothing = category.value === undefined && window.value.from === undefined && !saysEnd;
  if (saysNothing && claimed.undated !== true) {
    const message = "The row says neither a category nor a date in “from”: give at least one of them.";
    return fail("bad_row", message);
  }
  const said = (cells.authority ?? "").trim().toLowerCase();
  const authority = said === "" ? "HEC list" : authorities.find((one) => one.toLowerCase() === said);
  if (authority === undefined) {
    const message = `“${shown(cells.authority)}” is no authority: write ${authorities.join(", ")}, or nothing for HEC list.`;
    return fail("bad_row", message);
  }
  return ok({
    journal: {
      title,
      issns,
      ...given("publisher", filled(cells.publisher)),
      ...given("country", parseCountry(cells.country ?? "")),
    },
    event,
    ...given("category", category.value),
    ...window.value,
    ...given("area", areaOf(cells)),
    authority,
    ...given("decidedOn", decidedOn.value),
    ...given("statedOn", statedOn.value),
    ...given("quote", claimed.quote),
    ...given("list", filled(cells.list)),
    ...given("source", filled(cells.source)),
  });
}

/** Area and sub-category: a category is given for both together (HJRS). */
function areaOf({ area, subarea }: Cells): string | undefined {
  const parts = [filled(area), filled(subarea)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : [...new Set(parts)].join(" / ");
}

/** `2023-24`, `2023/2024`: a year of HEC, 1 July to 30 June. `2023` is no more than that year. */
function yearOf(cell: string | undefined): Result<{ from?: string; to?: string }> {
  const text = (cell ?? "").trim();
  if (text === "") return ok({});
  const [, first = "", second] = /^((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?$/.exec(text) ?? [];
  const next = String(Number(first) + 1);
  if (first !== "" && second === undefined) return ok({ from: first, to: first });
  if (first !== "" && (second === next || second === next.slice(2)))
    return ok({ from: `${first}-07-01`, to: `${next}-06-30` });
  return fail("bad_row", `“${shown(cell)}” is no year: write 2023-24 for a year of HEC (1 July to 30 June), or 2023.`);
}

function windowOf(cells: Cells): Result<{ from?: string; to?: string }> {
  const year = (cells.from ?? "").trim() === "" ? yearOf(cells.year) : ok({});
  if (!year.ok) return year;
  const own = ownWindowOf(cells);
  return own.ok ? ok({ ...year.value, ...own.value }) : own;
}

function ownWindowOf(cells: Cells): Result<{ from?: string; to?: string }> {
  const from = dateOf("from", cells.from);
  if (!from.ok) return from;
  const to = dateOf("to", cells.to);
  if (!to.ok) return to;
  if (from.value !== undefined && to.value !== undefined) {
    if (firstDay({ start: from.value }) > lastDay({ start: to.value })) {
      return fail(
        "bad_row",
        `The window ends (${to.value}) before it begins (${from.value}): “from” must not be after “to”.`,
      );
    }
  }
  return ok({ ...given("from", from.value), ...given("to", to.value) });
}

function dateOf(column: string, cell: string | undefined): Result<string | undefined> {
  const text = (cell ?? "").trim();
  if (text === "") return ok(undefined);
  if (isPartialDay(text)) return ok(text);
  // `1 July 2023`, an instant; what could be read two ways is not
  const date = /\p{L}/u.test(text) ? parsePartialDate(text) : undefined;
  if (date !== undefined && date.end === undefined && date.printed === undefined) return ok(date.start);
  const how = `write the date in “${column}” as 2015, 2020-03 or 2024-07-01`;
  const open = column === "to" ? ", and leave it empty for an open end" : "";
  const exists = /^\d{4}-\d\d(?:-\d\d)?$/.test(text) ? "is not in the calendar" : "is no date";
  return fail("bad_row", `“${shown(text)}” ${exists}: ${how}${open}.`);
}

/** `X`, `x`, `Category X`, `X-Category`; nothing where the list gives none. */
function categoryOf(cell: string | undefined): Result<Category | undefined> {
  const text = (cell ?? "").trim();
  if (nothing.test(text)) return ok(undefined);
  const letter = /^(?:category[\s:-]*)?[“"']?(?<letter>[a-z])[”"']?(?:[\s-]*category)?$/i.exec(text)?.groups?.[
    "letter"
  ];
  const category = categories.find((one) => one === letter?.toUpperCase());
  return category === undefined
    ? fail(
        "bad_row",
        `“${shown(text)}” is no category: write W, X, Y or Z, or leave it empty where the list gives none.`,
      )
    : ok(category);
}

/** ISSNs of a cell, several apart by `,`, `;`, `/` or blanks. What is none is kept as printed, invalid. */
function issnsOf(cell: string | undefined, medium: "print" | "online"): Identifier[] {
  const text = (cell ?? "").trim();
  if (nothing.test(text)) return [];
  const parts = text.split(/[\s,;/]+/).every((part) => /\d/.test(part)) ? text.split(/[,;/]+|\s+(?=\d{4}-)/) : [text];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(
      (part) => parseIssn(part, medium) ?? { scheme: "issn" as const, value: part.slice(0, 100), valid: false, medium },
    );
}

function filled(cell: string | undefined): string | undefined {
  const text = (cell ?? "").replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function shown(cell: string | undefined): string {
  const text = (cell ?? "").trim();
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

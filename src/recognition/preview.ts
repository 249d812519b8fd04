import type { CatalogueReader } from "../catalogue/catalogue.ts";
import { likelyIssns } from "../domain/likely-issns.ts";
import type { KnownRow, RecognitionRow } from "../domain/recognition.ts";
import { changeKinds, changesOf, type RecognitionChange, saysSame } from "../domain/recognition-change.ts";
import { compare, isOfficial } from "../domain/spans.ts";
import { titleKey } from "../text/title.ts";
import { lostWith, type WholeLists } from "./lost.ts";
import type { Preview, PreviewChange, PreviewKind, ShownRow, UnclearTitle, WrongIssn } from "./preview-type.ts";

export interface PreviewOptions {
  /** How many of each kind are shown. */
  readonly first: number;
  /** The lists are whole: who is not in them is lost. */
  readonly whole?: Pick<WholeLists, "scope">;
  readonly signal?: AbortSignal;
}

export type PreviewReader = Pick<
  CatalogueReader,
  "byIdentifier" | "journalsByTitle" | "records" | "recognition" | "recognisedOn" | "recognitionLists"
>;

/** One journal of the lists, as their rows name it. */
interface Entry {
  readonly title: string;
  readonly issns: Set<string>;
  readonly rows: RecognitionRow[];
}

const mostCandidates = 12;

/** Gathers the rows of lists and says what they change, before they are taken in. Holds all rows in memory, without what they say of their journals. */
export class ListPreview {
  readonly #options: PreviewOptions;
  readonly #entries: Entry[] = [];
  readonly #byIssn = new Map<string, Entry>();
  readonly #byTitle = new Map<string, Entry>();
  readonly #lists = new Set<string>();
  readonly #wrong = new Map<string, WrongIssn>();
  readonly #counts = new Map<PreviewKind, number>();
  readonly #first = new Map<PreviewKind, PreviewChange[]>();
  readonly #unclear: UnclearTitle[] = [];
  #rows = 0;
  #unreadable = 0;
  #newJournals = 0;

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  add(row: RecognitionRow): void {
    this.#rows += 1;
    if (row.list !== undefined) this.#lists.add(row.list);
    for (const { value, valid } of row.journal.issns) if (!valid) this.#noteWrong(value, row.journal.title);
    const issns = row.journal.issns.flatMap(({ value, valid }) => (valid ? [value] : []));
    const entry = this.#entryOf(issns, row.journal.title);
    for (const issn of issns) {
      entry.issns.add(issn);
      this.#byIssn.set(issn, entry);
    }
    entry.rows.push({ ...row, journal: nameless });
  }

  /** One more that goes to quarantine. */
  addUnreadable(): void {
    this.#unreadable += 1;
  }

  #noteWrong(issn: string, journal: string): void {
    if (this.#wrong.has(issn)) return;
    const [likely] = likelyIssns(issn);
    this.#wrong.set(issn, { issn, journal, ...(likely === undefined ? {} : { likely }) });
  }

  #entryOf(issns: readonly string[], title: string): Entry {
    const known = issns.map((issn) => this.#byIssn.get(issn)).find((one) => one !== undefined);
    if (known !== undefined) return known;
    const key = issns.length === 0 ? titleKey(title) : undefined;
    const titled = key === undefined ? undefined : this.#byTitle.get(key);
    if (titled !== undefined) return titled;
    const entry: Entry = { title, issns: new Set(), rows: [] };
    this.#entries.push(entry);
    if (key !== undefined) this.#byTitle.set(key, entry);
    return entry;
  }

  /** What the rows so far change of what the catalogue has. */
  async report(catalogue: PreviewReader): Promise<Preview> {
    const present = new Set<string>();
    for (const entry of this.#entries) {
      if (this.#options.signal?.aborted) break;
      const id = await this.#resolve(entry, catalogue);
      if (id === undefined) this.#newJournals += 1;
      else present.add(id);
      const known = id === undefined ? [] : (await catalogue.recognition(id)).rows;
      this.#compare(entry, id, known);
    }
    await this.#countLost(catalogue, present);
    const kinds = [...changeKinds, "withdrawn"] as const;
    const of = <T>(get: (kind: PreviewKind) => T): Record<PreviewKind, T> =>
      Object.fromEntries(kinds.map((kind) => [kind, get(kind)])) as Record<PreviewKind, T>;
    return {
      rows: this.#rows,
      journals: this.#entries.length,
      newJournals: this.#newJournals,
      unreadable: this.#unreadable,
      lists: [...this.#lists].sort(),
      counts: of((kind) => this.#counts.get(kind) ?? 0),
      first: of((kind) => this.#first.get(kind) ?? []),
      wrongIssns: { count: this.#wrong.size, first: [...this.#wrong.values()].slice(0, this.#options.first) },
      unclear: { count: this.#unclear.length, first: this.#unclear.slice(0, this.#options.first) },
    };
  }

  /** The journal's id: by a right ISSN, else by a title that one journal alone bears. */
  async #resolve({ issns, title }: Entry, catalogue: PreviewReader): Promise<string | undefined> {
    for (const issn of issns) {
      const [id] = await real(catalogue, await catalogue.byIdentifier("issn", issn));
      if (id !== undefined) return id;
    }
    const key = titleKey(title);
    const bearers = key === "" ? [] : await real(catalogue, await catalogue.journalsByTitle(key, mostCandidates));
    const [only, ...others] = bearers;
    if (issns.size === 0 && others.length > 0) this.#unclear.push({ journal: title, candidates: bearers });
    return others.length === 0 && issns.size === 0 ? only : undefined;
  }

  #compare(entry: Entry, id: string | undefined, known: readonly KnownRow[]): void {
    // What a list said before is nothing that it contradicts now: it takes its place.
    const stays = known.filter((row) => row.list === undefined || !this.#lists.has(row.list));
    const repeated = known.filter((row) => !stays.includes(row) && entry.rows.some((one) => saysSame(one, row)));
    for (const change of changesOf(entry.rows, [...stays, ...repeated])) this.#note(change.kind, entry, id, change);
    for (const row of known) {
      if (!stays.includes(row) && !repeated.includes(row)) this.#note("withdrawn", entry, id, { row });
    }
  }

  #note(
    kind: PreviewKind,
    entry: Pick<Entry, "title" | "issns">,
    id: string | undefined,
    { row, before }: Pick<RecognitionChange, "row" | "before">,
  ): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    let first = this.#first.get(kind);
    if (first === undefined) this.#first.set(kind, (first = []));
    if (first.length >= this.#options.first) return;
    const [issn] = entry.issns;
    first.push({
      journal: entry.title,
      ...(id === undefined ? {} : { id }),
      ...(issn === undefined ? {} : { issn }),
      ...shownRow(row),
      ...(before === undefined ? {} : { before: shownRow(before) }),
    });
  }

  /** Journals that were recognised on the day before a whole list begins, and have no row in it. */
  async #countLost(catalogue: PreviewReader, present: ReadonlySet<string>): Promise<void> {
    const { whole, first } = this.#options;
    const windows = whole === undefined ? [] : windowsOf(this.#entries);
    for (const [index, { name, from }] of windows.entries()) {
      const list = name === "" ? {} : { list: name };
      const before = windows[index - 1];
      if (before === undefined) {
        const lost = await lostWith(catalogue, { from, scope: whole?.scope ?? "unknown", present });
        const shown = await shownLost(catalogue, lost.slice(0, first), from);
        for (const [place] of lost.entries()) this.#noteLost({ ...shown[place], from, ...list });
        continue;
      }
      // the lists of several years in one file
      for (const entry of this.#entries) {
        const [last] = entry.rows.filter((row) => row.list === before.name && row.event !== "lost" && isOfficial(row));
        if (last === undefined || entry.rows.some((row) => row.list === name)) continue;
        const [issn] = entry.issns;
        const own = { journal: entry.title, ...(issn === undefined ? {} : { issn }) };
        this.#noteLost({ ...own, from, ...list, before: shownRow(last) });
      }
    }
  }

  #noteLost(change: Partial<PreviewChange>): void {
    this.#counts.set("lost", (this.#counts.get("lost") ?? 0) + 1);
    const shown = this.#first.get("lost") ?? [];
    if (shown.length >= this.#options.first || change.journal === undefined) return;
    this.#first.set("lost", [...shown, { ...change, journal: change.journal }]);
  }
}

const nameless = { title: "", issns: [] } as const;

/** Journals of the index, the fictional sample's left out. */
async function real(catalogue: PreviewReader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const records = await catalogue.records(ids.slice(0, mostCandidates));
  return records.filter(({ kind, sample }) => kind === "journal" && !sample).map(({ id }) => id);
}

export function shownRow({ category, from, to, area, list }: RecognitionRow): ShownRow {
  return {
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(area === undefined ? {} : { area }),
    ...(list === undefined ? {} : { list }),
  };
}

/** Lists in order of their first days. `""` = of no named list. */
function windowsOf(entries: readonly Entry[]): { name: string; from: string }[] {
  const windows = new Map<string, string>();
  for (const { rows } of entries) {
    for (const { list = "", from } of rows) {
      if (from === undefined) continue;
      const known = windows.get(list);
      if (known === undefined || from < known) windows.set(list, from);
    }
  }
  return [...windows].map(([name, from]) => ({ name, from })).toSorted((a, b) => compare(a.from, b.from));
}

async function shownLost(
  catalogue: PreviewReader,
  ids: readonly string[],
  from: string,
): Promise<Pick<PreviewChange, "journal" | "id" | "issn" | "before">[]> {
  const records = await catalogue.records(ids);
  return Promise.all(
    records.map(async ({ id, data }) => {
      const { rows } = await catalogue.recognition(id);
      const row = rows.filter((one) => (one.from ?? "") < from && one.event !== "lost").at(-1);
      const issn = data.identifiers.find(({ scheme, valid }) => scheme === "issn" && valid)?.value;
      const before = row === undefined ? {} : { before: shownRow(row) };
      return { journal: data.titles[0]?.value ?? "", id, ...(issn === undefined ? {} : { issn }), ...before };
    }),
  );
}

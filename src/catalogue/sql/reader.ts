import type { RecognitionList, RecognitionRow } from "../../domain/recognition.ts";
import type { KnownRule, RecognitionRule } from "../../domain/recognition-rule.ts";
import { inverseOf, type Kind, kinds, type RecordData } from "../../domain/record.ts";
import type {
  CatalogueCounts,
  CatalogueReader,
  CatalogueRecord,
  Change,
  Issue,
  JournalRecognition,
  ListedList,
  LoggedRow,
  Lookup,
  Provenance,
  RecognitionAsked,
  RecognitionLogAsked,
  Related,
} from "../catalogue.ts";
import { issueIdOf } from "../ids.ts";
import { formatName } from "../precedence.ts";
import { type FieldSources, project, sourcesOfField } from "../projection.ts";
import type { IssueRow } from "../rows.ts";
import type { Dialect } from "./prepare.ts";
import { type LiveRow, readerQueries } from "./reader-queries.ts";

function recordOf(row: LiveRow): CatalogueRecord {
  return {
    id: row.id,
    kind: row.kind,
    data: JSON.parse(row.data) as RecordData,
    ...(row.journal === null ? {} : row.kind === "chapter" ? { bookId: row.journal } : { journalId: row.journal }),
    ...(row.issue === null ? {} : { issueId: row.issue }),
    sample: row.sample === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function issueOf(row: IssueRow): Issue {
  const { id, journal, volume, number, year, title, doi, articles } = row;
  return {
    id,
    journalId: journal,
    ...(volume === null ? {} : { volume }),
    ...(number === null ? {} : { number }),
    ...(year === null ? {} : { year }),
    ...(title === null ? {} : { title }),
    ...(doi === null ? {} : { doi }),
    articles,
  };
}

/** Newest first: by year, then by volume and number as people count (10 after 9). */
function newestFirst(a: IssueRow, b: IssueRow): number {
  const part = (x: string | null, y: string | null): number =>
    (y ?? "").localeCompare(x ?? "", "en", { numeric: true });
  return (
    (b.year ?? 0) - (a.year ?? 0) || part(a.volume, b.volume) || part(a.number, b.number) || part(a.title, b.title)
  );
}

/** A place in the log behind all others. */
const latest = "9999";

/** When this index learned of it, and when its source took it back. */
function timesOf({ recorded_at, withdrawn_at }: { recorded_at: string; withdrawn_at: string | null }) {
  return { recordedAt: recorded_at, ...(withdrawn_at === null ? {} : { withdrawnAt: withdrawn_at }) };
}

/** Of those that others say of one record. */
const mostRelated = 50;

/** Reads the catalogue over one connection of a dialect. */
export class SqlReader implements Omit<CatalogueReader, "close"> {
  readonly #queries: ReturnType<typeof readerQueries>;

  constructor(dialect: Dialect) {
    this.#queries = readerQueries(dialect);
  }

  async lookup(id: string): Promise<Lookup> {
    const live = await this.#queries.live.get({ id });
    if (live !== undefined) return { state: "live", record: recordOf(live) };
    const row = await this.#queries.record.get({ id });
    if (row === undefined) return { state: "unknown" };
    if (row.state === "redirect") return { state: "redirect", id: row.into ?? id, kind: row.kind };
    const { kind, title, withdrawn_at } = row;
    return { state: "tombstone", id, kind, title, withdrawnAt: withdrawn_at ?? row.updated_at };
  }

  async records(ids: readonly string[]): Promise<CatalogueRecord[]> {
    const found: CatalogueRecord[] = [];
    for (const id of ids) {
      const row = await this.#queries.live.get({ id });
      if (row !== undefined) found.push(recordOf(row));
    }
    return found;
  }

  async byIdentifier(scheme: string, value: string): Promise<string[]> {
    return (await this.#queries.byIdentifier.all({ scheme, value })).map((row) => row.record);
  }

  async issues(journalId: string): Promise<Issue[]> {
    const rows = await this.#queries.issues.all({ journal: journalId });
    return [...rows].sort(newestFirst).map(issueOf);
  }

  /** The issue's row now: where its journal was merged into another, the other's issue of the same volume, number and year. */
  async #issueRow(issueId: string): Promise<IssueRow | undefined> {
    const row = await this.#queries.issue.get({ id: issueId });
    if (row === undefined || row.articles > 0) return row;
    const journal = await this.#queries.record.get({ id: row.journal });
    const now = journal?.state === "redirect" ? journal.into : null;
    const moved = now === null ? undefined : await this.#queries.issue.get({ id: issueIdOf(now, row.key) });
    return moved !== undefined && moved.articles > 0 ? moved : undefined;
  }

  async issue(issueId: string): Promise<Issue | undefined> {
    const row = await this.#issueRow(issueId);
    return row === undefined ? undefined : issueOf(row);
  }

  async articlesOfIssue(issueId: string): Promise<string[]> {
    const row = await this.#issueRow(issueId);
    return row === undefined ? [] : (await this.#queries.articlesOfIssue.all({ issue: row.id })).map((one) => one.id);
  }

  async articlesOfJournal(journalId: string, after: string | undefined, limit: number): Promise<string[]> {
    // In the order in which the records came; an id that is unknown by now starts from the beginning.
    const from = after === undefined ? undefined : await this.#queries.keyOf.get({ id: after });
    const rows = await this.#queries.articlesOfJournal.all({ journal: journalId, after: from?.key ?? 0, limit });
    return rows.map((row) => row.id);
  }

  async chaptersOfBook(bookId: string, limit: number): Promise<{ id: string; title: string; names: string[] }[]> {
    const rows = await this.#queries.partsOf.all({ whole: bookId, limit });
    const found: { id: string; title: string; names: string[] }[] = [];
    for (const { id, title, members } of rows) {
      const given = (JSON.parse(members) as number[]).map((key) => this.#queries.contribution.get({ key }));
      const names = (await Promise.all(given)).flatMap((one) => (one?.state === "live" ? [one.identifier] : []));
      found.push({ id, title, names });
    }
    return found;
  }

  async chapterCounts(bookIds: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const whole of bookIds) counts.set(whole, (await this.#queries.countParts.get({ whole }))?.n ?? 0);
    return counts;
  }

  async journalsByTitle(key: string, limit: number): Promise<string[]> {
    return (await this.#queries.journalsByTitle.all({ key, limit })).map((row) => row.record);
  }

  async recognition(journalId: string, asked: RecognitionAsked = {}): Promise<JournalRecognition> {
    const wanted = <T extends { withdrawn_at: string | null }>(rows: readonly T[]): readonly T[] =>
      asked.withdrawn === true ? rows : rows.filter((row) => row.withdrawn_at === null);
    const rows = wanted(await this.#queries.recognition.all({ journal: journalId }));
    const sample = (await this.#queries.record.get({ id: journalId }))?.sample ?? 0;
    const lists = wanted(await this.#queries.lists.all({ sample }));
    const rules = wanted(await this.#queries.rules.all({}));
    return {
      rows: rows.map((row) => ({ ...(JSON.parse(row.value) as RecognitionRow), id: row.id, ...timesOf(row) })),
      lists: lists.map((list) => ({ ...(JSON.parse(list.value) as RecognitionList), ...timesOf(list) })),
      rules: rules.map((rule) => ({ ...(JSON.parse(rule.value) as RecognitionRule), ...timesOf(rule) })),
    };
  }

  async recognitionLog(asked: RecognitionLogAsked): Promise<LoggedRow[]> {
    const { limit, before = latest, journalId, list } = asked;
    const [at = "", id = ""] = before.split(" ");
    const sample = asked.sample === true ? 1 : 0;
    const { all, ofList, ofJournal } = this.#queries.log;
    const rows =
      journalId !== undefined
        ? await ofJournal.all({ at, id, limit, journal: journalId })
        : list !== undefined
          ? await ofList.all({ at, id, limit, list, sample })
          : await all.all({ at, id, limit, sample });
    return rows.map((row) => ({
      row: { ...(JSON.parse(row.value) as RecognitionRow), id: row.id, ...timesOf(row) },
      ...(row.journal === null ? {} : { journalId: row.journal }),
      cursor: `${row.recorded_at} ${row.id}`,
    }));
  }

  async recognisedOn(day: string, sample = false): Promise<{ journalId: string; list?: string }[]> {
    const rows = await this.#queries.recognisedOn.all({ day, sample: sample ? 1 : 0 });
    return rows.map(({ journal, list }) => ({ journalId: journal, ...(list === null ? {} : { list }) }));
  }

  async journalsOfList(name: string, sample = false): Promise<string[]> {
    const rows = await this.#queries.journalsOfList.all({ name, sample: sample ? 1 : 0 });
    return rows.map(({ journal }) => journal);
  }

  async recognitionLists(sample = false): Promise<ListedList[]> {
    const flag = sample ? 1 : 0;
    const counted = await this.#queries.rowsOfLists.all({ sample: flag });
    const found = new Map<string, ListedList>(counted.map(({ name, n }) => [name, { name, rows: n }]));
    for (const row of await this.#queries.lists.all({ sample: flag })) {
      if (row.withdrawn_at !== null) continue;
      const list = { ...(JSON.parse(row.value) as RecognitionList), ...timesOf(row) };
      found.set(list.name, { name: list.name, rows: found.get(list.name)?.rows ?? 0, list });
    }
    return [...found.values()];
  }

  async rules(): Promise<KnownRule[]> {
    const rules = await this.#queries.rules.all({});
    return rules.map((rule) => ({ ...(JSON.parse(rule.value) as RecognitionRule), ...timesOf(rule) }));
  }

  async sourcesOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const id of ids) {
      const members = JSON.parse((await this.#queries.members.get({ id }))?.members ?? "[]") as number[];
      const sources = await Promise.all(members.map((key) => this.#queries.liveSource.get({ key })));
      found.set(id, [...new Set(sources.flatMap((source) => source?.id ?? []))].sort());
    }
    return found;
  }

  async references(id: string): Promise<Map<number, string>> {
    const rows = await this.#queries.references.all({ id });
    return new Map(rows.map(({ position, cited }) => [position, cited]));
  }

  async citedBy(id: string, offset: number, limit: number): Promise<{ total: number; ids: string[] }> {
    const total = (await this.#queries.citedByCount.get({ id }))?.n ?? 0;
    const rows = total === 0 ? [] : await this.#queries.citedBy.all({ id, offset, limit });
    return { total, ids: rows.map((row) => row.citing) };
  }

  async related(ids: readonly string[]): Promise<Map<string, Related[]>> {
    const found = new Map<string, Related[]>();
    for (const id of ids) {
      const own = (await this.#queries.relates.all({ id })).flatMap(({ type, position, cited }): Related[] =>
        type === "cites" ? [] : [{ type, record: cited, position }],
      );
      const said = (await this.#queries.relatedBy.all({ id, limit: mostRelated })).flatMap(
        ({ type, citing }): Related[] => (type === "cites" ? [] : [{ type: inverseOf[type], record: citing }]),
      );
      const known = new Set(own.map(({ type, record }) => `${type} ${record}`));
      const all = [...own, ...said.filter(({ type, record }) => !known.has(`${type} ${record}`))];
      if (all.length > 0) found.set(id, all);
    }
    return found;
  }

  async storiesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const id of ids) {
      const row = await this.#queries.storyOf.get({ id });
      if (row !== undefined) found.set(id, row.story);
    }
    return found;
  }

  async headlinesOfStory(story: string, limit: number): Promise<string[]> {
    return (await this.#queries.headlinesOfStory.all({ story, limit })).map((row) => row.id);
  }

  async provenance(id: string): Promise<Provenance[]> {
    const row = await this.#queries.live.get({ id });
    if (row === undefined) return [];
    const found = (JSON.parse(row.members) as number[]).map((key) => this.#queries.contribution.get({ key }));
    const members = new Map((await Promise.all(found)).flatMap((one) => (one === undefined ? [] : [[one.key, one]])));
    const sole = row.sole === null ? undefined : members.get(row.sole);
    const fields =
      sole === undefined
        ? (JSON.parse(row.provenance ?? "{}") as FieldSources)
        : project([{ ...sole, sourceId: sole.source_id, data: JSON.parse(row.data) as RecordData }]).provenance;
    const given = Object.keys(fields)
      .filter((field) => field !== "kind")
      .flatMap((field) => sourcesOfField(fields, field).map((key) => [field, key] as const));
    const named = new Set(given.map(([, key]) => key));
    // What says nothing that another doesn't say better has the record all the same.
    const silent = [...members.values()]
      .filter(({ key, state }) => state === "live" && !named.has(key))
      .map(({ key }) => ["record", key] as const);
    return [...given, ...silent].flatMap(([field, key]) => {
      const member = members.get(key);
      if (member === undefined) return [];
      const { source_id, name, identifier, datestamp, received_at } = member;
      const format = formatName(member.format);
      const stamp = datestamp === null ? {} : { datestamp };
      return [{ field, sourceId: source_id, sourceName: name, identifier, format, ...stamp, receivedAt: received_at }];
    });
  }

  async counts(): Promise<CatalogueCounts> {
    const total = async (owner: string): Promise<number> => (await this.#queries.tally.all({ owner }))[0]?.n ?? 0;
    const byKind = new Map((await this.#queries.tally.all({ owner: "kinds" })).map((row) => [row.value, row.n]));
    return {
      kinds: Object.fromEntries(kinds.map((kind) => [kind, byKind.get(kind) ?? 0])) as Record<Kind, number>,
      tombstones: await total("tombstones"),
      sources: (await this.#queries.sources.get({}))?.n ?? 0,
      quarantined: await total("quarantine"),
      recognitionRows: await total("rows"),
      seq: (await this.#queries.last.get({}))?.version ?? 0,
    };
  }

  async changes(after: number, limit: number): Promise<{ epoch: string; changes: Change[]; last: number }> {
    const epoch = (await this.#queries.epoch.get({}))?.value ?? "";
    const rows = await this.#queries.changes.all({ after, limit });
    const changes = rows.map(({ id, kind, state, version, judged }): Change => {
      // A record's last change stands for all since `after`; that its recognition changed must not be lost behind a later one.
      const op = state === "live" ? (judged > after ? "judged" : "put") : "delete";
      return { seq: version, id, kind, op };
    });
    return { epoch, changes, last: changes.at(-1)?.seq ?? after };
  }

  async versions(after: string | undefined, limit: number): Promise<{ id: string; kind: Kind; version: number }[]> {
    return [...(await this.#queries.versions.all({ after: after ?? "", limit }))];
  }
}

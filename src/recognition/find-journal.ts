import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { parseIssn } from "../domain/issn.ts";
import { likelyIssns } from "../domain/likely-issns.ts";
import { asProblem } from "../domain/result.ts";
import type { SearchEngine } from "../search/engine.ts";
import { titleWords } from "../search/journals-by-words.ts";
import { titleKey } from "../text/title.ts";
import { type Asked, longestText, type Refusal } from "./asked.ts";

export interface FindParts {
  readonly catalogue: Pick<CatalogueReader, "byIdentifier" | "journalsByTitle" | "lookup" | "records">;
  /** Finds titles like one that is not known; absent = they are not looked for. */
  readonly engine?: Pick<SearchEngine, "search" | "suggest">;
}

/** An ISSN that may have been meant, and the journals of the index that bear it. */
export interface LikelyIssn {
  readonly issn: string;
  readonly journals: readonly CatalogueRecord[];
}

export type JournalFound =
  | { readonly is: "one"; readonly journal: CatalogueRecord }
  /** More than one bears the name or number: who asks must say which. */
  | { readonly is: "ask"; readonly journals: readonly CatalogueRecord[] }
  | {
      readonly is: "refused";
      readonly why: Refusal;
      readonly likely?: readonly LikelyIssn[];
      /** Journals with a title like the one asked for. */
      readonly near?: readonly CatalogueRecord[];
    };

const mostCandidates = 12;

/** Finds the journal that a question names. Never guesses: what could be two journals is asked. */
export async function findJournal(asked: Asked, parts: FindParts): Promise<JournalFound> {
  const id = asked.id?.trim();
  if (id) return byId(id, parts);
  const numbers = [asked.issn, asked.eissn].flatMap((text) => (text?.trim() ? [text.trim()] : []));
  if (numbers.length > 0) return byIssns(numbers, parts);
  const title = asked.title?.trim().slice(0, longestText);
  return title ? byTitle(title, parts) : { is: "refused", why: "no_journal" };
}

async function byId(id: string, { catalogue }: FindParts): Promise<JournalFound> {
  const found = await catalogue.lookup(id);
  const into = found.state === "redirect" ? await catalogue.lookup(found.id) : found;
  if (into.state === "live" && into.record.kind === "journal") return { is: "one", journal: into.record };
  return { is: "refused", why: "unknown_id" };
}

/** Print and online number may both be given: each that the index knows must lead to one and the same journal. */
async function byIssns(numbers: readonly string[], parts: FindParts): Promise<JournalFound> {
  const found = await Promise.all(numbers.map((text) => byIssn(text, parts)));
  const known = found.filter((one) => one.is !== "refused");
  const wrong = found.find((one) => one.is === "refused" && one.why !== "unknown_issn");
  if (wrong !== undefined) return wrong;
  const [first, second] = known;
  if (first === undefined) return found[0] ?? { is: "refused", why: "no_journal" };
  if (second === undefined) return first;
  const [left, right] = [journalsOf(first), journalsOf(second)];
  const both = left.filter(({ id }) => right.some((other) => other.id === id));
  const [journal, ...others] = both;
  if (journal !== undefined) return others.length === 0 ? { is: "one", journal } : { is: "ask", journals: both };
  return { is: "refused", why: "two_journals", near: [...left, ...right] };
}

function journalsOf(found: JournalFound): readonly CatalogueRecord[] {
  return found.is === "one" ? [found.journal] : found.is === "ask" ? found.journals : [];
}

async function byIssn(text: string, parts: FindParts): Promise<JournalFound> {
  const issn = text.length > longestText ? undefined : parseIssn(text);
  if (issn === undefined) return { is: "refused", why: "not_an_issn" };
  if (!issn.valid) return { is: "refused", why: "wrong_check_digit", likely: await likelyOf(text, parts) };
  return oneOf(await bearing(issn.value, parts), "unknown_issn");
}

function oneOf(journals: readonly CatalogueRecord[], otherwise: Refusal): JournalFound {
  const [journal, ...others] = journals;
  if (journal === undefined) return { is: "refused", why: otherwise };
  return others.length === 0 ? { is: "one", journal } : { is: "ask", journals };
}

/** Those that a journal of the index bears; else the one with the right check digit. */
async function likelyOf(text: string, parts: FindParts): Promise<readonly LikelyIssn[]> {
  const all = await Promise.all(
    likelyIssns(text).map(async (issn) => ({ issn, journals: await bearing(issn, parts) })),
  );
  const known = all.filter(({ journals }) => journals.length > 0);
  return known.length > 0 ? known : all.slice(0, 1);
}

async function bearing(issn: string, { catalogue }: FindParts): Promise<CatalogueRecord[]> {
  const ids = (await catalogue.byIdentifier("issn", issn)).slice(0, mostCandidates);
  return (await catalogue.records(ids)).filter(({ kind }) => kind === "journal");
}

async function byTitle(title: string, parts: FindParts): Promise<JournalFound> {
  const key = titleKey(title);
  if (key === "") return { is: "refused", why: "unknown_title", near: [] };
  const exact = await parts.catalogue.records(await parts.catalogue.journalsByTitle(key, mostCandidates));
  const journals = exact.filter(({ kind }) => kind === "journal");
  if (journals.length > 0) return oneOf(journals, "unknown_title");
  return { is: "refused", why: "unknown_title", near: await journalsLike(title, parts) };
}

/** Journals whose titles have all the words, or else are spelt nearly so. Without a search index there are none. */
export async function journalsLike(
  title: string,
  { catalogue, engine }: Pick<FindParts, "engine"> & { catalogue: Pick<CatalogueReader, "records"> },
): Promise<readonly CatalogueRecord[]> {
  if (engine === undefined) return [];
  try {
    const query = titleWords(title);
    const page = { filters: { kind: ["journal"] }, facets: {}, sort: "relevance", offset: 0 } as const;
    const found = query === null ? undefined : await engine.search({ ...page, query, limit: mostCandidates });
    const ids = found?.hits.map(({ id }) => id) ?? [];
    const near =
      ids.length > 0
        ? ids
        : (await engine.suggest(title, mostCandidates)).flatMap((one) => (one.is === "journal" ? [one.id] : []));
    return await catalogue.records(near);
  } catch (error) {
    if (asProblem(error)?.code !== "busy") throw error;
    return [];
  }
}

import type { Identifier } from "../domain/identifier.ts";
import type { RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { similarTitles, titleKey } from "../text/title.ts";
import { isOutdone } from "./outdone.ts";
import { rank, type Strategy, strategies } from "./precedence.ts";

/** What one live source record says. */
export interface Contribution {
  readonly key: number;
  readonly sourceId: string;
  readonly identifier: string;
  readonly format: string;
  /** A journal as its articles name it: stands behind every record that is of the journal itself. */
  readonly derived: 0 | 1;
  readonly data: RecordData;
}

export interface Projection {
  readonly data: RecordData;
  readonly provenance: FieldSources;
}

/** Field (parts with a dot: `container.issue`) to the key of the source record that it came from; to all that gave some of it, the best first. */
export type FieldSources = Readonly<Record<string, number | readonly number[]>>;

/** All source records that gave some of a field, the best first. */
export function sourcesOfField(provenance: FieldSources, field: string): readonly number[] {
  const of = provenance[field];
  return typeof of === "number" ? [of] : (of ?? []);
}

const keysOf = (keys: readonly number[]): number | readonly number[] => (keys.length === 1 ? (keys[0] ?? []) : keys);

interface Given {
  readonly key: number;
  readonly value: unknown;
  /** Languages that the source states for its record. */
  readonly languages: readonly string[];
}

/** Whether a value says something: "unknown" is an access that nobody stated. */
export function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === "unknown") return false;
  return !(Array.isArray(value) && value.length === 0);
}

function order(contributions: readonly Contribution[], field: string): Contribution[] {
  return [...contributions].sort(
    (a, b) =>
      a.derived - b.derived ||
      rank(a.format, field) - rank(b.format, field) ||
      compare(a.sourceId, b.sourceId) ||
      compare(a.identifier, b.identifier),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What makes two values of a list the same one. */
function sameness(value: unknown): string {
  const item = value as Partial<Identifier> & { rel?: string; url?: string };
  // The ISSN-L is one of the ISSNs: that it is the ISSN-L is said beside the medium that it is of.
  if (item.medium === "linking") return `issn-l:${item.value}`;
  if (item.scheme !== undefined && item.value !== undefined) return `${item.scheme}:${item.value}`;
  if (item.rel !== undefined && item.url !== undefined) return `${item.rel} ${item.url}`;
  return JSON.stringify(value);
}

function union(given: readonly Given[]): unknown[] {
  const seen = new Map<string, unknown>();
  for (const { value } of given) {
    for (const item of value as readonly unknown[]) {
      const key = sameness(item);
      const before = seen.get(key);
      seen.set(key, before === undefined ? item : withMedium(before, item));
    }
  }
  return [...seen.values()];
}

/** An ISSN's medium is the one that the best source says which says any. */
function withMedium(best: unknown, other: unknown): unknown {
  const [issn, next] = [best as Partial<Identifier>, other as Partial<Identifier>];
  if (issn.scheme !== "issn" || issn.medium !== undefined || next.medium === undefined) return best;
  return { ...issn, medium: next.medium };
}

/**
 * The best source's texts, and those of the others in further languages. Equal texts are one text whatever their languages are said to be,
 * and so are much the same ones where a language is but a guess: then the language counts that a source states for its record.
 */
function languages(given: readonly Given[]): { value: LocalText[]; from: number[] } {
  const [best, ...others] = given.map(textsOf);
  const texts = (best ?? []).map((text) => withStatedLanguage(text, others.flat()));
  const had = new Set(texts.map(({ text }) => text.lang));
  const from = new Set(given.slice(0, 1).map(({ key }) => key));
  for (const one of others.flat()) {
    const { text, key } = one;
    if (text.lang === undefined || had.has(text.lang) || had.has(undefined)) continue;
    if (texts.some((other) => sameText(other, one))) continue;
    had.add(text.lang);
    texts.push(one);
    from.add(key);
  }
  return { value: texts.map(({ text }) => text), from: [...from] };
}

interface SourceText {
  readonly text: LocalText;
  readonly key: number;
  /** Whether its source states the language for its record. */
  readonly stated: boolean;
}

function textsOf({ key, value, languages: told }: Given): SourceText[] {
  return (value as readonly LocalText[]).map((text) => {
    return { text, key, stated: text.lang !== undefined && told.includes(text.lang) };
  });
}

function sameText(a: SourceText, b: SourceText): boolean {
  if (titleKey(a.text.value) === titleKey(b.text.value)) return true;
  return !(a.stated && b.stated) && similarTitles(a.text.value, b.text.value);
}

const langOf = ({ lang }: LocalText): Pick<LocalText, "lang"> => (lang === undefined ? {} : { lang });

function withStatedLanguage(one: SourceText, others: readonly SourceText[]): SourceText {
  if (one.stated) return one;
  const better = others.find((other) => other.stated && sameText(one, other));
  return better === undefined ? one : { ...one, text: { ...one.text, ...langOf(better.text) }, stated: true };
}

/** In order of precedence, but for one that has plainly more of the same than the first. */
function bestFirst(field: string, given: readonly Given[]): readonly Given[] {
  let [best] = given;
  for (const other of given.slice(1)) if (best !== undefined && isOutdone(field, best.value, other.value)) best = other;
  if (best === undefined || best === given[0]) return given;
  return [best, ...given.filter((one) => one !== best)];
}

function join(strategy: Strategy, given: readonly Given[], best: Given): { value: unknown; from: number[] } {
  if (strategy === "union") return { value: union(given), from: given.map(({ key }) => key) };
  return strategy === "languages" ? languages(given) : { value: best.value, from: [best.key] };
}

function merge(
  contributions: readonly Contribution[],
  valueOf: (contribution: Contribution) => unknown,
  prefix: string,
  provenance: Record<string, number | readonly number[]>,
): Record<string, unknown> {
  const names = new Set<string>();
  for (const one of contributions) for (const name of Object.keys(valueOf(one) ?? {})) names.add(name);
  const merged: Record<string, unknown> = {};
  for (const name of [...names].sort()) {
    const field = prefix + name;
    const partOf = (one: Contribution): unknown => (valueOf(one) as Record<string, unknown> | undefined)?.[name];
    const ranked = order(contributions, field);
    const said = ranked.flatMap((one) => {
      const value = partOf(one);
      return isSaid(value) ? [{ key: one.key, value, languages: one.data.languages }] : [];
    });
    const given = bestFirst(field, said);
    const best = given[0];
    if (best === undefined) {
      const empty = ranked.map(partOf).find((value) => value !== undefined);
      if (empty !== undefined) merged[name] = empty;
      continue;
    }
    const strategy = strategies[field] ?? "first";
    if (strategy === "parts") {
      merged[name] = merge(contributions, partOf, `${field}.`, provenance);
      continue;
    }
    const { value, from } = join(strategy, given, best);
    merged[name] = value;
    provenance[field] = keysOf(from);
  }
  return merged;
}

/** Titles under which other sources know a journal find it too. */
function withTitlesOfAll(
  data: RecordData,
  contributions: readonly Contribution[],
  provenance: Record<string, number | readonly number[]>,
): RecordData {
  if (data.kind !== "journal") return data;
  const keys = new Set([...data.titles, ...data.formerTitles].map((title) => titleKey(title.value)));
  const others: LocalText[] = [];
  const add = (title: LocalText): boolean => {
    const key = titleKey(title.value);
    if (key === "" || keys.has(key)) return false;
    keys.add(key);
    others.push(title);
    return true;
  };
  (data.otherTitles ?? []).forEach(add);
  const from = new Set(sourcesOfField(provenance, "otherTitles"));
  for (const one of order(contributions, "titles")) {
    for (const title of one.data.titles) if (add(title)) from.add(one.key);
  }
  if (from.size > 0) provenance["otherTitles"] = keysOf([...from]);
  return others.length === 0 && data.otherTitles === undefined ? data : { ...data, otherTitles: others };
}

/**
 * What several source records of one kind give together, by the table of precedence; the same whatever their order.
 * A single one's data are taken as they are.
 */
export function project(contributions: readonly Contribution[]): Projection {
  const provenance: Record<string, number | readonly number[]> = {};
  const data = merge(contributions, (one) => one.data, "", provenance);
  const only = contributions.length === 1 ? contributions[0] : undefined;
  if (only !== undefined) return { data: only.data, provenance };
  return { data: withTitlesOfAll(data as unknown as RecordData, contributions, provenance), provenance };
}

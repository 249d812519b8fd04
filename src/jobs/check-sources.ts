import type { CatalogueStore } from "../catalogue/store.ts";
import type { Source, SourceCheck } from "../catalogue/writer.ts";
import { asProblem, type Result } from "../domain/result.ts";
import { type CheckedSource, type CheckParts, checkSource } from "../harvest/discovery/check-source.ts";
import { discoverSources } from "../harvest/discovery/discover.ts";
import { sameAddressKey } from "../harvest/source-id.ts";
import { statusOf } from "./source-report.ts";
import { type TurnOptions, takeTurn } from "./take-turn.ts";

export interface CheckSourcesParts extends CheckParts, TurnOptions {
  readonly store: CatalogueStore;
  readonly onChecked?: (outcome: CheckOutcome, done: number, total: number) => void;
}

export interface CheckOutcome {
  readonly id: string;
  readonly passed: boolean;
  /** Whether it is harvested from now on, which a source that a person disabled is not. */
  readonly enabled: boolean;
  readonly url?: string;
  /** One sentence, or several. */
  readonly message: string;
}

/** Servers asked at the same time; the fetcher keeps to one request at a time a host. */
const atOnce = 4;

/**
 * Looks at the servers of sources, and enables those that were waiting for it and pass: they answer, and their first records carry the
 * journal's ISSN. Where no address is known yet, it is looked for at the journal's site. The writer lease is held only to keep what was
 * found. Ends early, with what it has, when the signal fires.
 */
export async function checkSources(sources: readonly Source[], parts: CheckSourcesParts): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  const waiting = [...sources];
  let keeping: Promise<unknown> = Promise.resolve();
  async function work(): Promise<void> {
    for (let source = waiting.shift(); source && !parts.signal?.aborted; source = waiting.shift()) {
      const found = await look(source, parts);
      const { id } = source;
      const kept = keeping.then(() => keep(id, found, parts));
      keeping = kept.catch(() => undefined);
      const outcome = await kept;
      outcomes.push(outcome);
      parts.onChecked?.(outcome, outcomes.length, sources.length);
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } catch (error) {
    waiting.length = 0;
    if (asProblem(error)?.code !== "stopped") throw error;
  }
  return outcomes;
}

/** What a look at a server gave. */
type Found = Result<CheckedSource>;

async function look(source: Source, parts: CheckSourcesParts): Promise<Found> {
  const { site } = source.settings;
  const first = source.url === undefined ? undefined : await checkSource(source, parts, issnsOf(source));
  if (typeof site !== "string" || (first?.ok && first.value.issn !== "other")) return first ?? nowhere(source);
  const discovered = await atSite(site, source, parts);
  // What the known address says is worth more than that nothing better was found.
  return discovered.ok && discovered.value.issn === "same" ? discovered : (first ?? discovered);
}

function nowhere({ id }: Source): Found {
  return { ok: false, problem: { code: "bad_address", message: `Neither address nor site of ${id} is known.` } };
}

/** Several journals may be at one site: the one with the right ISSN is looked at closer, else the only one. */
async function atSite(site: string, source: Source, parts: CheckSourcesParts): Promise<Found> {
  const found = await discoverSources(site, parts);
  if (!found.ok) return found;
  const wanted = issnsOf(source);
  const { proposals } = found.value;
  const chosen =
    proposals.find(({ issns }) => issns.some((issn) => wanted.includes(issn))) ??
    (proposals.length === 1 ? proposals[0] : undefined);
  if (!chosen) {
    const message = `Its site ${site} has ${proposals.length} journals, none of which states the ISSN ${wanted.join(", ") || "looked for"}.`;
    return { ok: false, problem: { code: "nothing_found", message } };
  }
  const { url, format, settings } = chosen;
  return checkSource({ id: source.id, format, url, settings: { ...source.settings, ...settings } }, parts, wanted);
}

function issnsOf({ settings: { issns } }: Source): string[] {
  return Array.isArray(issns) ? issns.filter((issn): issn is string => typeof issn === "string") : [];
}

async function keep(id: string, found: Found, parts: CheckSourcesParts): Promise<CheckOutcome> {
  const writer = await takeTurn(parts.store, `check of ${id}`, parts);
  try {
    const source = await writer.source(id);
    if (!source) return { id, passed: false, enabled: false, message: "It was removed meanwhile." };
    const address = found.ok ? found.value.url : source.url;
    const key = address === undefined ? undefined : sameAddressKey(address);
    const twin = (await writer.sources()).find(
      (other) =>
        other.id !== id &&
        other.enabled &&
        other.url !== undefined &&
        sameAddressKey(other.url) === key &&
        (other.settings["set"] ?? "") === (found.ok ? (found.value.settings["set"] ?? "") : ""),
    );
    const { passed, message } = judge(found, source, twin?.id);
    const check: SourceCheck = { state: passed ? "passed" : "failed", at: new Date().toISOString(), message };
    const wasWaiting = ["unchecked", "not passed"].includes(statusOf(source));
    const enabled = source.enabled || (passed && wasWaiting);
    const { name, format, sample } = source;
    // An address is only changed for one that is known to be right.
    const url = passed ? address : source.url;
    await writer.putSource({
      ...{ id, name, format, sample, enabled },
      ...(url === undefined ? {} : { url }),
      settings: found.ok && passed ? { ...source.settings, ...found.value.settings } : source.settings,
      // A person's decision stays one: without a check nothing ever waits for one.
      ...(wasWaiting || source.check ? { check } : {}),
    });
    return { id, passed, enabled, ...(url === undefined ? {} : { url }), message };
  } finally {
    writer.close();
  }
}

function judge(found: Found, source: Source, twin: string | undefined): { passed: boolean; message: string } {
  if (!found.ok) return { passed: false, message: found.problem.message };
  const { issn, notes, titles } = found.value;
  const said = notes.length > 0 ? ` ${notes.join(" ")}` : "";
  if (twin !== undefined) return { passed: false, message: `It is the same endpoint as the source ${twin}.` };
  switch (issn) {
    case "same":
      return { passed: true, message: `It answers, and its records are of this journal.${said}` };
    case "other":
      return { passed: false, message: said.trim() };
    case "unknown": {
      // Whoever gave an address wants what is there; a list's journal must be shown to be that journal.
      if (issnsOf(source).length === 0 && source.settings["site"] === undefined)
        return { passed: true, message: `It answers.${said}` };
      const first = titles[0] === undefined ? "" : ` The first is “${titles[0].slice(0, 120)}”.`;
      const why = whyUnknown(found.value, issnsOf(source));
      return {
        passed: false,
        message: `It answers, but ${why}, so that whether it is this journal must be seen by a person.${first}${said}`,
      };
    }
    default:
      return issn satisfies never;
  }
}

/** Why the ISSNs do not tell whether the records are of the journal. */
function whyUnknown({ records, issns }: CheckedSource, expected: readonly string[]): string {
  if (records === 0) return "has no records yet";
  const right = issns.filter(({ valid }) => valid).map(({ value }) => value);
  if (right.length > 0) {
    const known = expected.length === 0 ? "no ISSN of it is known" : "no ISSN of it is known that can be right";
    return `${known} to compare with ${right.slice(0, 5).join(", ")} of its first records`;
  }
  return issns.length === 0 ? "its first records state no ISSN" : "its first records state no ISSN that can be right";
}

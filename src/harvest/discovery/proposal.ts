import type { Identifier } from "../../domain/identifier.ts";
import { sameAddressKey, sourceIdOf } from "../source-id.ts";
import type { CheckedSource } from "./check-source.ts";

/** A source that might be added, as a site let it be found. */
export interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether its server was asked; not where a site has so many journals that it was not asked for each. */
  readonly checked: boolean;
  /** The journal's path on a site with several. */
  readonly path?: string;
  /** Of the site, where it is of one journal, and of the first records. As printed where wrong. */
  readonly issns: readonly string[];
  /** Why it was looked for there. */
  readonly because: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** Names that software gives a server when nobody has. */
const unnamed =
  /^(?:open journal systems?|oai repository|dspace(?: at my university)?|my journal|repository|test|eprints(?: repository)?|untitled)?$/i;

/** The first of some names that says something, without an address in it and white space around it. */
export function nameOf(candidates: readonly (string | undefined)[], url: string): string {
  for (const candidate of candidates) {
    const name = candidate?.replace(/\s+/g, " ").trim().slice(0, 200) ?? "";
    if (!unnamed.test(name)) return name;
  }
  return URL.parse(url)?.host ?? url;
}

/** Makes a proposal of an endpoint that answered. */
export function proposalOf(
  check: CheckedSource,
  known: {
    /** What it is called, surest first: before what it says itself. */
    readonly names: readonly (string | undefined)[];
    /** What is better than nothing. */
    readonly title?: string;
    readonly issns: readonly Identifier[];
    readonly because: string;
    readonly path?: string;
    /** OAI-PMH by default. */
    readonly format?: string;
  },
): Proposal {
  const set = check.settings["set"];
  const issns = [...known.issns, ...check.issns].map((issn) => issn.value);
  return {
    id: sourceIdOf(typeof set === "string" ? `${check.url}/${set}` : check.url),
    name: nameOf([...known.names, check.name, check.titles[0], known.title], check.url),
    format: known.format ?? "oai-pmh",
    url: check.url,
    settings: check.settings,
    checked: true,
    ...(known.path === undefined ? {} : { path: known.path }),
    issns: [...new Set(issns)].slice(0, 10),
    because: known.because,
    details: { ...check.details, titles: check.titles.slice(0, 3) },
    notes: check.notes,
  };
}

/** Leaves out those that would be the same source twice, and gives each an id of its own. */
export function distinct(proposals: readonly Proposal[]): Proposal[] {
  const met = new Set<string>();
  const ids = new Set<string>();
  const kept: Proposal[] = [];
  for (const proposal of proposals) {
    const key = `${sameAddressKey(proposal.url)} ${JSON.stringify(proposal.settings["set"] ?? "")}`;
    if (met.has(key)) continue;
    met.add(key);
    let { id } = proposal;
    for (let n = 2; ids.has(id); n += 1) id = `${proposal.id}-${n}`;
    ids.add(id);
    kept.push({ ...proposal, id });
  }
  return kept;
}

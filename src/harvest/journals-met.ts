import type { Incoming } from "../catalogue/ingest-types.ts";
import type { Identifier } from "../domain/identifier.ts";

/** What journals some records are of. */
export interface JournalsMet {
  /** Live records looked at. */
  readonly records: number;
  /** Each once, the commonest first; wrong ones too. */
  readonly issns: readonly Identifier[];
  /** As printed, the commonest first. */
  readonly titles: readonly string[];
}

/** Gathers what a source's first records say of their journals. */
export function journalsMet(records: readonly Incoming[]): JournalsMet {
  const issns = new Map<string, { readonly issn: Identifier; times: number }>();
  const titles = new Map<string, number>();
  let live = 0;
  for (const record of records) {
    if (record.state !== "live" || record.mapped.is !== "record") continue;
    live += 1;
    const { data } = record.mapped;
    const container = data.kind === "article" ? data.container : undefined;
    const stated = data.kind === "journal" ? data.identifiers.filter((one) => one.scheme === "issn") : container?.issns;
    for (const issn of stated ?? []) {
      const known = issns.get(issn.value) ?? { issn, times: 0 };
      known.times += 1;
      issns.set(issn.value, known);
    }
    const title = (data.kind === "journal" ? data.titles : container?.titles)?.[0]?.value;
    if (title !== undefined) titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  return {
    records: live,
    issns: [...issns.values()].sort((a, b) => b.times - a.times).map(({ issn }) => issn),
    titles: [...titles].sort((a, b) => b[1] - a[1]).map(([title]) => title),
  };
}

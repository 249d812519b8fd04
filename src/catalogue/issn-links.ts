import type { RecordData } from "../domain/record.ts";
import { most } from "./candidate.ts";
import type { IssnLinks } from "./ingest-types.ts";
import { candidateOf, identifyAgain } from "./join.ts";
import type { Work } from "./work.ts";

/** Notes a block of the ISSN-L table; `before` is what the same block said until now. */
export async function addLinks(work: Work, block: number, links: IssnLinks, before?: IssnLinks): Promise<void> {
  const known = new Map(before?.links);
  for (const [issn, linking] of links.links) {
    if (known.get(issn) !== linking) work.linked.add(issn);
    await work.tables.issnLinks.put(block, issn, linking);
  }
}

export async function removeLinks(work: Work, block: number, links: IssnLinks): Promise<void> {
  for (const [issn] of links.links) await work.tables.issnLinks.remove(block, issn);
}

/** Looks again at the journals that bear an ISSN whose ISSN-L came to be known. */
export async function followLinks(work: Work): Promise<void> {
  const { records, sourceRecords, sources } = work.tables;
  for (const issn of work.linked) {
    for (const record of await records.byIdentifier("issn", issn, most)) {
      for (const { key } of await sourceRecords.liveOf(record)) {
        const row = await sourceRecords.get(key);
        if (row?.state !== "live" || row.kind !== "journal" || row.record === null || row.data === null) continue;
        const sample = (await sources.byKey(row.source))?.sample ?? 0;
        const data = JSON.parse(row.data) as RecordData;
        await identifyAgain(work, await candidateOf(work, row, sample, data), row.record);
      }
    }
  }
  work.linked.clear();
}

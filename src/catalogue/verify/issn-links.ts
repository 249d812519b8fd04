import { checksum } from "../checksum.ts";
import type { IssnLinks } from "../ingest-types.ts";
import type { Counted, Findings, Parts } from "./parts.ts";

function add({ links }: Counted, block: number, issn: string, linking: string, sign: 1 | -1): void {
  links.set(block, (links.get(block) ?? 0) + sign * (checksum(`${issn} ${linking}`) + 1));
}

/** Counts what a live block of the ISSN-L table says. */
export function countLinks(counted: Counted, block: number, { links }: IssnLinks): void {
  for (const [issn, linking] of links) add(counted, block, issn, linking, 1);
}

/** Links against the blocks that they come from. */
export async function* checkIssnLinks({ scan, pace, counted }: Parts): Findings {
  for await (const { issn, block, linking } of scan.issnLinks()) {
    await pace.step();
    add(counted, block, issn, linking, -1);
  }
  for (const [block, sum] of counted.links) {
    if (sum !== 0) yield { what: "ISSN links are not what their block says", subject: `source record ${block}` };
  }
}

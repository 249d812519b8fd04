import { checksum } from "../checksum.ts";
import type { Scan } from "../scan.ts";
import type { VerifyOptions } from "../store.ts";
import { checkChain } from "./decisions.ts";
import { Pace } from "./pace.ts";
import type { Findings } from "./parts.ts";
import { checkChunks } from "./raw.ts";
import { subjectOf } from "./source-record.ts";

/** What every part of a catalogue says of itself: checksums of source records, raw bytes and decisions. For a backup before it is restored. */
export async function* checkSums(scan: Scan, options: Pick<VerifyOptions, "progress" | "signal"> = {}): Findings {
  const pace = new Pace(await scan.size(), options);
  for await (const row of scan.sourceRecords()) {
    await pace.passed();
    if (checksum(row.data) !== row.sum) yield { what: "its data do not have their checksum", subject: subjectOf(row) };
  }
  yield* checkChunks({ scan, pace });
  yield* checkChain({ scan, pace });
  pace.end();
}

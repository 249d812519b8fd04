import type { Source } from "../catalogue/writer.ts";
import { removeSample } from "../jobs/load-sample.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import { followChanges } from "../search/indexer.ts";
import type { Context } from "./context.ts";

/**
 * Whether the fictional sample is all that there is to see: a source that is merely listed (of a preset, say, and not checked yet)
 * gives nothing in its place, nor do rules. Beside a source that is enabled or gave records it stays, for then somebody chose so.
 */
export async function sampleStandsAlone(context: Context): Promise<boolean> {
  if (!context.hasCatalogue()) return false;
  const reader = context.store().reader();
  try {
    const sources = await reader.sources();
    return (
      sources.some((source) => source.sample) &&
      sources.every((source) => source.sample || isOnlyListed(source) || source.format === "hec-rules")
    );
  } finally {
    reader.close();
  }
}

function isOnlyListed({ enabled, records }: Source): boolean {
  return !enabled && records === 0;
}

/** The sample goes when the first real source is enabled or gave something: asked on a terminal, kept with --keep-sample (design: The sample). */
export async function offerToRemoveSample(context: Context, keep: boolean): Promise<void> {
  if (keep) return;
  if (!(await context.out.ask("Remove the fictional sample now that something real is there?", true))) return;
  const writer = await takeTurn(context.store(), "remove the sample", context.turn);
  const catalogue = context.store().reader();
  try {
    const withdrawn = await removeSample(writer);
    await followChanges({ catalogue, engine: context.engine() });
    context.out.say(`The sample is gone (${withdrawn} records). --keep-sample would have kept it.`);
  } finally {
    catalogue.close();
    writer.close();
  }
}

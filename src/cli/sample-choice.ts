import { removeSample } from "../jobs/load-sample.ts";
import { followChanges } from "../search/indexer.ts";
import type { Context } from "./context.ts";

/** The sample goes when the first real source comes: asked on a terminal, kept with --keep-sample (design: The sample). */
export async function offerToRemoveSample(context: Context, keep: boolean): Promise<void> {
  if (keep) return;
  const reader = context.store().reader();
  try {
    const sources = await reader.sources();
    if (!sources.some((source) => source.sample)) return;
    // Beside real sources the sample stays only because somebody chose so.
    if (sources.some((source) => !source.sample)) return;
    if (!(await context.out.ask("Remove the fictional sample now that real records come in?", true))) return;
    const writer = await context.store().writer("remove the sample");
    try {
      const withdrawn = await removeSample(writer);
      await followChanges({ catalogue: reader, engine: context.engine() });
      context.out.say(`The sample is gone (${withdrawn} records). --keep-sample would have kept it.`);
    } finally {
      writer.close();
    }
  } finally {
    reader.close();
  }
}

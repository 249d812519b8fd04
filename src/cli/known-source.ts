import type { Source, SourceStore } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";

/** The source with that id; throws `unknown_source`. */
export async function knownSource(store: Pick<SourceStore, "source">, id: string): Promise<Source> {
  const source = await store.source(id);
  if (source) return source;
  throw new ProblemError("unknown_source", `There is no source ${id}. \`definepk sources list\` shows them.`);
}

import type { CatalogueStore } from "../catalogue/store.ts";
import type { Source } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import type { Fetcher } from "../harvest/fetcher.ts";
import type { HarvestReport } from "../harvest/report.ts";
import { harvestSource } from "../harvest/runner.ts";
import type { SourceFormat } from "../harvest/source.ts";
import type { SearchEngine } from "../search/engine.ts";
import { followChanges } from "../search/indexer.ts";
import type { Settings } from "../settings/settings.ts";
import { type TurnOptions, takeTurn } from "./take-turn.ts";

export interface HarvestSourcesParts extends TurnOptions {
  readonly store: CatalogueStore;
  readonly engine: SearchEngine;
  readonly fetcher: Fetcher;
  readonly formats: readonly SourceFormat[];
  readonly settings: Settings;
  readonly onProgress?: (source: Source, read: number) => void;
  readonly onSource?: (report: HarvestReport) => void;
}

/**
 * Harvests the named sources, or every enabled one that has an address, one after the other; the search index follows each.
 * Throws `unknown_source`, naming it, before anything is done. A source that fails does not stop the others.
 */
export async function harvestSources(
  ids: readonly string[],
  parts: HarvestSourcesParts,
  options: { dryRun?: boolean } = {},
): Promise<HarvestReport[]> {
  const writer = await takeTurn(parts.store, "harvest", parts);
  const catalogue = parts.store.reader();
  const reports: HarvestReport[] = [];
  try {
    const sources = await writer.sources();
    const chosen =
      ids.length > 0
        ? ids.map((id) => named(sources, id))
        : sources.filter((source) => source.enabled && source.url !== undefined);
    for (const source of chosen) {
      if (parts.signal?.aborted) break;
      const report = await harvestSource(source, {
        writer,
        fetcher: parts.fetcher,
        formats: parts.formats,
        settings: parts.settings,
        ...(options.dryRun === undefined ? {} : { dryRun: options.dryRun }),
        ...(parts.signal === undefined ? {} : { signal: parts.signal }),
        ...(parts.onProgress === undefined ? {} : { onProgress: (read: number) => parts.onProgress?.(source, read) }),
      });
      reports.push(report);
      parts.onSource?.(report);
      if (!options.dryRun)
        await followChanges(
          { catalogue, engine: parts.engine },
          parts.signal === undefined ? {} : { signal: parts.signal },
        );
    }
  } finally {
    catalogue.close();
    writer.close();
  }
  return reports;
}

function named(sources: readonly Source[], id: string): Source {
  const found = sources.find((source) => source.id === id || source.url === id);
  if (!found)
    throw new ProblemError("unknown_source", `There is no source ${id}. \`definepk sources list\` shows them.`);
  if (found.url === undefined)
    throw new ProblemError(
      "unknown_source",
      `${id} came from a file and has no address to harvest: use \`definepk import\`.`,
    );
  return found;
}

import { setTimeout as wait } from "node:timers/promises";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter, Source } from "../catalogue/writer.ts";
import { asProblem, ProblemError } from "../domain/result.ts";
import type { Fetcher } from "../harvest/fetcher.ts";
import type { HarvestReport } from "../harvest/report.ts";
import { harvestSource } from "../harvest/runner.ts";
import type { SourceFormat } from "../harvest/source.ts";
import type { HarvestProgress } from "../harvest/source-client.ts";
import type { SearchEngine } from "../search/engine.ts";
import { followChanges } from "../search/indexer.ts";
import type { Settings } from "../settings/settings.ts";
import { dueOf, schedule } from "./schedule/due-sources.ts";
import { type TurnOptions, takeTurn } from "./take-turn.ts";

export interface HarvestSourcesParts extends TurnOptions {
  readonly store: CatalogueStore;
  readonly engine: SearchEngine;
  readonly fetcher: Fetcher;
  readonly formats: readonly SourceFormat[];
  readonly settings: Settings;
  readonly onProgress?: (source: Source, read: number, progress: HarvestProgress) => void;
  readonly onSource?: (report: HarvestReport) => void;
}

/** Which sources: these, whatever is due; those that are due; all that are enabled. */
export type Which = { readonly ids: readonly string[] } | "due" | "all";

/** Between two sources the writer lease is free for so long, so that a command that waits for it gets its turn. Milliseconds. */
const gap = 150;

export interface HarvestSourcesOptions {
  readonly dryRun?: boolean;
  /** Everything anew, not only what changed. */
  readonly full?: boolean;
}

/**
 * Harvests sources one after the other, each under a writer lease of its own; the search index follows each.
 * Throws `unknown_source`, naming it, before anything is done. A source that fails does not stop the others.
 */
export async function harvestSources(
  which: Which,
  parts: HarvestSourcesParts,
  options: HarvestSourcesOptions = {},
): Promise<HarvestReport[]> {
  const catalogue = parts.store.reader();
  const reports: HarvestReport[] = [];
  try {
    await noticeBrokenRuns(parts.store);
    const ids = await choose(which, catalogue, parts.settings);
    for (const [index, id] of ids.entries()) {
      if (index > 0) await wait(gap);
      if (parts.signal?.aborted) break;
      const writer = await takeTurn(parts.store, `harvest of ${id}`, parts);
      try {
        const source = await stillWanted(id, which, writer, parts.settings);
        if (!source) continue;
        const report = await harvestOne(source, writer, parts, options);
        reports.push(report);
        parts.onSource?.(report);
        if (!options.dryRun)
          await followChanges(
            { catalogue, engine: parts.engine },
            parts.signal === undefined ? {} : { signal: parts.signal },
          );
      } finally {
        writer.close();
      }
    }
  } finally {
    catalogue.close();
  }
  return reports;
}

/** A harvest that was killed is due: the next writer sees that it ended. Where somebody is writing, it may be that very harvest. */
async function noticeBrokenRuns(store: CatalogueStore): Promise<void> {
  try {
    (await store.writer("notice broken runs", 0)).close();
  } catch (error) {
    if (asProblem(error)?.code !== "busy") throw error;
  }
}

function harvestOne(
  source: Source,
  writer: CatalogueWriter,
  parts: HarvestSourcesParts,
  { dryRun = false, full = false }: HarvestSourcesOptions,
): Promise<HarvestReport> {
  const { fetcher, formats, settings, signal, onProgress } = parts;
  return harvestSource(source, {
    writer,
    fetcher,
    formats,
    settings,
    dryRun,
    full,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: (read, progress) => onProgress(source, read, progress) }),
  });
}

async function choose(
  which: Which,
  reader: ReturnType<CatalogueStore["reader"]>,
  settings: Settings,
): Promise<readonly string[]> {
  if (which === "due") {
    const now = Date.now();
    const planned = await schedule(reader, settings, now);
    return planned.filter(({ due }) => due.at <= now).map(({ source }) => source.id);
  }
  const sources = await reader.sources();
  if (which === "all")
    return sources.filter((source) => source.enabled && source.url !== undefined).map((source) => source.id);
  return [...new Set(which.ids.map((id) => named(sources, id).id))];
}

/** The source as it is now that it is its turn; undefined where it is gone, disabled or done by another process meanwhile. */
async function stillWanted(
  id: string,
  which: Which,
  writer: CatalogueWriter,
  settings: Settings,
): Promise<Source | undefined> {
  const source = await writer.source(id);
  if (!source || typeof which === "object") return source;
  if (which === "all") return source.enabled ? source : undefined;
  const now = Date.now();
  const due = await dueOf(writer, source, settings, now);
  return due && due.at <= now ? source : undefined;
}

function named(sources: readonly Source[], id: string): Source {
  const found = sources.find((source) => source.id === id || source.url === id);
  if (!found)
    throw new ProblemError("unknown_source", `There is no source ${id}. \`definepk sources list\` shows them.`);
  if (!found.enabled && found.check !== undefined && found.check.state !== "passed")
    throw new ProblemError(
      "unknown_source",
      `${id} has not passed a check yet, so it is not harvested. Check it: definepk sources check ${found.id}`,
    );
  if (found.url === undefined)
    throw new ProblemError(
      "unknown_source",
      `${id} came from a file and has no address to harvest: use \`definepk import\`.`,
    );
  return found;
}

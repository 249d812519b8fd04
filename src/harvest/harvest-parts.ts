import type { CatalogueWriter } from "../catalogue/writer.ts";
import type { Clock } from "./clock.ts";
import type { Fetcher } from "./fetcher.ts";
import type { SourceFormat } from "./source.ts";
import type { HarvestProgress } from "./source-client.ts";

/** The program's settings that matter to harvest and import, by their own names. */
export interface HarvestSettings {
  readonly harvestMaxPages: number;
  readonly maxRecordBytes: number;
  readonly contact?: string;
}

/** What import and harvest both work with. */
export interface IntakeWorkParts {
  readonly writer: CatalogueWriter;
  readonly formats: readonly SourceFormat[];
  readonly settings: HarvestSettings;
  /** Ends the work soon, at a point from which it can go on. */
  readonly signal?: AbortSignal;
  /** Told how many records are read so far. */
  readonly onProgress?: (read: number, progress: HarvestProgress) => void;
  /** Reads, maps and counts; writes nothing. */
  readonly dryRun?: boolean;
}

export interface HarvestParts extends IntakeWorkParts {
  readonly fetcher: Fetcher;
  /** From the beginning, whatever was harvested before. */
  readonly full?: boolean;
  readonly clock?: Clock;
}

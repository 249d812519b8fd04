import type { Logger } from "pino";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { Fetcher } from "../harvest/fetcher.ts";
import type { SourceFormat } from "../harvest/source.ts";
import type { TurnOptions } from "../jobs/take-turn.ts";
import type { SearchEngine } from "../search/engine.ts";
import type { Settings } from "../settings/settings.ts";
import type { Output } from "./output.ts";

/** What a command works with. Stores are opened when first asked for, so that `--help` touches nothing. */
export interface Context {
  readonly settings: Settings;
  readonly log: Logger;
  readonly out: Output;
  /** Fires at the first SIGINT or SIGTERM: finish the batch, keep the checkpoint, end. */
  readonly signal: AbortSignal;
  /** How to wait for the writer lease: says so at the terminal, ends with the signal. */
  readonly turn: TurnOptions;
  readonly formats: readonly SourceFormat[];
  /** Lists of journals that come with the program. */
  readonly presetFolder: string;
  /** false = nothing was ever put into the data folder; a command that only reads must not make it. */
  readonly hasCatalogue: () => boolean;
  readonly store: () => CatalogueStore;
  readonly engine: () => SearchEngine;
  readonly fetcher: () => Fetcher;
  /** The statistics of use, which lie apart from the catalogue, beside a backup of it. */
  readonly usageFiles: {
    /** Gives the file that it wrote; undefined = nothing was ever counted. */
    readonly backup: (backup: string) => Promise<string | undefined>;
    /** Whether there was such a file. */
    readonly restore: (backup: string) => Promise<boolean>;
  };
  /** Runs web site and API until the signal fires. */
  readonly serve: () => Promise<void>;
}

/** Commands are built before the command line is read, so they get their context when they run. */
export type ContextOf = () => Context;

import type { CatalogueReader } from "../catalogue/catalogue.ts";
import type { Settings } from "../http/public-url.ts";
import type { Dossiers } from "../jobs/dossiers/dossiers.ts";
import type { ScheduleSettings } from "../jobs/schedule/due-sources.ts";
import type { SourceReader } from "../jobs/source-report.ts";
import type { SearchEngine } from "../search/engine.ts";
import type { UsageReader } from "../statistics/store.ts";

/** What the API answers from; passed by main as plain arguments. */
export interface ApiParts {
  readonly engine: SearchEngine;
  readonly catalogue: CatalogueReader & SourceReader;
  readonly settings: Pick<Settings, "publicUrl" | "port"> & ScheduleSettings;
  /** The dossier check; absent = there is none at this site. */
  readonly dossiers?: Dossiers;
  /** The statistics of use; absent = nothing is counted at this site. */
  readonly usage?: UsageReader;
  /** Of "today" in verdicts and of what is due; the system's if absent. */
  readonly clock?: () => Date;
}

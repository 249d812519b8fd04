import type { CatalogueReader } from "../catalogue/catalogue.ts";
import type { AssetTable } from "../http/assets.ts";
import type { Dossiers } from "../jobs/dossiers/dossiers.ts";
import type { SourceReader } from "../jobs/source-report.ts";
import type { SearchEngine } from "../search/engine.ts";
import type { UsageReader } from "../statistics/store.ts";

/** What the pages are made from; passed by main as plain arguments. */
export interface WebParts {
  readonly engine: SearchEngine;
  readonly catalogue: CatalogueReader & SourceReader;
  readonly settings: WebSettings;
  readonly assets: AssetTable;
  readonly clock: () => Date;
  /** The dossier check; absent = there is none at this site. */
  readonly dossiers?: Dossiers;
  /** The statistics of use; absent = nothing is counted at this site. */
  readonly usage?: UsageReader;
}

export interface WebSettings {
  /** Where visitors reach the site, without a slash at its end; "" = not said: this machine, at its port. */
  readonly publicUrl: string;
  readonly port: number;
  /** Between two harvests of a source that has no interval of its own. */
  readonly harvestIntervalHours: number;
  /** After so many days a dossier check is forgotten. */
  readonly dossierDays: number;
}

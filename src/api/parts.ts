import type { CatalogueReader } from "../catalogue/catalogue.ts";
import type { Settings } from "../http/public-url.ts";
import type { SearchEngine } from "../search/engine.ts";

/** What the API answers from; passed by main as plain arguments. */
export interface ApiParts {
  readonly engine: SearchEngine;
  readonly catalogue: CatalogueReader;
  readonly settings: Pick<Settings, "publicUrl" | "port">;
  /** Of "today" in verdicts; the system's if absent. */
  readonly clock?: () => Date;
}

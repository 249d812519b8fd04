import type { NewSource } from "../catalogue/writer.ts";

/** What the command line says of the source to add. */
export interface Wanted {
  readonly id?: string;
  readonly name?: string;
  readonly format?: string;
  readonly prefix?: string;
  readonly set?: string;
  readonly lowerCaseVerbs?: boolean;
  readonly issn: readonly string[];
  readonly doiPrefix: readonly string[];
  readonly only: readonly string[];
  readonly check: boolean;
}

/** A source that may be added, with what a look at its server showed. */
export interface Found extends NewSource {
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly checked: boolean;
  readonly issns: readonly string[];
  readonly notes: readonly string[];
  /** The journal's path on a site with several. */
  readonly path?: string;
}

import type { Identifier } from "./identifier.ts";

/** A name as printed, and its parts where they can be told. One-name people have only `family`. */
export interface Name {
  /** In reading order, without titles: `Sara Jadoon`. */
  readonly printed: string;
  readonly family?: string;
  readonly given?: string;
  /** `Dr.`, `Prof.` … as printed, taken out of the name. */
  readonly honorific?: string;
  readonly suffix?: string;
  /** A body, not a person. */
  readonly corporate?: boolean;
  readonly lang?: string;
  /** The same name in another script, in reading order: the romanised form of one printed in Urdu. */
  readonly otherForms?: readonly string[];
}

export type ContributorRole = "author" | "editor" | "translator" | "advisor" | "contributor";

/** A person or body as printed on a record, in order. */
export interface Contributor {
  readonly name: Name;
  readonly role: ContributorRole;
  readonly orcid?: Identifier;
  readonly affiliations: readonly string[];
}

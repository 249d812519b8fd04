import type { ErrorCode } from "../../../domain/errors.ts";
import type { DueReason } from "../../../jobs/schedule/next-due.ts";
import type { SourceStatus } from "../../../jobs/source-report.ts";
import { count, number } from "../format.ts";

/** Why a record is in quarantine; other codes are shown as they are. */
const reasons: Partial<Record<ErrorCode, string>> = {
  malformed_record: "not well-formed",
  unmapped_metadata: "in a format that is not read",
  missing_identifier: "without an identifier",
  missing_title: "without a title",
  record_too_large: "too large",
  bad_row: "rows that make no sense",
};

/** The pages on where records come from. */
export const sources = {
  title: "Sources",
  lead: "Where the records of this index come from, what each source gave, and when it is asked again. Being listed is no endorsement.",
  counts: (all: number, harvested: number) =>
    `${count(all, "source", "sources")}, ${number(harvested)} of them harvested regularly.`,
  none: "There are no sources yet.",
  pagesOf: "Pages of the list of sources",
  now: "Being harvested now",
  lookAgain: "See how far it is",
  name: "Source",
  records: "Records",
  added: "New in the last run",
  quarantined: "Set aside",
  lastRun: "Last run",
  next: "Next",
  status: {
    enabled: "harvested regularly",
    disabled: "not harvested",
    unchecked: "not checked yet",
    "not passed": "not harvested: a check was not passed",
    files: "taken from files",
    sample: "Sample",
  } satisfies Record<SourceStatus, string>,
  states: {
    running: "under way",
    done: "complete",
    incomplete: "incomplete",
    later: "asked to come back later",
    failed: "failed",
    stopped: "stopped, goes on later",
  },
  runKinds: { harvest: "Harvest", import: "Import of a file" },
  never: "never",
  soon: "soon",
  due: (moment: string, reason: DueReason) => (reason === "failed" ? `tries again ${moment}` : moment),
  failures: (n: number) => `${count(n, "failure", "failures")} since the last success`,
  read: (read: number, of: number | undefined, pages: number) =>
    `${of === undefined ? count(read, "record", "records") : `${number(read)} of about ${count(of, "record", "records")}`} read, ${count(pages, "page", "pages")}`,
  waiting: (until: string, why: string) => `Waiting until ${until}: ${why}`,
  problem: "What went wrong",
  facts: "About this source",
  state: "State",
  address: "Address",
  site: "Site",
  format: "Format",
  issns: "ISSN",
  interval: "Interval",
  hours: (hours: number) =>
    hours % 24 === 0
      ? `every ${hours === 24 ? "day" : `${number(hours / 24)} days`}`
      : `every ${count(hours, "hour", "hours")}`,
  notice: "Licence of these facts",
  reasonsLead:
    "Records that could not be taken as they are. They are kept, and tried again when the index has learnt to read them.",
  noneSetAside: "None.",
  reason: (code: string, n: number) => `${number(n)} ${reasons[code as ErrorCode] ?? code.replaceAll("_", " ")}`,
  runs: "Last runs",
  noRuns: "It never ran.",
  started: "Began",
  ended: "How it ended",
  columns: {
    read: "Read",
    created: "New",
    updated: "Changed",
    unchanged: "Unchanged",
    merged: "Joined",
    deleted: "Deleted",
    quarantined: "Set aside",
  },
  pageOf: (name: string) => `${name}: source`,
};

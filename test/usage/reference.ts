/**
 * COUNTER R5 as its text says it, slowly and over the whole log at once: what the fast counter must agree with. It knows addresses and agents, and who is
 * a robot by the log's own word.
 */
export interface LogLine {
  readonly at: number;
  readonly address: string;
  readonly agent: string;
  readonly robot: boolean;
  readonly method: "GET" | "HEAD";
  readonly status: number;
  /** A browser's guess of what may be wanted. */
  readonly prefetch: boolean;
  readonly use:
    | { readonly is: "view" | "download"; readonly id: string; readonly journal?: string }
    | {
        readonly is: "search";
        readonly q: string;
        readonly page: number;
        readonly hits: readonly { id: string; journal?: string }[];
      };
}

export type Reference = Record<string, Record<string, number>>;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const hour = (at: number): string => new Date(at).toISOString().slice(0, 13);
/** A visitor is nobody any more when the day is over. */
const user = (line: LogLine): string => JSON.stringify([day(line.at), line.address, line.agent]);
const thing = ({ use }: LogLine): string =>
  use.is === "search" ? JSON.stringify(["search", use.q, use.page]) : JSON.stringify([use.is, use.id]);

/** Counts by `day scope subject`. */
export function referenceCounts(log: readonly LogLine[]): Reference {
  const counts: Reference = {};
  const add = (at: number, subject: string, name: string): void => {
    const row = (counts[`${day(at)} ${subject}`] ??= {});
    row[name] = (row[name] ?? 0) + 1;
  };
  const addItem = (at: number, id: string, journal: string | undefined, name: string): void => {
    add(at, `record ${id}`, name);
    if (journal !== undefined) add(at, `journal ${journal}`, name);
    add(at, "index ", name);
  };
  const valid = log
    .filter((line) => !line.robot && line.method === "GET" && !line.prefetch)
    .filter(({ status }) => status === 200 || status === 304)
    .sort((a, b) => a.at - b.at);
  // 7.2: of two clicks within 30 seconds the first goes.
  const clicks = [...Map.groupBy(valid, (line) => `${user(line)} ${thing(line)}`).values()].flatMap((same) =>
    same.filter((line, index) => {
      const next = same[index + 1];
      return next === undefined || next.at - line.at > 30_000;
    }),
  );
  for (const { at, use } of clicks) {
    if (use.is === "search") {
      for (const { id, journal } of use.hits) addItem(at, id, journal, "appearances");
      if (use.page === 1) add(at, "index ", "searches");
    } else addItem(at, use.id, use.journal, use.is === "view" ? "views" : "downloads");
  }
  // 7.3: what one user does in one hour is a session.
  const unique = (name: string, of: (line: LogLine) => boolean): void => {
    const sessions = Map.groupBy(clicks.filter(of), (line) =>
      JSON.stringify([user(line), hour(line.at), line.use.is === "search" ? "" : line.use.id]),
    );
    for (const [line] of sessions.values()) {
      if (line && line.use.is !== "search") addItem(line.at, line.use.id, line.use.journal, name);
    }
  };
  unique("sessions", ({ use }) => use.is !== "search");
  unique("downloadSessions", ({ use }) => use.is === "download");
  return counts;
}

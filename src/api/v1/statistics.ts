import type { FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import type { Kind } from "../../domain/record.ts";
import { ProblemError } from "../../domain/result.ts";
import { type UsageCounts, usageNames } from "../../domain/usage.ts";
import { dateOfDay } from "../../statistics/periods.ts";
import { lastPeriods, nameOfPeriod, periodOf, type Span, seriesOf } from "../../statistics/series.ts";
import type { PeriodCounts, Step } from "../../statistics/store.ts";
import { type Subject, wholeIndex } from "../../statistics/tally.ts";
import { type ApiServer, IdParams, type ResourceParts, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { ref, words } from "./schemas/shared.ts";
import { UsageSchema } from "./schemas/statistics.ts";

/** Periods that one answer has at most, and without being asked for any. */
const most = { day: 400, month: 600 } as const satisfies Record<Step, number>;
const usual = { day: 30, month: 24 } as const satisfies Record<Step, number>;

const day = "^\\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?$";
const Query = Type.Object({
  by: Type.Optional(words(["day", "month"], "`month` if absent. Days of single records are kept for 400 days")),
  from: Type.Optional(Type.String({ pattern: day, description: "First day or month: 2026-01-01 or 2026-01" })),
  to: Type.Optional(Type.String({ pattern: day, description: "Last day or month, itself included; today if absent" })),
  format: Type.Optional(words(["json", "csv"])),
});
type Asked = Static<typeof Query>;

function spanOf({ by = "month", from, to }: Asked, now: Date): Span {
  const last = lastPeriods(by, 1, now).to;
  const end = Math.min(to === undefined ? last : periodOf(by, to), last);
  const start = from === undefined ? end - usual[by] + 1 : periodOf(by, from);
  if (end - start + 1 > most[by]) {
    throw new ProblemError("bad_request", `At most ${most[by]} of this kind of period are given at once.`);
  }
  return { step: by, from: start, to: end };
}

const countsOf = (row: UsageCounts): UsageCounts =>
  Object.fromEntries(usageNames.map((name) => [name, row[name]])) as unknown as UsageCounts;

/** RFC 4180; nothing but names of ours, dates and numbers, so that there is nothing to quote. */
function asCsv(step: Step, rows: readonly PeriodCounts[]): string {
  const lines = rows.map((row) => [nameOfPeriod(step, row.period), ...usageNames.map((name) => row[name])].join(","));
  return `${[["period", ...usageNames].join(","), ...lines].join("\r\n")}\r\n`;
}

interface About {
  readonly subject: Subject;
  readonly id?: string;
  readonly kind?: Kind;
}

async function answer(asked: Asked, about: About, reply: FastifyReply, { usage, now }: ResourceParts) {
  if (usage === undefined) throw new ProblemError("not_found", "Nothing is counted at this site.");
  const { subject, ...named } = about;
  const span = spanOf(asked, now());
  const rows = await seriesOf(usage, subject, span);
  void reply.header("cache-control", shortly);
  if (asked.format === "csv") {
    const name = `statistics-${named.id ?? "index"}-${span.step}s.csv`;
    void reply.header("content-disposition", `attachment; filename="${name}"`).type("text/csv; charset=utf-8");
    return reply.send(asCsv(span.step, rows));
  }
  const since = await usage.since();
  const body: Static<typeof UsageSchema> = {
    ...named,
    of: subject.scope === "journal" ? "articles" : subject.scope,
    by: span.step,
    total: countsOf(await usage.total(subject)),
    ...(since === undefined ? {} : { since: dateOfDay(since) }),
    periods: rows.map((row) => ({ period: nameOfPeriod(span.step, row.period), ...countsOf(row) })),
  };
  return reply.send(body);
}

/** `/statistics` and `/statistics/{id}` */
export function statisticsRoutes(app: ApiServer, parts: ResourceParts): void {
  const common = { tags: ["statistics"], querystring: Query };
  const index = {
    ...common,
    operationId: "statistics",
    summary: "How often the index was used",
    description: "By day or month, those without any use included; as CSV with `format=csv`.",
    response: { 200: ref(UsageSchema), ...failures },
  };
  app.get("/statistics", { schema: index }, async (request, reply) =>
    answer(request.query, { subject: wholeIndex }, reply, parts),
  );
  const record = {
    ...common,
    operationId: "recordStatistics",
    summary: "How often a record was used",
    description: "Of a journal: its articles together. A merged record answers 301, a withdrawn one 410.",
    params: IdParams,
    response: { 200: ref(UsageSchema), ...moved, ...failures },
  };
  app.get("/statistics/:id", { schema: record }, async (request, reply) => {
    const lookup = await parts.catalogue.lookup(request.params.id);
    switch (lookup.state) {
      case "live": {
        const { id, kind } = lookup.record;
        const subject: Subject = { scope: kind === "journal" ? "journal" : "record", id };
        return answer(request.query, { subject, id, kind }, reply, parts);
      }
      case "redirect": {
        const { search } = new URL(request.url, "http://index.invalid");
        const to = parts.at.list(`statistics/${encodeURIComponent(lookup.id)}`, search.slice(1));
        return reply.header("cache-control", "public, max-age=3600").redirect(to, 301);
      }
      case "tombstone":
        throw new ProblemError("gone", "This record was withdrawn by its source.", { id: lookup.id });
      case "unknown":
        throw new ProblemError("not_found", "There is no record with this id.", { id: request.params.id });
      default:
        return lookup satisfies never;
    }
  });
}

import { type Findings, isInstant, json, type Parts } from "./parts.ts";

/** What is wrong in counts that are kept, beside those counted anew. */
export function differ(kept: readonly { value: string; n: number }[], counted: ReadonlyMap<string, number>): string[] {
  const wrong = kept
    .filter(({ value, n }) => (counted.get(value) ?? 0) !== n)
    .map(({ value }) => `count of ${value} is wrong`);
  const known = new Set(kept.map((one) => one.value));
  const missing = [...counted.keys()]
    .filter((value) => !known.has(value))
    .map((value) => `count of ${value} is missing`);
  return [...wrong, ...missing];
}

/** Counts of the whole catalogue, and that each other count belongs to something; journals and issues compare their own. */
export async function* checkTallies({ tables, scan, pace, counted }: Parts): Findings {
  const whole = {
    kinds: counted.kinds,
    tombstones: total(counted.tombstones),
    quarantine: total(counted.quarantined),
    rows: total(counted.recognition),
  };
  for (const [owner, counts] of Object.entries(whole)) {
    for (const what of differ(await tables.tallies.of(owner), counts)) yield { what, subject: owner };
  }
  let before = "";
  for await (const { owner } of scan.tallies()) {
    await pace.step();
    if (owner === before || Object.hasOwn(whole, owner)) continue;
    before = owner;
    const [kind, of] = [owner.slice(0, 2), owner.slice(2)];
    const there =
      kind === "j:"
        ? (await tables.sourceRecords.get(Number(of)))?.derived === 1
        : kind === "i:" && (await tables.issues.get(of)) !== undefined;
    if (!there) yield { what: "counts something that is not there", subject: owner };
  }
}

function total(n: number): Map<string, number> {
  const counts = new Map<string, number>();
  if (n > 0) counts.set("", n);
  return counts;
}

/** Sources: their counts and settings, and their runs. */
export async function* checkSources({ tables, scan, pace, counted }: Parts): Findings {
  const sources = await tables.sources.all();
  for (const source of sources) {
    if ((counted.sources.get(source.key) ?? 0) !== source.records)
      yield { what: "count of its records is wrong", subject: source.id };
    for (const part of ["settings", "checkpoint", "checked"] as const) {
      if (!isJson(source[part])) yield { what: `its ${part} cannot be read`, subject: source.id };
    }
  }
  const keys = new Set(sources.map((source) => source.key));
  for await (const run of scan.runs()) {
    await pace.step();
    const subject = `run ${run.id}`;
    if (!keys.has(run.source)) yield { what: "its source is missing", subject };
    // Times are not compared: a machine's clock may be set back.
    if (![run.started_at, run.ended_at, run.retry_at].every((time) => time === null || isInstant(time))) {
      yield { what: "its times cannot be read", subject };
    }
    if (!isJson(run.progress) || (run.progress !== null && run.state !== "running")) {
      yield { what: "its progress cannot be", subject };
    }
    if (!isTally(run.tally)) yield { what: "its tally does not add up", subject };
    if ((run.ended_at === null) !== (run.state === "running"))
      yield { what: "is over, or not: its state and end disagree", subject };
  }
  if ((await scan.epoch()) === undefined) yield { what: "the catalogue's own mark is missing", subject: "meta" };
}

function isJson(text: string | null): boolean {
  return text === null || json(text) !== undefined;
}

/** Whole numbers; all but `read` together are `read`, where a run that is over says how many. */
function isTally(text: string): boolean {
  const value = json(text);
  if (typeof value !== "object" || value === null) return false;
  const { read, ...rest } = value as Readonly<Record<string, unknown>>;
  const parts = Object.values(rest);
  if (![read ?? 0, ...parts].every((one) => Number.isSafeInteger(one))) return false;
  return parts.length === 0 || parts.reduce<number>((sum, one) => sum + Number(one), 0) === (read ?? 0);
}

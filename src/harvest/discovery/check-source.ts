import type { Source } from "../../catalogue/writer.ts";
import type { Identifier } from "../../domain/identifier.ts";
import { parseIssn } from "../../domain/issn.ts";
import { asProblem, fail, ok, type Result } from "../../domain/result.ts";
import type { Fetcher } from "../fetcher.ts";
import type { SourceFormat } from "../source.ts";
import type { SourceCheck } from "../source-client.ts";
import { boundedFetcher } from "./bounded-fetcher.ts";

export interface CheckParts {
  readonly fetcher: Fetcher;
  readonly formats: readonly SourceFormat[];
  readonly contact?: string;
  readonly signal?: AbortSignal;
}

/** A source that answered, and whether its records are of the journal that they should be of. */
export interface CheckedSource extends SourceCheck {
  /** Whether an expected ISSN is among those of the first records; `unknown` where none is expected or none is stated. */
  readonly issn: "same" | "other" | "unknown";
}

const bounds = { maxRequests: 12, timeoutMs: 30_000 };

/**
 * Looks at a source's server before its first harvest, writing nothing: does it answer in its format, and do the first records carry one of
 * the ISSNs that are expected of it? A problem says why it cannot be harvested; an ISSN that differs is none, for who calls decides what follows.
 */
export async function checkSource(
  source: Pick<Source, "id" | "format" | "settings"> & { readonly url?: string },
  parts: CheckParts,
  expectedIssns: readonly string[] = [],
): Promise<Result<CheckedSource>> {
  const check = parts.formats.find((format) => format.name === source.format)?.check;
  const { url, settings } = source;
  if (!check) return fail("unknown_format", `Sources of the format ${source.format} cannot be checked.`);
  if (url === undefined) return fail("bad_address", `${source.id} has no address to check: it came from a file.`);
  const work = {
    fetcher: boundedFetcher(parts.fetcher, bounds),
    contact: parts.contact ?? "",
    ...(parts.signal ? { signal: parts.signal } : {}),
  };
  try {
    const checked = await check({ url, settings }, work);
    const issn = compareIssns(expectedIssns, checked.issns);
    const notes = [...checked.notes, ...issnNotes(expectedIssns, checked.issns)];
    return ok({ ...checked, notes, issn });
  } catch (error) {
    const problem = asProblem(error);
    if (!problem || problem.code === "stopped" || problem.code === "internal") throw error;
    return { ok: false, problem };
  }
}

/** Whether the two have an ISSN in common. Those with a wrong check digit say nothing. */
export function compareIssns(expected: readonly string[], met: readonly Identifier[]): CheckedSource["issn"] {
  const wanted = expected.flatMap((text) => validIssn(text) ?? []);
  const found = met.filter((issn) => issn.valid);
  if (wanted.length === 0 || found.length === 0) return "unknown";
  return found.some((issn) => wanted.includes(issn.value)) ? "same" : "other";
}

/** Sentences on ISSNs that do not agree or cannot be right. */
export function issnNotes(expected: readonly string[], met: readonly Identifier[]): string[] {
  const wrongExpected = expected.filter((text) => validIssn(text) === undefined);
  const wrongMet = met.filter((issn) => !issn.valid).map((issn) => issn.value);
  const notes = [...new Set([...wrongExpected, ...wrongMet])].map(
    (issn) => `The ISSN ${issn} has a wrong check digit.`,
  );
  if (compareIssns(expected, met) === "other") {
    const said = expected.filter((text) => validIssn(text) !== undefined).join(", ");
    const found = met.filter((issn) => issn.valid).map((issn) => issn.value);
    notes.push(`Its first records are of ISSN ${found.slice(0, 5).join(", ")}, not of ${said}.`);
  }
  return notes;
}

function validIssn(text: string): string | undefined {
  const issn = parseIssn(text);
  return issn?.valid ? issn.value : undefined;
}

import { ProblemError } from "../../domain/result.ts";
import type { Findings } from "../intake.ts";
import { shown } from "../shown.ts";

/** How a page was asked for, and what it brought. */
export interface Asked {
  /** Of the service, for sentences. */
  readonly name: string;
  readonly cursor?: string;
  readonly rows: number;
  /** Records on it that this list had not brought before. */
  readonly fresh: number;
  /** Different records of the list taken so far, this page's included. */
  readonly taken: number;
  /** Records that a list gives at most, and whether one that is longer can be cut. */
  readonly reach: number;
  readonly canCut: boolean;
  /** Whether the list may be read once more where records are missing. */
  readonly mayRestart: boolean;
}

/** What follows from a page of a list. */
export type Step =
  | { readonly do: "go on"; readonly cursor: string }
  | { readonly do: "end"; readonly doubt?: string }
  /** The list must be read from its beginning. */
  | { readonly do: "restart"; readonly why: "cursor" | "gap" }
  /** The list is longer than it can be read: in smaller ones. */
  | { readonly do: "cut" }
  | { readonly do: "fail"; readonly problem: ProblemError };

/** Records that may be missing from a list in the end: one in a hundred, and of a short list so many. */
const tolerated = 5;

/**
 * Decides by what the page said. An empty page ends a list. The next cursor may be the same text again, for the service may keep the place on its side
 * (Crossref does): the list repeats itself only where the records do. For the same reason a page that was sent and lost on the way may be passed over by
 * the next request: so a list counts as read when all that it announced has come; where it was read again and hardly any is missing, it was miscounted.
 */
export function nextStep(findings: Findings, asked: Asked, cursor: string): Step {
  const { records, listSize } = findings;
  const { name, taken, rows, reach } = asked;
  const error = records === 0 ? findings.errors[0] : undefined;
  if (error) {
    if (asked.cursor !== undefined) return { do: "restart", why: "cursor" };
    const said = `${error.code}: ${shown(error.message.trim())}`;
    const message = `${name} answers “${said}”. Check what the source asks for.`;
    return { do: "fail", problem: new ProblemError("protocol_error", message, { code: error.code }) };
  }
  if (listSize !== undefined && listSize > reach) {
    if (asked.canCut) return { do: "cut" };
    const doubt = `${name} gives no more than ${reach} records of a list that has ${listSize}.`;
    if (taken >= reach) return { do: "end", doubt };
  }
  const isComplete = listSize !== undefined && taken >= listSize;
  if (records === 0 || cursor === "" || (isComplete && records < rows)) {
    return atEnd(asked, listSize === undefined || isComplete ? 0 : Math.min(listSize, reach) - taken, listSize ?? 0);
  }
  if (asked.fresh === 0 && cursor === asked.cursor) {
    const message = `${name} gives the same page again and again, at the cursor “${shown(cursor)}”. The next harvest begins this list anew.`;
    return { do: "fail", problem: new ProblemError("repeated_token", message) };
  }
  return { do: "go on", cursor };
}

function atEnd({ name, taken, mayRestart }: Asked, missing: number, listSize: number): Step {
  if (missing <= 0) return { do: "end" };
  if (mayRestart) return { do: "restart", why: "gap" };
  const message = `${name} announced ${listSize} records and gave ${taken}, again and again.`;
  if (missing <= Math.max(tolerated, listSize / 100)) return { do: "end", doubt: message };
  const problem = new ProblemError("protocol_error", `${message} The next harvest begins this list anew.`);
  return { do: "fail", problem };
}

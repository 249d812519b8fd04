import { ProblemError } from "../../../domain/result.ts";
import type { Findings } from "../../intake.ts";
import { shown } from "../../shown.ts";

/** How a page was asked for, and what it brought. */
export interface Asked {
  readonly cursor?: string;
  readonly rows: number;
  /** Works on it that this list had not brought before. */
  readonly fresh: number;
  /** Different works of the list taken so far, this page's included. */
  readonly taken: number;
  /** Whether the list may be read once more where works are missing. */
  readonly mayRestart: boolean;
}

/** What follows from a page of works. */
export type Step =
  | { readonly do: "go on"; readonly cursor: string }
  | { readonly do: "end"; readonly doubt?: string }
  /** The list must be read from its beginning. */
  | { readonly do: "restart"; readonly why: "cursor" | "gap" }
  | { readonly do: "fail"; readonly problem: ProblemError };

/** Works that may be missing from a list in the end: one in a hundred, and of a short list so many. */
const tolerated = 5;

/**
 * Decides by what the page said. An empty page ends a list. The next cursor may be the same text again, for Crossref may keep the place on its side: the
 * list repeats itself only where the works do. For the same reason a page that was sent and lost on the way may be passed over by the next request:
 * so a list counts as read when all works that it announced have come; where it was read again and hardly any is missing, it was miscounted.
 */
export function nextStep(findings: Findings, asked: Asked): Step {
  const { records, listSize } = findings;
  const error = records === 0 ? findings.errors[0] : undefined;
  if (error) {
    if (asked.cursor !== undefined) return { do: "restart", why: "cursor" };
    const said = `${error.code}: ${shown(error.message.trim())}`;
    const message = `Crossref answers “${said}”. Check the source's ISSNs and DOI prefixes.`;
    return { do: "fail", problem: new ProblemError("protocol_error", message, { code: error.code }) };
  }
  const cursor = findings.token ?? "";
  const isComplete = listSize !== undefined && asked.taken >= listSize;
  if (records === 0 || cursor === "" || (isComplete && records < asked.rows)) {
    if (listSize === undefined || isComplete) return { do: "end" };
    if (asked.mayRestart) return { do: "restart", why: "gap" };
    const message = `Crossref announced ${listSize} works and gave ${asked.taken}, again and again.`;
    if (listSize - asked.taken <= Math.max(tolerated, listSize / 100)) return { do: "end", doubt: message };
    return {
      do: "fail",
      problem: new ProblemError("protocol_error", `${message} The next harvest begins this list anew.`),
    };
  }
  if (asked.fresh === 0 && cursor === asked.cursor) {
    const message = `Crossref gives the same page of works again and again, at the cursor “${shown(cursor)}”. The next harvest begins this list anew.`;
    return { do: "fail", problem: new ProblemError("repeated_token", message) };
  }
  return { do: "go on", cursor };
}

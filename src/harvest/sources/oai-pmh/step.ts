import { ProblemError } from "../../../domain/result.ts";
import type { Findings } from "../../intake.ts";
import { shown } from "../../shown.ts";

/** How the page was asked for. */
export interface Asked {
  readonly token?: string;
  /** With dates in seconds. */
  readonly seconds: boolean;
  readonly lowerCaseVerbs: boolean;
  readonly metadataPrefix: string;
  /** Whether this list was already asked for that token. */
  readonly seen: (token: string) => boolean;
}

/** What follows from a page of a list. */
export type Step =
  | { readonly do: "go on"; readonly token: string }
  /** The list is over; `doubt` = a reason to think that it should not be. */
  | { readonly do: "end"; readonly doubt?: string }
  /** The token is no longer taken: from this list's beginning. */
  | { readonly do: "restart" }
  /** Ask again with dates in days. */
  | { readonly do: "days" }
  /** Ask again with verbs in lower case. */
  | { readonly do: "lower case" }
  /** It cannot go on; `restart` = the next harvest begins this list anew. */
  | { readonly do: "fail"; readonly problem: ProblemError; readonly restart: boolean };

/** Servers take addresses of 8,000 characters at least (RFC 9110, 4.1); most take no more. */
const maxTokenLength = 8000;

/** Decides by what the page said (OAI-PMH 2.0, 3.5 and 3.6). Error codes are known in any case, as servers write them. */
export function nextStep(findings: Findings, asked: Asked): Step {
  const error = findings.records === 0 ? findings.errors[0] : undefined;
  if (error) return stepAfterError(error.code, error.message, asked);
  const token = findings.token ?? "";
  if (token.trim() === "") {
    // Behind a token there should have been records, an error, or at least an empty token.
    const isBlank = asked.token !== undefined && findings.records === 0 && findings.token === undefined;
    return isBlank
      ? { do: "end", doubt: "The server's last page was blank, so records may be missing." }
      : { do: "end" };
  }
  if (token.length > maxTokenLength) {
    const message = `The server gives a token of ${token.length} characters, more than an address can carry. Tell its administrator.`;
    return { do: "fail", restart: false, problem: new ProblemError("protocol_error", message) };
  }
  if (token === asked.token || asked.seen(token)) {
    const message = `The server gives the token “${shown(token)}” a second time, so its list would never end. The next harvest begins this list anew; if it happens again, tell the server's administrator.`;
    return { do: "fail", restart: true, problem: new ProblemError("repeated_token", message, { token }) };
  }
  return { do: "go on", token };
}

function stepAfterError(code: string, message: string, asked: Asked): Step {
  const known = code.trim().toLowerCase();
  // Some servers answer so behind the last page, instead of an empty token.
  if (known === "norecordsmatch") return { do: "end" };
  if (asked.token !== undefined && (known === "badresumptiontoken" || known === "badargument"))
    return { do: "restart" };
  if (known === "badargument" && asked.seconds) return { do: "days" };
  if (known === "badverb" && !asked.lowerCaseVerbs) return { do: "lower case" };
  const said = message.trim() === "" ? code : `${code}: ${shown(message.trim())}`;
  return {
    do: "fail",
    restart: false,
    problem: new ProblemError("protocol_error", `The server answers “${said}”. ${advice(known, asked)}`, { code }),
  };
}

function advice(code: string, asked: Asked): string {
  switch (code) {
    case "cannotdisseminateformat":
      return `It does not give the format ${asked.metadataPrefix}: choose another with the source's setting metadataPrefix.`;
    case "nosethierarchy":
      return "It has no sets: take the setting set away from the source.";
    case "badargument":
      return "Check the source's settings metadataPrefix and set.";
    case "badverb":
      return "Check the source's address: it may not be an OAI-PMH base URL.";
    default:
      return "Try again later, or ask the server's administrator.";
  }
}

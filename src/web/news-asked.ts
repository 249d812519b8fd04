import { dayNumber } from "../domain/calendar.ts";
import { parseLanguage } from "../domain/language.ts";
import { isPartialDay } from "../domain/partial-date.ts";
import { ProblemError } from "../domain/result.ts";
import type { SearchRequest } from "../search/engine.ts";
import { parseQuery } from "../search/parse.ts";
import type { QueryNode } from "../search/query.ts";

/** Which headlines an address asks for; "" = not said. */
export interface NewsAsked {
  readonly q?: string;
  readonly outlet?: string;
  readonly section?: string;
  readonly language?: string;
  /** YYYY-MM-DD. */
  readonly day?: string;
}

const names = ["q", "outlet", "section", "language", "day"] as const;
const longest = 200;

/** Reads what is asked. Throws `bad_request` for a day that is none or a language that is unknown. */
export function newsAsked(query: Readonly<Record<string, unknown>>): NewsAsked {
  const said = names.flatMap((name) => {
    const value = query[name];
    const text = typeof value === "string" ? value.trim().slice(0, longest) : "";
    return text === "" ? [] : [[name, text] as const];
  });
  const asked: NewsAsked = Object.fromEntries(said);
  if (asked.day !== undefined && (asked.day.length !== 10 || !isPartialDay(asked.day))) {
    throw new ProblemError("bad_request", "The day must be written as 2026-05-12.");
  }
  const language = asked.language === undefined ? undefined : parseLanguage(asked.language);
  if (asked.language !== undefined && language === undefined) {
    throw new ProblemError("bad_request", "This language is not known: write it as en or ur.");
  }
  return language === undefined ? asked : { ...asked, language };
}

/** As the query string of an address: `parameters` for a list that has pages. */
export function newsParameters(asked: NewsAsked): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])));
}

export function newsPath(asked: NewsAsked, path = "/news"): string {
  const query = new URLSearchParams(newsParameters(asked)).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** What the engine is asked for it: query and filters. */
export function newsRequest({
  q = "",
  day,
  outlet,
  section,
  language,
}: NewsAsked): Pick<SearchRequest, "query" | "filters"> {
  const words = parseQuery(q).query;
  const number = day === undefined ? undefined : dayNumber(day);
  const range: QueryNode | undefined =
    number === undefined ? undefined : { type: "range", field: "date", from: number, to: number, at: 0 };
  const nodes = [words, range].filter((node) => node !== null && node !== undefined);
  return {
    query: nodes.length > 1 ? { type: "and", nodes } : (nodes[0] ?? null),
    filters: {
      kind: ["news"],
      ...(outlet === undefined ? {} : { outlet: [outlet] }),
      ...(section === undefined ? {} : { section: [section] }),
      ...(language === undefined ? {} : { language: [language] }),
    },
  };
}

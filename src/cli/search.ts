import { Command } from "commander";
import { ProblemError } from "../domain/result.ts";
import type { SearchResult, Segment } from "../search/result.ts";
import { isBeyondEnd, runSearch } from "../search/search.ts";
import { parseSearchState } from "../search/state.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet } from "./nothing-yet.ts";

interface Options {
  readonly kind?: string;
  readonly sort?: string;
  readonly page?: string;
}

export function searchCommand(contextOf: ContextOf): Command {
  return new Command("search")
    .description("the same search as the site's")
    .argument("<query...>", 'words, "phrases", field:value …')
    .option("--kind <kind>", "article, journal, book, chapter, news or video")
    .option("--sort <order>", "relevance, newest, oldest, title or category")
    .option("--page <n>", "page of results")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk search mentorship\n  $ definepk search 'author:jadoon year:2020..2025' --json\n  $ definepk search -- -wheat",
    )
    .action(async (words: string[], options: Options) => {
      const context = contextOf();
      const { store, engine, out } = context;
      const { state, problems } = parseSearchState({ q: words.join(" "), ...options });
      const [problem] = problems;
      if (problem) throw new ProblemError(problem.code, problem.message, problem.details);
      if (nothingYet(context)) return out.answer({ total: 0, hits: [], facets: {} }, describe);
      const catalogue = store().reader();
      try {
        if ((await engine().position()) === undefined) {
          throw new ProblemError(
            "busy",
            "There is no search index that can be used yet: `definepk reindex` builds it, or a running server does.",
          );
        }
        const result = await runSearch(state, { engine: engine(), catalogue });
        if (isBeyondEnd(result)) {
          throw new ProblemError("page_beyond_end", `This search has ${result.pages} pages.`);
        }
        out.answer(toAnswer(result), describe);
      } finally {
        catalogue.close();
      }
    });
}

interface Answer {
  readonly total: number;
  readonly hits: readonly {
    id: string;
    kind: string;
    title: string;
    year?: number;
    journal?: string;
    authors: string[];
  }[];
  readonly facets: Readonly<Record<string, readonly { value: string; label: string; count: number }[]>>;
  /** What of the query was read otherwise than typed. */
  readonly explanations?: SearchResult["explanations"];
  readonly spellings?: SearchResult["spellings"];
  readonly fewer?: SearchResult["fewer"];
}

const text = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join("");

function toAnswer(result: SearchResult): Answer {
  return {
    total: result.total,
    hits: result.hits.map((hit) => ({
      id: hit.record.id,
      kind: hit.record.kind,
      title: text(hit.title),
      ...(hit.record.data.published === undefined ? {} : { year: Number(hit.record.data.published.start.slice(0, 4)) }),
      ...(hit.journalTitle === undefined ? {} : { journal: hit.journalTitle }),
      authors: hit.record.data.contributors.map((contributor) => contributor.name.printed),
    })),
    ...(result.explanations.length > 0 && { explanations: result.explanations }),
    ...(result.spellings && { spellings: result.spellings }),
    ...(result.fewer && { fewer: result.fewer }),
    facets: Object.fromEntries(
      result.facets.map(({ name, values }) => [
        name,
        values.map(({ value, label, count }) => ({ value, label, count })),
      ]),
    ),
  };
}

function describe(answer: Answer): string {
  const lines = answer.hits.map((hit) => {
    const rest = [hit.authors.slice(0, 3).join(", ") + (hit.authors.length > 3 ? " …" : ""), hit.journal, hit.year]
      .filter(Boolean)
      .join(" · ");
    return `${hit.id}  ${hit.kind}\n  ${hit.title}${rest ? `\n  ${rest}` : ""}`;
  });
  const offered = (offers: Answer["spellings"] = []): string =>
    offers.map(({ q, total }) => `${q} (${total.toLocaleString("en")})`).join(" · ");
  const { spellings, fewer, explanations = [] } = answer;
  return [
    `${answer.total.toLocaleString("en")} found`,
    ...explanations.map(
      ({ code, subject, suggestion }) =>
        `Read otherwise than typed (${code.replaceAll("_", " ")}): ${subject}${suggestion === undefined ? "" : `; ${suggestion}?`}`,
    ),
    ...(spellings ? [`Did you mean ${offered(spellings)}`] : []),
    ...(fewer ? [`Fewer words: ${offered(fewer)}`] : []),
    ...lines,
  ].join("\n");
}

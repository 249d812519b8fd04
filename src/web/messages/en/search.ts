import type { SortName } from "../../../search/fields.ts";
import type { Explanation } from "../../../search/result.ts";
import { count, number } from "../format.ts";

const explanations: Readonly<Record<Explanation["code"], (subject: string) => string>> = {
  unclosed_quote: (s) =>
    `The quotation mark before “${s}” is never closed, so its words were searched one by one. Write "${s}" for the phrase.`,
  unclosed_bracket: () =>
    "A bracket is never closed; it was read as if it ended with the query. Write (wheat OR rice) yield.",
  unknown_field: (s) =>
    `There is no field “${s}”, so it was searched as a word. Fields are title:, author:, journal:, keyword:, year: and others.`,
  unknown_value: (s) =>
    `“${s}” names a value that its field does not have, so it was searched as words. Write kind:article, category:W, has:pdf or language:Urdu.`,
  stray_operator: (s) =>
    `“${s}” had nothing to join, so it was left out. Write wheat OR rice, (wheat OR rice) yield, wheat NOT rice.`,
  bad_range: (s) => `“${s}” is not a range. Write year:2015..2020 or date:2024-01..2024-06.`,
  too_long: () =>
    "The query was too long; only its first part was searched. A query may have 64 words, ten of them with a *, and brackets twenty deep.",
  wildcard_too_short: (s) => `“${s}” is too short for a wildcard; give at least two letters before the *.`,
  wildcard_inside: (s) => `In “${s}” the * parts two words: it works only at the end of a word, as in hydro*.`,
  small_operator: (s) =>
    `“${s}” was searched as a word. Write it in capitals to choose between words, or to leave one out.`,
  no_words: (s) => (s === "" ? "Nothing in this query can be searched for." : `Nothing in “${s}” can be searched for.`),
  wrong_check_digit: (s) => `“${s}” cannot be right: its check digit does not fit its other digits.`,
  fewer_words: (s) => `Nothing has all of these words. These results have most of them: ${s}.`,
};

export const search = {
  label: "Search the index",
  placeholder: "Title, author, DOI, ISSN, a phrase…",
  button: "Search",
  title: "Search",
  titleFor: (q: string) => `${q} · Search`,
  heading: (q: string) => `Results for “${q}”`,
  headingFiltered: "Records chosen by filters",
  headingNothing: "Nothing was found",
  resultsHeading: "Results",
  headingAll: "Everything in the index",
  results: (n: number) => count(n, "record", "records"),
  further: "further results",
  pageOf: (page: number, pages: number) => `page ${number(page)} of ${number(pages)}`,
  partial: "The search took too long and was stopped: the figures may be too low.",
  tabs: "Kinds of records",
  all: "All",
  sortBy: "Sort by",
  sorts: {
    relevance: "Relevance",
    newest: "Newest",
    oldest: "Oldest",
    title: "Title",
    category: "HEC category",
    read: "Most read",
  } satisfies Record<SortName, string>,
  suggestionKinds: { title: "Title", journal: "Journal", author: "Author", keyword: "Keyword" },
  filters: "Filters",
  filtersSet: (n: number) => (n === 0 ? "Filters" : `Filters (${n})`),
  toResults: "Skip filters, go to results",
  activeFilters: "Active filters",
  remove: (facet: string, value: string) => `Remove filter ${facet}: ${value}`,
  clear: "Clear all",
  tooManyFilters: "These are more filters, or longer ones, than one page can show. Please take some away.",
  add: "Filter by",
  records: "records",
  recordsWord: (n: number) => (n === 1 ? "record" : "records"),
  more: (n: number) => `${n} more`,
  years: "Years",
  from: "From",
  to: "To",
  apply: "Apply",
  yearSpan: (from: number | undefined, to: number | undefined) =>
    from === to ? String(from) : `${from ?? "…"}–${to ?? "…"}`,
  histogram: (from: number, to: number) => `Records a year, ${from} to ${to}`,
  explain: (e: Explanation) => explanations[e.code](e.subject),
  meant: "Did you mean",
  fewer: "Fewer words:",
  howRead: "How the query was read",
  nothing: (q: string) => (q ? `Nothing was found for “${q}”.` : "Nothing was found."),
  nothingHelp: "You could try:",
  withoutFilters: "the same search without filters",
  withHidden: "the same search in notices, contents and other pieces that are left out otherwise",
  allKinds: "the same search in all kinds of records",
  fewerWords: "fewer or more general words",
  spelling: "another spelling: names are often written in several ways",
  browse: "browsing the journals or subjects",
  help: "How to search",
  helpItems: [
    ['"focus group discussion"', "these words, side by side"],
    ["wheat OR rice -hybrid", "either word, without the third"],
    ["title:mentorship author:jadoon", "words in a field"],
    ["year:2015..2020", "a span of years"],
    ["1997-3438", "an ISSN, DOI, ISBN or ORCID leads straight to its record"],
  ] as readonly (readonly [string, string])[],
  pages: "Pages of results",
  previous: "Previous",
  next: "Next",
  page: (n: number) => `Page ${number(n)}`,
};

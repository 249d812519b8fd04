import { number } from "../format.ts";

/** The page that lists the values of a facet within a search. */
export const facetSearch = {
  open: "Find another…",
  title: (facet: string) => `Filter by: ${facet}`,
  lead: (q: string) => `Within the search for “${q}”. Choose one to narrow it.`,
  leadAll: "Choose one to narrow the search.",
  back: "Back to the results",
  find: "A part of the name",
  button: "Find",
  none: (find: string) =>
    find === "" ? "There is nothing to choose from." : `Nothing here has “${find}” in its name.`,
  more: (n: number) => `These are the ${number(n)} most frequent. Give a part of the name to find others.`,
  all: "Show all",
  noFacet: "There is no such list. Go back to the search and choose a filter there.",
  tooLong: "This search is too long for a list of values. Please take some filters or words away.",
};

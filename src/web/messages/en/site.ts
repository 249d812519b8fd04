/** What stands on every page. */
export const site = {
  name: "DefinePK",
  tagline: "The national research index of Pakistan",
  description:
    "An index of Pakistan’s research: journals with the history of their HEC recognition, and the articles in them. Search in English and Urdu.",
  pageTitle: (title: string) => `${title} · DefinePK`,
  home: "DefinePK, home",
  skip: "Skip to content",
  mainNavigation: "Main",
  breadcrumbs: "You are here",
  nav: { journals: "Journals", subjects: "Subjects", publishers: "Publishers", search: "Search" },
  about:
    "DefinePK lists works and leads to them; they belong to their authors and publishers. Being listed is no endorsement.",
  sampleTitle: "Made-up sample.",
  sample:
    "This record is fictional. It shows what the index can do and goes when the first real source is added. Nothing here is true of a real journal, person or HEC decision.",
  samplePage: "Some of what this page lists is fictional sample data.",
  opensElsewhere: "leads to another site",
};

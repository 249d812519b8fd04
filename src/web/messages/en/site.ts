/** What stands on every page. */
export const site = {
  name: "DefinePK",
  tagline: "The national research index of Pakistan",
  description:
    "An index of Pakistan’s research: journals with the history of their HEC recognition, articles, books, headlines and videos. Search in English and Urdu.",
  pageTitle: (title: string) => `${title} · DefinePK`,
  home: "DefinePK, home",
  skip: "Skip to content",
  mainNavigation: "Main",
  breadcrumbs: "You are here",
  nav: {
    journals: "Journals",
    books: "Books",
    news: "News",
    videos: "Videos",
    recognition: "HEC check",
    subjects: "Subjects",
    publishers: "Publishers",
    keywords: "Keywords",
    search: "Search",
    sources: "Sources",
    statistics: "Statistics",
  },
  about:
    "DefinePK lists works and leads to them; they belong to their authors and publishers. Being listed is no endorsement.",
  sampleTitle: "Sample",
  sample:
    "This record belongs to the sample that shows what the index can do; it goes when the first real source is added. The sample is made up, but for one article and its journal: nothing in it may be cited or relied upon.",
  samplePage: "Some of what this page lists is of the made-up sample: nothing in it may be cited or relied upon.",
  opensElsewhere: "leads to another site",
};

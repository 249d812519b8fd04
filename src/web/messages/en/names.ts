import type { ContributorRole } from "../../../domain/contributor.ts";
import type { Kind, WorkType } from "../../../domain/record.ts";
import type { FacetName } from "../../../search/fields.ts";

/** One and many of each kind of record. */
export const kinds: Readonly<Record<Kind, { one: string; many: string; title: string }>> = {
  article: { one: "article", many: "articles", title: "Articles" },
  journal: { one: "journal", many: "journals", title: "Journals" },
  book: { one: "book", many: "books", title: "Books" },
  chapter: { one: "chapter", many: "chapters", title: "Chapters" },
  news: { one: "headline", many: "headlines", title: "News" },
  video: { one: "video", many: "videos", title: "Videos" },
};

export const workTypes: Readonly<Record<WorkType, string>> = {
  article: "Article",
  review: "Review",
  editorial: "Editorial",
  letter: "Letter",
  "book review": "Book review",
  "case report": "Case report",
  "conference paper": "Conference paper",
  thesis: "Thesis",
  report: "Report",
  preprint: "Preprint",
  dataset: "Dataset",
  other: "Other work",
};

export const facets: Readonly<Record<FacetName, string>> = {
  kind: "Kind",
  type: "Type",
  year: "Year",
  journal: "Journal",
  book: "Book",
  category: "HEC category",
  subject: "Subject",
  keyword: "Keyword",
  language: "Language",
  author: "Author",
  publisher: "Publisher",
  outlet: "Outlet or channel",
  section: "Section",
  duration: "Length",
  has: "Has",
  source: "Source",
};

/** Values of the facet `has`; others are shown as they are. */
export const has: Readonly<Record<string, string>> = {
  pdf: "PDF",
  abstract: "Abstract",
  doi: "DOI",
  summary: "Summary",
  fulltext: "Full text",
  orcid: "ORCID",
  captions: "Captions",
};

/** Values of the facet `duration`. */
export const durations: Readonly<Record<string, string>> = {
  short: "Under 5 minutes",
  medium: "5 to 20 minutes",
  long: "20 to 60 minutes",
  hours: "Over an hour",
};

/** Values of the facet `category` that are no letter. */
export const categories: Readonly<Record<string, string>> = {
  uncertain: "Uncertain",
  none: "Not recognised",
};

export const roles: Readonly<Record<ContributorRole, string>> = {
  author: "Authors",
  editor: "Editors",
  translator: "Translators",
  advisor: "Advisors",
  contributor: "Contributors",
};

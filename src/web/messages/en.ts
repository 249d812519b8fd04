import { book } from "./en/book.ts";
import { changes } from "./en/changes.ts";
import { checker } from "./en/checker.ts";
import { cite } from "./en/cite.ts";
import { dossier } from "./en/dossier.ts";
import { errorPages } from "./en/errors.ts";
import { facetSearch } from "./en/facet-search.ts";
import { browse, home, journal } from "./en/journal.ts";
import { categories, durations, facets, has, kinds, roles, workTypes } from "./en/names.ts";
import { news } from "./en/news.ts";
import { recognition } from "./en/recognition.ts";
import { record } from "./en/record.ts";
import { search } from "./en/search.ts";
import { site } from "./en/site.ts";
import { sources } from "./en/sources.ts";
import { statistics } from "./en/statistics.ts";
import { relatedRecords, video } from "./en/video.ts";
import { count, list, number, percent } from "./format.ts";

/** Every text that a visitor sees, in English. Another language is another object of this type. */
export const en = {
  lang: "en",
  dir: "ltr" as "ltr" | "rtl",
  number,
  count,
  percent,
  list,
  site,
  kinds,
  workTypes,
  facets,
  has,
  durations,
  categories,
  roles,
  search,
  facetSearch,
  record,
  recognition,
  changes,
  checker,
  dossier,
  journal,
  book,
  news,
  video,
  relatedRecords,
  browse,
  home,
  sources,
  statistics,
  cite,
  errors: errorPages,
};

export type Messages = typeof en;

import type { Contributor } from "../../domain/contributor.ts";
import { doiUrl } from "../../domain/doi.ts";
import type { RecordData, WorkType } from "../../domain/record.ts";
import type { LocalText } from "../../domain/text.ts";
import {
  containerOf,
  dateOf,
  doiOf,
  isbnsOf,
  issnsOf,
  languageOf,
  numberOf,
  oneLine,
  pagesOf,
  publisherOf,
  urlOf,
  volumeOf,
  type Work,
} from "../work.ts";

/** An object of schema.org's vocabulary. */
export interface Thing {
  readonly [name: string]: unknown;
}

const longest = 1000;

/** Only what says something. */
function thing(type: string, properties: Thing): Thing {
  const said = Object.entries(properties).filter(
    ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return { "@type": type, ...Object.fromEntries(said) };
}

/** A text, with its language where that is not the work's own. */
function local(text: LocalText | undefined, own?: string): unknown {
  if (text === undefined) return undefined;
  const value = oneLine(text.value.slice(0, longest));
  return text.lang === undefined || text.lang === own ? value : { "@value": value, "@language": text.lang };
}

function one<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length === 1 ? values[0] : values.length === 0 ? undefined : values;
}

function agent({ name, orcid, affiliations }: Contributor): Thing {
  const printed = oneLine(name.printed.slice(0, longest));
  if (name.corporate === true) return thing("Organization", { name: printed });
  const places = affiliations.slice(0, 2).map((place) => thing("Organization", { name: oneLine(place.slice(0, 300)) }));
  return thing("Person", {
    "@id": orcid?.valid ? `https://orcid.org/${orcid.value}` : undefined,
    name: printed,
    givenName: name.given,
    familyName: name.family,
    affiliation: one(places),
  });
}

function people({ contributors }: RecordData, role: Contributor["role"], most: number): Thing[] {
  return contributors
    .filter((person) => person.role === role)
    .slice(0, most)
    .map(agent);
}

function periodical(work: Work): Thing | undefined {
  const name = containerOf(work);
  const issn = one(issnsOf(work));
  return name === undefined && issn === undefined ? undefined : thing("Periodical", { name: local(name), issn });
}

/** The issue in its volume in its journal; what is not known is left out of the chain. */
function inIssue(work: Work, whole: Thing | undefined): Thing | undefined {
  const [volume, number] = [volumeOf(work), numberOf(work)];
  const inVolume = volume === undefined ? whole : thing("PublicationVolume", { volumeNumber: volume, isPartOf: whole });
  return number === undefined ? inVolume : thing("PublicationIssue", { issueNumber: number, isPartOf: inVolume });
}

const ofWorkType: Readonly<Partial<Record<WorkType, string>>> = {
  thesis: "Thesis",
  report: "Report",
  dataset: "Dataset",
};

function duration(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `PT${Math.round(seconds)}S`;
}

/** What only one kind has. */
function ownOf(work: Work): Thing {
  const { data } = work;
  const pages = pagesOf(work);
  const place = {
    pageStart: pages?.first,
    pageEnd: pages?.last,
    pagination: pages !== undefined && pages.first === undefined ? pages.printed : undefined,
  };
  switch (data.kind) {
    case "article":
      return { ...place, isPartOf: inIssue(work, periodical(work)) };
    case "chapter": {
      const book = thing("Book", { name: local(containerOf(work)), isbn: one(isbnsOf(work)) });
      return { ...place, position: data.position, isPartOf: Object.keys(book).length > 1 ? book : undefined };
    }
    case "book":
      return { isbn: one(isbnsOf(work)), bookEdition: data.edition };
    case "journal":
      return { issn: one(issnsOf(work)), alternateName: data.otherTitles?.slice(0, 3).map((title) => local(title)) };
    case "news":
      return { articleSection: data.section, sourceOrganization: thing("Organization", { name: data.outlet }) };
    case "video":
      return { duration: duration(data.duration), uploadDate: dateOf(work)?.start };
    default:
      return data satisfies never;
  }
}

const types = {
  journal: "Periodical",
  book: "Book",
  chapter: "Chapter",
  news: "NewsArticle",
  video: "VideoObject",
} as const;

/** A record in schema.org's vocabulary, with at most so many of its authors. Its id and address are those of its page here. */
export function thingOf(work: Work, mostAuthors = 100): Thing {
  const { data, page } = work;
  const doi = doiOf(work);
  const lang = languageOf(work);
  const [title, ...others] = data.titles;
  const type = data.kind === "article" ? (ofWorkType[data.type] ?? "ScholarlyArticle") : types[data.kind];
  const publisher = data.kind === "video" ? data.channel : publisherOf(work);
  const elsewhere = urlOf(work);
  const isArticle = data.kind === "article" || data.kind === "news";
  return thing(type, {
    "@id": page,
    url: page,
    [isArticle ? "headline" : "name"]: local(title, lang),
    [isArticle ? "alternativeHeadline" : "alternateName"]: one(others.slice(0, 2).map((other) => local(other, lang))),
    author: people(data, "author", mostAuthors),
    editor: people(data, "editor", 20),
    translator: people(data, "translator", 20),
    datePublished: dateOf(work)?.start,
    ...ownOf(work),
    identifier: doi === undefined ? undefined : thing("PropertyValue", { propertyID: "doi", value: doi }),
    sameAs: one([
      ...(doi === undefined ? [] : [doiUrl(doi)]),
      ...(elsewhere === page || elsewhere === undefined ? [] : [elsewhere]),
    ]),
    inLanguage: lang,
    keywords: data.keywords.slice(0, 20).map(({ value }) => oneLine(value.slice(0, 200))),
    publisher:
      publisher === undefined || publisher === ""
        ? undefined
        : thing("Organization", { name: publisher.slice(0, 300) }),
    license: data.licence?.url,
    isAccessibleForFree: data.access === "unknown" ? undefined : data.access === "open",
  });
}

/** An issue of a journal. */
export function issueThing(
  issue: { readonly volume?: string; readonly number?: string; readonly year?: number; readonly doi?: string },
  name: string,
  journal: Work,
  page: string,
): Thing {
  const whole = thing("Periodical", {
    "@id": journal.page,
    name: local(journal.data.titles[0]),
    issn: one(issnsOf(journal)),
  });
  return thing("PublicationIssue", {
    "@id": page,
    url: page,
    name,
    issueNumber: issue.number,
    datePublished: issue.year === undefined ? undefined : String(issue.year),
    sameAs: issue.doi === undefined ? undefined : doiUrl(issue.doi),
    isPartOf:
      issue.volume === undefined ? whole : thing("PublicationVolume", { volumeNumber: issue.volume, isPartOf: whole }),
  });
}

/** The site and its search. */
export function siteThing(name: string, origin: string): Thing {
  return thing("WebSite", {
    "@id": `${origin}/`,
    url: `${origin}/`,
    name,
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${origin}/search?q={search_term_string}` },
      "query-input": "required name=search_term_string",
    },
  });
}

/** Steps to a page; the last is the page itself. */
export function breadcrumbThing(steps: readonly { readonly name: string; readonly url?: string | undefined }[]): Thing {
  return thing("BreadcrumbList", {
    itemListElement: steps.map(({ name, url }, index) => thing("ListItem", { position: index + 1, name, item: url })),
  });
}

/** As a `<script type="application/ld+json">` may hold it: nothing in it ends the element or begins another. */
export function scriptText(of: Thing): string {
  return JSON.stringify({ "@context": "https://schema.org", ...of }).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

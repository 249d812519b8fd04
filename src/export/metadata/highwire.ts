import { type CslType, cslTypeOf } from "../csl.ts";
import {
  containerOf,
  dateOf,
  doiOf,
  isbnsOf,
  issnsOf,
  languageOf,
  numberOf,
  pagesOf,
  pdfOf,
  publisherOf,
  titleOf,
  volumeOf,
  type Work,
} from "../work.ts";
import { dayWith, type Tag, tag } from "./tags.ts";

const mostAffiliations = 2;
const mostPeople = 200;

/** Each author, behind it where and who that is: by the order programs tell whose institution it is. */
function authors({ data }: Work): Tag[] {
  return data.contributors
    .slice(0, mostPeople)
    .filter(({ role }) => role === "author")
    .flatMap(({ name, orcid, affiliations }) => [
      ...tag("citation_author", name.family && name.given ? `${name.family}, ${name.given}` : name.printed),
      ...affiliations.slice(0, mostAffiliations).flatMap((one) => tag("citation_author_institution", one)),
      ...(orcid?.valid ? tag("citation_author_orcid", `https://orcid.org/${orcid.value}`) : []),
    ]);
}

const containerTags: Readonly<Partial<Record<CslType, string>>> = {
  chapter: "citation_inbook_title",
  "paper-conference": "citation_conference_title",
};
const institutionTags: Readonly<Partial<Record<CslType, string>>> = {
  thesis: "citation_dissertation_institution",
  report: "citation_technical_report_institution",
};

/** What the work is in or of, by the name that its type asks for. */
function containerTag(work: Work): Tag[] {
  const type = cslTypeOf(work.data);
  const institution = institutionTags[type];
  if (institution !== undefined) return tag(institution, publisherOf(work));
  return tag(containerTags[type] ?? "citation_journal_title", containerOf(work)?.value);
}

/**
 * Highwire Press tags, as Google Scholar's inclusion guidelines ask for them: none at all where title, author or date is missing (there they count as
 * none), no empty ones, and the file only where it is of the page's own site.
 */
export function highwireOf(work: Work): Tag[] {
  const { data, page } = work;
  if (data.kind !== "article" && data.kind !== "chapter" && data.kind !== "book") return [];
  const title = titleOf(work);
  const date = dateOf(work);
  const people = authors(work);
  if (title === undefined || date === undefined || people.length === 0) return [];
  const pages = pagesOf(work);
  const pdf = pdfOf(work);
  const isOwn = pdf !== undefined && page !== undefined && new URL(pdf).host === new URL(page).host;
  const lang = languageOf(work);
  return [
    ...tag("citation_title", title.value, title.lang),
    ...people,
    ...tag("citation_publication_date", dayWith("/", date.start)),
    ...(data.kind === "article" && data.online ? tag("citation_online_date", dayWith("/", data.online.start)) : []),
    ...containerTag(work),
    ...issnsOf(work)
      .slice(0, 2)
      .flatMap((issn) => tag("citation_issn", issn)),
    ...isbnsOf(work)
      .slice(0, 2)
      .flatMap((isbn) => tag("citation_isbn", isbn)),
    ...tag("citation_volume", volumeOf(work)),
    ...tag("citation_issue", numberOf(work)),
    ...tag("citation_firstpage", pages?.first),
    ...tag("citation_lastpage", pages?.last),
    ...tag("citation_doi", doiOf(work)),
    ...tag("citation_publisher", publisherOf(work)),
    ...tag("citation_language", lang),
    ...tag("citation_abstract_html_url", page),
    ...(isOwn ? tag("citation_pdf_url", pdf) : []),
    ...tag(
      "citation_keywords",
      data.keywords
        .slice(0, 20)
        .map(({ value }) => value)
        .join("; "),
    ),
  ];
}

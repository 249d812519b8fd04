import type { CatalogueRecord, Issue, Provenance } from "../../catalogue/catalogue.ts";
import type { Contributor } from "../../domain/contributor.ts";
import { journalSubjects } from "../../domain/journal-subjects.ts";
import { judgedDate } from "../../domain/judged-date.ts";
import type {
  ArticleData,
  CommonData,
  JournalData,
  Link,
  RecordData,
  RelatedJournal,
  RelationType,
} from "../../domain/record.ts";
import type { Addresses } from "./addresses.ts";
import { type Known, presentRecognition } from "./present-recognition.ts";
import type {
  ArticleJson,
  IssueJson,
  IssueLinkJson,
  JournalJson,
  JournalLinkJson,
  RecordLinkJson,
  SummaryJson,
} from "./schemas/records.ts";

/** What a record's answer says besides the record itself. */
export interface Surroundings {
  readonly known: Known;
  readonly provenance: readonly Provenance[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

export interface ArticleSurroundings extends Surroundings {
  readonly journal?: CatalogueRecord | undefined;
  readonly issue?: Issue | undefined;
  /** Records of the index that it cites, by the positions of its references, with their kinds. */
  readonly cited: ReadonlyMap<number, Pick<CatalogueRecord, "id" | "kind">>;
  readonly citedBy: number;
  readonly related: readonly { type: RelationType; record: Pick<CatalogueRecord, "id" | "kind"> }[];
}

export function presentArticle(
  record: CatalogueRecord & { readonly data: ArticleData },
  { journal, issue, known, provenance, today, cited, citedBy, related }: ArticleSurroundings,
  at: Addresses,
): ArticleJson {
  const { data } = record;
  const doi = doiOf(data);
  return {
    kind: "article",
    type: data.type,
    ...common(record, provenance, at),
    ...(doi !== undefined && { doi }),
    ...(journal && { journal: journalLink(journal, at) }),
    journalTitles: [...(data.container?.titles ?? [])],
    ...(issue && { issue: issueLink(issue, at) }),
    ...(data.container?.pages && { pages: data.container.pages }),
    ...(data.online && { online: data.online }),
    references: data.references.map((reference, position) => {
      const record = cited.get(position);
      return { ...reference, ...(record && { record: recordLink(record, at) }) };
    }),
    citedBy: { total: citedBy, url: at.citations(record.id) },
    relatedRecords: related.map(({ type, record: other }) => ({ type, record: recordLink(other, at) })),
    recognition: presentRecognition(known, { own: judgedDate(data), online: data.online, today }),
  };
}

export function presentJournal(
  record: CatalogueRecord & { readonly data: JournalData },
  { known, provenance, today }: Surroundings,
  at: Addresses,
): JournalJson {
  return {
    kind: "journal",
    ...common(record, provenance, at),
    subjects: journalSubjects(record.data, known.rows),
    formerTitles: [...record.data.formerTitles],
    laterTitles: [...(record.data.laterTitles ?? [])],
    otherTitles: [...(record.data.otherTitles ?? [])],
    continues: presentRelatedJournals(record.data.continues),
    continuedBy: presentRelatedJournals(record.data.continuedBy),
    recognition: presentRecognition(known, { own: { start: today }, today }),
    related: { issues: at.issues(record.id), articles: at.list("articles", `in=${encodeURIComponent(record.id)}`) },
  };
}

/** What is said of a record of any kind. */
export function common(record: CatalogueRecord, provenance: readonly Provenance[], at: Addresses) {
  const { data } = record;
  return {
    id: record.id,
    url: at.page(record.kind, record.id),
    titles: [...data.titles],
    abstracts: [...data.abstracts],
    contributors: data.contributors.map(presentContributor),
    identifiers: [...data.identifiers],
    ...(data.published && { published: data.published }),
    languages: [...data.languages],
    keywords: [...data.keywords],
    subjects: [...data.subjects],
    ...(data.publisher !== undefined && { publisher: data.publisher }),
    ...(data.country !== undefined && { country: data.country }),
    ...(data.licence && { licence: data.licence }),
    access: data.access,
    links: data.links.filter(isWebLink),
    relations: [...(data.relations ?? [])],
    sample: record.sample,
    provenance: provenance.map(({ field, sourceId, sourceName, ...rest }) => ({
      field,
      source: { id: sourceId, name: sourceName },
      ...rest,
    })),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

function presentRelatedJournals(journals: readonly RelatedJournal[] = []) {
  return journals.map(({ titles, issns }) => ({ titles: [...titles], issns: [...issns] }));
}

/** Harvested links may be anything; scripts that use this API put them into pages. */
function isWebLink({ url }: Link): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function presentContributor({ name, role, orcid, affiliations }: Contributor) {
  const { printed, honorific: _honorific, otherForms, ...parts } = name;
  return {
    name: printed,
    ...parts,
    ...(otherForms && { otherForms: [...otherForms] }),
    role,
    ...(orcid?.valid && { orcid: orcid.value }),
    affiliations: [...affiliations],
  };
}

export function doiOf(data: CommonData): string | undefined {
  return data.identifiers.find(({ scheme, valid }) => scheme === "doi" && valid)?.value;
}

export function titleOf(data: RecordData): string {
  return data.titles[0]?.value ?? "";
}

export function journalLink(journal: CatalogueRecord, at: Addresses): JournalLinkJson {
  return { id: journal.id, title: titleOf(journal.data), url: at.page("journal", journal.id) };
}

export function issueLink({ articles: _articles, journalId, id, ...parts }: Issue, at: Addresses): IssueLinkJson {
  return { id, url: at.issuePage(journalId, id), ...parts };
}

export function recordLink({ id, kind }: Pick<CatalogueRecord, "id" | "kind">, at: Addresses): RecordLinkJson {
  return { id, url: at.page(kind, id) };
}

export function presentIssue(issue: Issue, at: Addresses): IssueJson {
  return {
    ...issueLink(issue, at),
    articles: issue.articles,
    contents: at.contents(issue.journalId, issue.id),
  };
}

/** A record in a list. `containerTitle`: of the journal or book that it is in. */
export function presentSummary(
  record: CatalogueRecord,
  containerTitle: string | undefined,
  at: Addresses,
): SummaryJson {
  const { id, kind, data, journalId, bookId, sample } = record;
  const resource = at.resource(kind, id);
  const doi = doiOf(data);
  const date = judgedDate(data);
  return {
    id,
    kind,
    ...(data.kind === "article" && { type: data.type }),
    url: at.page(kind, id),
    ...(resource !== undefined && { resource }),
    title: data.titles[0] ?? { value: "" },
    authors: data.contributors.filter(({ role }) => role === "author").map(({ name }) => name.printed),
    ...(journalId !== undefined &&
      containerTitle !== undefined && {
        journal: { id: journalId, title: containerTitle, url: at.page("journal", journalId) },
      }),
    ...(bookId !== undefined &&
      containerTitle !== undefined && {
        book: { id: bookId, title: containerTitle, url: at.page("book", bookId) },
      }),
    ...(date && { published: date }),
    ...(doi !== undefined && { doi }),
    languages: [...data.languages],
    ...(data.publisher !== undefined && { publisher: data.publisher }),
    access: data.access,
    sample,
  };
}

import type { Contributor } from "./contributor.ts";
import type { Identifier } from "./identifier.ts";
import type { PartialDate } from "./partial-date.ts";
import type { LocalText } from "./text.ts";

export const kinds = ["article", "journal", "book", "chapter", "news", "video"] as const;
export type Kind = (typeof kinds)[number];

/** COAR resource types, as far as this index tells them apart. `other` = fits no kind: kept, and left out of the default search. */
export const workTypes = [
  "article",
  "review",
  "editorial",
  "letter",
  "book review",
  "case report",
  "conference paper",
  "thesis",
  "report",
  "preprint",
  "dataset",
  "other",
] as const;
export type WorkType = (typeof workTypes)[number];

/** From a named vocabulary; never mixed with keywords, the author's own words. */
export interface Subject {
  readonly scheme: "lcc" | "hec" | "other";
  readonly label: string;
  readonly code?: string;
}

export interface Licence {
  /** As stated by the source. */
  readonly printed?: string;
  readonly url?: string;
  /** SPDX identifier where the licence is known, e.g. `CC-BY-4.0`; `public-domain`; absent otherwise. */
  readonly id?: string;
}

export type Access = "open" | "closed" | "unknown";

export const linkRels = ["landing", "galley", "pdf", "xml", "oai", "related"] as const;

export interface Link {
  /** `oai`: a journal's OAI-PMH base URL; `landing` of a journal is its site. */
  readonly rel: (typeof linkRels)[number];
  readonly url: string;
  /** Media type where stated. */
  readonly format?: string;
  /** No source says it; it follows from the form of another address: an OJS site's OAI base. */
  readonly inferred?: "ojs-address";
}

/** The issue that an article says it is in; every part may be missing. */
export interface IssueStatement {
  readonly volume?: string;
  readonly number?: string;
  readonly year?: number;
  readonly title?: string;
  readonly doi?: string;
  /** The date printed in the citation's brackets, e.g. `2006 Summer`. */
  readonly date?: PartialDate;
}

export interface Pages {
  /** As printed: `39-64`, `structures.34`, `i-ii`. */
  readonly printed: string;
  readonly first?: string;
  readonly last?: string;
}

/** The journal that an article says it is in. */
export interface Container {
  readonly titles: readonly LocalText[];
  readonly issns: readonly Identifier[];
  readonly issue?: IssueStatement;
  readonly pages?: Pages;
  /** The citation as received. */
  readonly printed?: string;
}

/** A work that a record cites, as far as its source says what it is. */
export interface Reference {
  /** As printed in the list of references. */
  readonly printed?: string;
  readonly doi?: string;
  readonly pmid?: string;
  readonly title?: string;
  /** First author, as the source names him: often a family name alone. */
  readonly author?: string;
  /** Title of the journal or book that the cited work is in. */
  readonly container?: string;
  readonly issn?: string;
  readonly isbn?: string;
  readonly year?: number;
  readonly volume?: string;
  readonly number?: string;
  readonly firstPage?: string;
}

export const relationTypes = [
  "corrects",
  "corrected-by",
  "retracts",
  "retracted-by",
  "concern-about",
  "concern-in",
  "preprint-of",
  "has-preprint",
  "translation-of",
  "has-translation",
  "review-of",
  "has-review",
  "comment-on",
  "has-comment",
  "version-of",
  "part-of",
  "has-part",
  "mentions",
  "mentioned-in",
  "related",
] as const;
/** How this record stands to another: read it as "this … that". */
export type RelationType = (typeof relationTypes)[number];

/** The same seen from the other record. */
export const inverseOf: Readonly<Record<RelationType, RelationType>> = {
  corrects: "corrected-by",
  "corrected-by": "corrects",
  retracts: "retracted-by",
  "retracted-by": "retracts",
  "concern-about": "concern-in",
  "concern-in": "concern-about",
  "preprint-of": "has-preprint",
  "has-preprint": "preprint-of",
  "translation-of": "has-translation",
  "has-translation": "translation-of",
  "review-of": "has-review",
  "has-review": "review-of",
  "comment-on": "has-comment",
  "has-comment": "comment-on",
  "version-of": "version-of",
  "part-of": "has-part",
  "has-part": "part-of",
  mentions: "mentioned-in",
  "mentioned-in": "mentions",
  related: "related",
};

export interface Relation {
  readonly type: RelationType;
  readonly to: Identifier;
  /** What the source says of it, e.g. the title of the notice. */
  readonly printed?: string;
  readonly date?: PartialDate;
}

/** A journal that another continues or is continued by. */
export interface RelatedJournal {
  readonly titles: readonly LocalText[];
  readonly issns: readonly Identifier[];
}

/** What every kind has. The first title is the one in the record's own language. */
export interface CommonData {
  readonly titles: readonly LocalText[];
  readonly abstracts: readonly LocalText[];
  readonly contributors: readonly Contributor[];
  readonly identifiers: readonly Identifier[];
  /** The record's own date: of publication. */
  readonly published?: PartialDate;
  /** BCP 47 primary subtags, as a source states them; none where no source does, whatever its texts look like. */
  readonly languages: readonly string[];
  readonly keywords: readonly LocalText[];
  readonly subjects: readonly Subject[];
  readonly publisher?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly licence?: Licence;
  readonly access: Access;
  readonly links: readonly Link[];
  /** Corrections, retractions, preprints, translations and other works that stand in a said relation to it. */
  readonly relations?: readonly Relation[];
}

export interface ArticleData extends CommonData {
  readonly kind: "article";
  readonly type: WorkType;
  readonly container?: Container;
  readonly online?: PartialDate;
  readonly references: readonly Reference[];
}

export interface JournalData extends CommonData {
  readonly kind: "journal";
  /** Former titles, newest first. */
  readonly formerTitles: readonly LocalText[];
  /** Titles that it was continued under, oldest first. */
  readonly laterTitles?: readonly LocalText[];
  /** Short and other forms of its title, e.g. `J Med Sci`; they find it, but are not what it is called. */
  readonly otherTitles?: readonly LocalText[];
  /** Journals with ISSNs of their own that it continues, and that continue it. */
  readonly continues?: readonly RelatedJournal[];
  readonly continuedBy?: readonly RelatedJournal[];
}

/** A line of a book's table of contents, in its order. */
export interface ContentsEntry {
  /** The first is in the book's own language and script; a romanised form may follow. */
  readonly titles: readonly LocalText[];
  /** As printed: `ch. 1`, `v. 2`. */
  readonly number?: string;
  /** Names or a statement of them, as printed. */
  readonly authors?: readonly string[];
  readonly pages?: Pages;
  /** The chapter with a record of its own that it is, or is in: that record's identifier at its source. */
  readonly part?: string;
  /** Of a line within a chapter: what leads to its place in the file, e.g. a fragment. */
  readonly anchor?: string;
  /** Lines below it. */
  readonly entries?: readonly ContentsEntry[];
}

export interface BookData extends CommonData {
  readonly kind: "book";
  readonly edition?: string;
  readonly contents?: readonly ContentsEntry[];
}

/** A book as a chapter's source names it. */
export interface BookStatement {
  readonly titles: readonly LocalText[];
  readonly identifiers: readonly Identifier[];
  readonly contributors?: readonly Contributor[];
  readonly publisher?: string;
  readonly published?: PartialDate;
}

export interface ChapterData extends CommonData {
  readonly kind: "chapter";
  readonly book?: BookStatement;
  readonly pages?: Pages;
  /** Place among the book's chapters where the source gives an order, from 1. */
  readonly position?: number;
  /** Its text as plain paragraphs, where the source's file holds it: to be searched, not to be shown as a whole. */
  readonly text?: string;
}

export interface NewsData extends CommonData {
  readonly kind: "news";
  readonly outlet: string;
  readonly section?: string;
  /** When it appeared, ISO 8601: a time of day with the zone that its source states, none where it states none. `published` is its day there. */
  readonly at?: string;
}

/** A line of captions, and the second at which it begins. When it ends is in the source's bytes alone: a reader only goes to where it begins. */
export interface Cue {
  readonly at: number;
  readonly text: string;
}

/** What is said in a video, in one language, in order of time. */
export interface Captions {
  /** BCP 47 primary subtag. */
  readonly lang?: string;
  /** A machine heard it: names and figures may be wrong. */
  readonly automatic?: true;
  readonly cues: readonly Cue[];
}

/** A part of a video by its title and the second at which it begins. */
export interface VideoChapter {
  readonly at: number;
  readonly title: string;
}

export interface VideoData extends CommonData {
  readonly kind: "video";
  /** "" where only captions of it are known. */
  readonly channel: string;
  /** Address of the channel's page. */
  readonly channelUrl?: string;
  /** Seconds. */
  readonly duration?: number;
  readonly chapters?: readonly VideoChapter[];
  readonly captions?: readonly Captions[];
  /** Address of a picture at the video's host. A fact: pages never load it. */
  readonly thumbnail?: string;
}

export type RecordData = ArticleData | JournalData | BookData | ChapterData | NewsData | VideoData;

import { type Static, Type } from "typebox";
import { relationTypes } from "../../../domain/record.ts";
import { RecognitionSchema } from "./recognition.ts";
import {
  Address,
  IdentifierSchema,
  KindName,
  LocalTextSchema,
  PartialDateSchema,
  recordFields,
  ref,
  TypeName,
  words,
} from "./shared.ts";

export const JournalLinkSchema = Type.Object(
  { id: Type.String(), title: Type.String(), url: Address },
  { $id: "JournalLink" },
);

const issueParts = {
  volume: Type.Optional(Type.String()),
  number: Type.Optional(Type.String()),
  year: Type.Optional(Type.Integer()),
  title: Type.Optional(Type.String()),
  doi: Type.Optional(Type.String()),
};

export const IssueLinkSchema = Type.Object(
  { id: Type.String(), url: Address, ...issueParts },
  { $id: "IssueLink", description: "An issue; any part but the id may be missing" },
);

export const RecordLinkSchema = Type.Object(
  { id: Type.String(), url: Address },
  { $id: "RecordLink", description: "A record of this index" },
);

export const ReferenceSchema = Type.Object(
  {
    printed: Type.Optional(Type.String({ description: "As printed in the list of references" })),
    doi: Type.Optional(Type.String()),
    pmid: Type.Optional(Type.String()),
    title: Type.Optional(Type.String()),
    author: Type.Optional(Type.String({ description: "First author" })),
    container: Type.Optional(Type.String({ description: "Journal or book" })),
    issn: Type.Optional(Type.String()),
    isbn: Type.Optional(Type.String()),
    year: Type.Optional(Type.Integer()),
    volume: Type.Optional(Type.String()),
    number: Type.Optional(Type.String()),
    firstPage: Type.Optional(Type.String()),
    record: Type.Optional(ref(RecordLinkSchema)),
  },
  { $id: "Reference", description: "A work that the article cites, as far as its source says what it is" },
);

const RelatedJournalSchema = Type.Object({
  titles: Type.Array(ref(LocalTextSchema)),
  issns: Type.Array(ref(IdentifierSchema)),
});

const pages = Type.Object({
  printed: Type.String(),
  first: Type.Optional(Type.String()),
  last: Type.Optional(Type.String()),
});

export const ArticleSchema = Type.Object(
  {
    kind: Type.Literal("article"),
    type: TypeName,
    ...recordFields,
    doi: Type.Optional(Type.String({ description: "Lower case, without resolver" })),
    journal: Type.Optional(ref(JournalLinkSchema)),
    journalTitles: Type.Array(ref(LocalTextSchema), { description: "The journal as the article's source names it" }),
    issue: Type.Optional(ref(IssueLinkSchema)),
    pages: Type.Optional(pages),
    online: Type.Optional(ref(PartialDateSchema)),
    references: Type.Array(ref(ReferenceSchema), { description: "`record` where the cited work is in this index" }),
    citedBy: Type.Object(
      { total: Type.Integer(), url: Address },
      { description: "Records of this index that cite it, and where they are listed" },
    ),
    relatedRecords: Type.Array(
      Type.Object({ type: words(relationTypes, "Read it as: this … that"), record: ref(RecordLinkSchema) }),
      { description: "Records of this index that it corrects, retracts, translates …, or that say so of it" },
    ),
    recognition: ref(RecognitionSchema),
  },
  { $id: "Article" },
);

export const JournalSchema = Type.Object(
  {
    kind: Type.Literal("journal"),
    ...recordFields,
    formerTitles: Type.Array(ref(LocalTextSchema), { description: "Newest first" }),
    laterTitles: Type.Array(ref(LocalTextSchema), { description: "Oldest first" }),
    otherTitles: Type.Array(ref(LocalTextSchema), { description: "Short and other forms of its title" }),
    continues: Type.Array(RelatedJournalSchema),
    continuedBy: Type.Array(RelatedJournalSchema),
    recognition: ref(RecognitionSchema),
    related: Type.Object({ issues: Address, articles: Address }, { description: "Addresses of this API" }),
  },
  { $id: "Journal" },
);

export const BookLinkSchema = Type.Object(
  { id: Type.String(), title: Type.String(), url: Address },
  { $id: "BookLink" },
);

export const ContentsLineSchema = Type.Object(
  {
    level: Type.Integer({ description: "1 for the lines of the book, 2 for those below one of them …" }),
    titles: Type.Array(ref(LocalTextSchema)),
    number: Type.Optional(Type.String({ description: "As printed" })),
    authors: Type.Array(Type.String()),
    pages: Type.Optional(pages),
    chapter: Type.Optional(ref(RecordLinkSchema)),
  },
  { $id: "ContentsLine", description: "A line of a table of contents; `chapter` where it is a record of this index" },
);

export const BookSchema = Type.Object(
  {
    kind: Type.Literal("book"),
    ...recordFields,
    doi: Type.Optional(Type.String({ description: "Lower case, without resolver" })),
    edition: Type.Optional(Type.String()),
    contents: Type.Array(ref(ContentsLineSchema), { description: "In its order, each line before those below it" }),
    chapters: Type.Object(
      { total: Type.Integer(), url: Address },
      { description: "Its chapters that are records of this index, and where they can be searched" },
    ),
  },
  { $id: "Book" },
);

export const ChapterSchema = Type.Object(
  {
    kind: Type.Literal("chapter"),
    ...recordFields,
    doi: Type.Optional(Type.String({ description: "Lower case, without resolver" })),
    book: Type.Optional(ref(BookLinkSchema)),
    bookTitles: Type.Array(ref(LocalTextSchema), { description: "The book as the chapter's source names it" }),
    pages: Type.Optional(pages),
    position: Type.Optional(Type.Integer({ description: "Place among the book's chapters, from 1" })),
    hasText: Type.Boolean({ description: "true: its text can be searched" }),
  },
  { $id: "Chapter" },
);

export const HeadlineSchema = Type.Object(
  {
    kind: Type.Literal("news"),
    ...recordFields,
    outlet: Type.String(),
    section: Type.Optional(Type.String()),
    at: Type.Optional(
      Type.String({ description: "When it appeared, ISO 8601, with the zone that its source states, if any" }),
    ),
    story: Type.Array(ref(RecordLinkSchema), {
      description: "Other headlines that tell the same in nearly the same words, the oldest first, 300 at most",
    }),
  },
  { $id: "Headline" },
);

export const WordCourseSchema = Type.Object(
  {
    q: Type.String(),
    unit: Type.String({ description: "day, week, month or year: the finest that gives no more than 48 times" }),
    total: Type.Integer({ description: "Headlines that have the words, dated or not" }),
    times: Type.Array(
      Type.Object({
        from: Type.String(),
        to: Type.String(),
        count: Type.Integer({ description: "Headlines that have the words" }),
        of: Type.Integer({ description: "All headlines of that time" }),
      }),
    ),
  },
  { $id: "WordCourse" },
);

const secondOf = Type.Number({ description: "Seconds from the beginning" });

export const CaptionsSchema = Type.Object(
  {
    lang: Type.Optional(Type.String()),
    automatic: Type.Boolean({ description: "true: a machine heard it" }),
    cues: Type.Array(Type.Object({ at: secondOf, text: Type.String() })),
  },
  { $id: "Captions" },
);

export const VideoSchema = Type.Object(
  {
    kind: Type.Literal("video"),
    ...recordFields,
    channel: Type.String({ description: "Empty where only captions of it are known" }),
    channelUrl: Type.Optional(Address),
    duration: Type.Optional(Type.Integer({ description: "Seconds" })),
    thumbnail: Type.Optional(Type.String({ description: "Address of a picture at the video's host" })),
    chapters: Type.Array(Type.Object({ at: secondOf, title: Type.String() })),
    captions: Type.Array(ref(CaptionsSchema)),
    relatedRecords: Type.Array(
      Type.Object({ type: words(relationTypes, "Read it as: this … that"), record: ref(RecordLinkSchema) }),
    ),
  },
  { $id: "Video" },
);

export const IssueSchema = Type.Object(
  {
    id: Type.String(),
    url: Address,
    ...issueParts,
    articles: Type.Integer({ description: "How many" }),
    contents: Address,
  },
  { $id: "Issue", description: "`contents`: the address of its articles in this API" },
);

export const SummarySchema = Type.Object(
  {
    id: Type.String(),
    kind: KindName,
    type: Type.Optional(TypeName),
    url: Address,
    resource: Type.Optional(Type.String({ description: "Address of the whole record in this API" })),
    title: ref(LocalTextSchema),
    authors: Type.Array(Type.String()),
    journal: Type.Optional(ref(JournalLinkSchema)),
    book: Type.Optional(ref(BookLinkSchema)),
    published: Type.Optional(ref(PartialDateSchema)),
    doi: Type.Optional(Type.String()),
    languages: Type.Array(Type.String()),
    publisher: Type.Optional(Type.String()),
    access: recordFields.access,
    sample: recordFields.sample,
  },
  { $id: "Summary", description: "A record in a list" },
);

export const JournalIssuesSchema = Type.Object(
  { journal: ref(JournalLinkSchema), issues: Type.Array(ref(IssueSchema), { description: "Newest first" }) },
  { $id: "JournalIssues" },
);

export const PageLinksSchema = Type.Object(
  {
    self: Address,
    previous: Type.Optional(Address),
    next: Type.Optional(Address),
  },
  { $id: "PageLinks", description: "Addresses of this API" },
);

export const IssueContentsSchema = Type.Object(
  {
    journal: ref(JournalLinkSchema),
    issue: ref(IssueSchema),
    page: Type.Integer(),
    pages: Type.Integer(),
    articles: Type.Array(ref(SummarySchema), { description: "In order of pages, 100 at a time" }),
    links: ref(PageLinksSchema),
  },
  { $id: "IssueContents" },
);

export const CitationsSchema = Type.Object(
  {
    article: ref(RecordLinkSchema),
    total: Type.Integer(),
    page: Type.Integer(),
    pages: Type.Integer(),
    records: Type.Array(ref(SummarySchema), { description: "The newest first, 100 at a time" }),
    links: ref(PageLinksSchema),
  },
  { $id: "Citations" },
);

export type ArticleJson = Static<typeof ArticleSchema>;
export type BookJson = Static<typeof BookSchema>;
export type ChapterJson = Static<typeof ChapterSchema>;
export type VideoJson = Static<typeof VideoSchema>;
export type ContentsLineJson = Static<typeof ContentsLineSchema>;
export type HeadlineJson = Static<typeof HeadlineSchema>;
export type JournalJson = Static<typeof JournalSchema>;
export type IssueJson = Static<typeof IssueSchema>;
export type IssueLinkJson = Static<typeof IssueLinkSchema>;
export type JournalLinkJson = Static<typeof JournalLinkSchema>;
export type SummaryJson = Static<typeof SummarySchema>;
export type PageLinksJson = Static<typeof PageLinksSchema>;
export type RecordLinkJson = Static<typeof RecordLinkSchema>;

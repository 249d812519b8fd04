import { describe, expect, it } from "vitest";
import { articleData, journalData, recordOf, render, textOf } from "../../../test/browser/render.ts";
import type { ArticleData, JournalData, VideoData } from "../../domain/record.ts";
import { sorts } from "../../search/fields.ts";
import { emptyState } from "../../search/state.ts";
import { en } from "../messages/en.ts";
import { ArticlePage } from "./article.tsx";
import { CitationsPage } from "./citations.tsx";
import { ErrorPage } from "./error.tsx";
import { IssuePage } from "./issue.tsx";
import { JournalPage } from "./journal.tsx";
import { JournalsPage } from "./journals.tsx";
import { KeywordPage } from "./keyword.tsx";
import { SearchPage } from "./search.tsx";
import { TombstonePage } from "./tombstone.tsx";
import { VideoPage } from "./video.tsx";

const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>\u202e`;
const text = { value: evil, lang: evil };
const link = { rel: "landing" as const, url: "javascript:alert(1)" };
const identifier = { scheme: "issn" as const, value: evil, printed: evil, valid: false };

const common = {
  titles: [text, text],
  abstracts: [text],
  contributors: [
    {
      name: { printed: evil, lang: evil },
      role: "author" as const,
      affiliations: [evil],
      orcid: { ...identifier, scheme: "orcid" as const },
    },
  ],
  identifiers: [
    identifier,
    { scheme: "doi" as const, value: evil, valid: true },
    { scheme: "handle" as const, value: evil, valid: true },
  ],
  languages: [evil],
  keywords: [text],
  subjects: [{ scheme: "other" as const, label: evil }],
  publisher: evil,
  country: evil,
  licence: { printed: evil, url: "data:text/html,x", id: evil },
  access: "open" as const,
  links: [link],
};
const article: ArticleData = articleData({
  ...common,
  published: { start: "2024", printed: evil },
  container: {
    titles: [text],
    issns: [identifier],
    issue: { volume: evil, number: evil, title: evil },
    pages: { printed: evil },
  },
  references: [{ printed: evil, doi: evil }],
});
const track = { lang: evil, cues: [{ at: 1, text: evil }] };
const video: VideoData = {
  ...common,
  kind: "video",
  abstracts: [{ value: `${evil}\nhttps://a.example/${evil} 1:00`, lang: evil }],
  identifiers: [...common.identifiers, { scheme: "video", value: `youtube:${evil}`, valid: true }],
  channel: evil,
  channelUrl: "javascript:alert(1)",
  thumbnail: "javascript:alert(1)",
  chapters: [{ at: 0, title: evil }],
  captions: [track, track],
};
const named = { titles: [text], issns: [{ ...identifier, scheme: "issn" as const }] };
const journal: JournalData = journalData({
  ...common,
  identifiers: [...common.identifiers, { scheme: "issn", value: evil, valid: true, medium: "linking" }],
  formerTitles: [text],
  laterTitles: [text],
  otherTitles: [text],
  continues: [named],
});
const issue = { id: evil, journalId: evil, volume: evil, number: evil, title: evil, doi: evil, articles: 1 };
const provenance = [
  { field: evil, sourceId: evil, sourceName: evil, identifier: evil, format: evil, receivedAt: evil, datestamp: evil },
];
const facets = {
  year: [{ value: evil, count: 1 }],
  keyword: [{ value: evil, count: 1 }],
  has: [{ value: evil, count: 1 }],
};
const hit = {
  record: recordOf(article, { id: evil, journalId: evil }),
  title: [{ text: evil, hit: true }],
  titleLang: evil,
  journalTitle: evil,
  category: undefined,
  standing: { type: "retracted-by", href: evil } as const,
};

const to = { scheme: "doi", value: evil, valid: true } as const;
const relations = [
  { type: "retracted-by", record: recordOf(article, { id: evil }) },
  { type: "corrects", said: { type: "corrects", to, printed: evil } },
  { type: "preprint-of", said: { type: "preprint-of", to: { ...to, valid: false } } },
] as const;

const pages = {
  article: (
    <ArticlePage
      record={recordOf(article)}
      data={article}
      journal={recordOf(journal)}
      issue={issue}
      recognition={undefined}
      judgements={[]}
      provenance={provenance}
      cited={new Map([[0, recordOf(article, { id: evil })]])}
      citedBy={{ total: 20, records: [recordOf(article, { id: evil })] }}
      relations={relations}
      related={[{ kind: "article", records: [recordOf(article, { id: evil })] }]}
    />
  ),
  citations: <CitationsPage record={recordOf(article)} total={1} hits={[hit]} page={1} pages={2} />,
  journal: (
    <JournalPage
      record={recordOf(journal)}
      data={journal}
      recognition={{ rows: [], lists: [] }}
      neighbours={{
        continues: [{ named }, { named, record: recordOf(journal, { id: evil }) }],
        continuedBy: [{ named: { titles: [], issns: named.issns } }],
        sharing: [{ issn: evil, records: [recordOf(journal, { id: evil })] }],
      }}
      issues={[issue]}
      page={1}
      pages={1}
      otherArticles={1}
      articles={{ total: 1, hits: [], facets, complete: true }}
      provenance={provenance}
    />
  ),
  issue: (
    <IssuePage
      journal={recordOf(journal)}
      issue={issue}
      newer={issue}
      older={issue}
      articles={[hit]}
      page={1}
      pages={2}
    />
  ),
  journals: <JournalsPage journals={[recordOf(journal)]} total={1} q={evil} page={1} pages={2} />,
  keyword: <KeywordPage keyword={evil} hits={[hit]} total={1} page={1} pages={2} />,
  video: (
    <VideoPage
      record={recordOf(video)}
      data={video}
      asked={{ play: false, q: evil, track: 0 }}
      transcript={{
        tracks: [track, track],
        track,
        paragraphs: [],
        page: 1,
        pages: 1,
        found: { hits: [{ at: 1, segments: [{ text: evil, hit: true }] }], explanations: [] },
      }}
      relations={relations}
      related={[{ kind: "video", records: [recordOf(video, { id: evil })] }]}
      provenance={provenance}
    />
  ),
  tombstone: (
    <TombstonePage tombstone={{ state: "tombstone", id: evil, kind: "article", title: evil, withdrawnAt: evil }} />
  ),
  error: <ErrorPage status={404} code={evil} path="/search" />,
  search: (
    <SearchPage
      sorts={sorts}
      categories={new Map()}
      standings={new Map([[evil, { type: "retracted-by", href: evil }]])}
      result={{
        state: { ...emptyState, q: evil, filters: { subject: [evil], journal: [evil] } },
        total: 1,
        hits: [{ ...hit, passage: [{ text: evil, hit: true }], passageLang: evil }],
        tabs: [{ kind: undefined, count: 1 }],
        facets: [{ name: "subject", values: [{ value: evil, label: evil, count: 1, selected: true }] }],
        histogram: [],
        explanations: [{ code: "unknown_field", subject: evil }],
        pages: 2,
        complete: true,
      }}
    />
  ),
};

describe("harvested text on a page", () => {
  it.each(Object.entries(pages))("is escaped wherever it stands: %s", (name, page) => {
    const html = render(page);
    const tags = html.match(/<[a-z][^\s>/]*/g) ?? [];
    expect(tags).not.toContain("<img");
    const data = html.match(/<script type="application\/ld\+json">[^<>]*<\/script>/g) ?? [];
    for (const one of data) expect(() => JSON.parse(one.replace(/<[^>]*>/g, ""))).not.toThrow();
    expect(tags.filter((tag) => tag === "<script")).toHaveLength(2 + data.length);
    // Attributes are quoted, and a quotation mark in them is escaped, so none of its words is an attribute of its own.
    const attributes = [...html.matchAll(/<[a-z][\w-]*((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
      ([, found]) => found,
    );
    expect(attributes).toHaveLength(tags.length);
    for (const one of attributes)
      expect(one?.replaceAll(/="[^"]*"/g, "=").replaceAll(" formaction=", "")).not.toMatch(
        /\s(?:on\w+|style|srcdoc|formaction)=/,
      );
    for (const [, to] of html.matchAll(/formaction="([^"]*)"/g)) expect(to).toBe("/search/export");
    expect(html).not.toMatch(/href="(?:javascript|data|vbscript):/i);
    if (name !== "error") expect(textOf(html)).toContain("<script>alert(1)</script>");
  });
});

describe("an article of which next to nothing is known", () => {
  const data = articleData();
  const html = render(
    <ArticlePage
      record={recordOf(data)}
      data={data}
      journal={undefined}
      issue={undefined}
      recognition={undefined}
      judgements={[]}
      provenance={[]}
      cited={new Map()}
      citedBy={{ total: 0, records: [] }}
      relations={[]}
      related={[]}
    />,
  );
  it("says plainly what a reader would expect and does not find", () => {
    const shown = textOf(html);
    const { record, recognition } = en;
    for (const words of [
      record.untitled,
      record.noAuthors,
      record.noJournal,
      recognition.noJournal,
      record.noCategories,
      record.noAbstract,
      record.noSummary,
      record.noFullText,
    ]) {
      expect(shown).toContain(words);
    }
    expect(shown).not.toMatch(/undefined|null|NaN|\[object/);
  });
  it("leaves out what has nothing to say", () => {
    for (const label of [en.record.doi, en.record.volume, en.record.pages, en.record.licence])
      expect(html).not.toContain(`<dt>${label}</dt>`);
  });
});

describe("languages", () => {
  it("mark each text with its language and direction", () => {
    const data = articleData({
      titles: [{ value: "غالب کی شاعری", lang: "ur" }, { value: "The poetry of Ghalib", lang: "en" }, { value: "؟" }],
      abstracts: [{ value: "پہلا\nدوسرا", lang: "ur" }],
    });
    const html = render(
      <ArticlePage
        record={recordOf(data)}
        data={data}
        journal={undefined}
        issue={undefined}
        recognition={undefined}
        judgements={[]}
        provenance={[]}
        cited={new Map()}
        citedBy={{ total: 0, records: [] }}
        relations={[]}
        related={[]}
      />,
    );
    expect(html).toContain('lang="ur" dir="rtl">غالب کی شاعری</h1>');
    expect(html).toContain('lang="en" dir="ltr">The poetry of Ghalib</p>');
    expect(html).toContain('dir="auto">؟</p>');
    expect(html).toContain('<div class="prose" lang="ur" dir="rtl"><p>پہلا</p><p>دوسرا</p></div>');
  });
});

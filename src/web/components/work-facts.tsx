import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { ContributorRole } from "../../domain/contributor.ts";
import { countryName } from "../../domain/country.ts";
import { languageName } from "../../domain/language.ts";
import { likelyLanguages } from "../../domain/likely-language.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { BookData, ChapterData, NewsData, VideoData } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import { facetPath, pathOf } from "../links.ts";
import type { RelationView } from "../relations-of.ts";
import { hostOf, safeHref } from "../safe-href.ts";
import { videosQuery } from "../videos-asked.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";
import { Fact, FactList } from "./fact-list.tsx";
import { nameAttributes } from "./headline.tsx";
import { IdentifierLink, IdentifierList } from "./identifiers.tsx";
import { Keywords, Subjects } from "./keywords.tsx";
import { LicenceText } from "./licence-text.tsx";
import { Inline } from "./local-text.tsx";
import { People } from "./people.tsx";
import { RelationFacts } from "./relations.tsx";

export type WorkData = BookData | ChapterData | NewsData | VideoData;

const mostIdentifiers = 8;

const roles: readonly ContributorRole[] = ["author", "editor", "translator", "advisor", "contributor"];

interface Properties {
  data: WorkData;
  /** The book that a chapter is in, where it is a record of the index. */
  book?: CatalogueRecord | undefined;
  /** Works that it mentions, translates, reviews …, and that mention it. */
  relations?: readonly RelationView[];
}

/** The book that a chapter is in, with its ISBNs. */
function BookFact({ data, book }: { data: ChapterData; book: CatalogueRecord | undefined }) {
  const t = useMessages();
  const title = book?.data.titles[0] ?? data.book?.titles[0];
  const isbns = (book?.data.identifiers ?? data.book?.identifiers ?? []).filter(({ scheme }) => scheme === "isbn");
  const name = title && <Inline text={title} />;
  return (
    <>
      {name && <Fact label={t.record.book}>{book === undefined ? name : <a href={pathOf(book)}>{name}</a>}</Fact>}
      {isbns.length > 0 && (
        <Fact label={t.record.isbnOfBook}>
          <IdentifierList of={isbns.slice(0, mostIdentifiers)} />
        </Fact>
      )}
    </>
  );
}

/** What only one of these kinds has. */
function OwnFacts({ data, book }: Properties) {
  const t = useMessages();
  switch (data.kind) {
    case "book":
      return data.edition ? <Fact label={t.record.edition}>{data.edition}</Fact> : null;
    case "chapter":
      return (
        <>
          <BookFact data={data} book={book} />
          {data.pages && <Fact label={t.record.pages}>{data.pages.printed}</Fact>}
        </>
      );
    case "news":
      return (
        <>
          <Fact label={t.record.outlet}>
            <a href={facetPath("outlet", data.outlet)} rel="nofollow">
              <bdi {...nameAttributes(data.outlet, data.titles[0]?.lang)}>{data.outlet}</bdi>
            </a>
          </Fact>
          {data.section && (
            <Fact label={t.record.section}>
              <a href={facetPath("section", data.section)} rel="nofollow">
                <bdi {...nameAttributes(data.section, data.titles[0]?.lang)}>{data.section}</bdi>
              </a>
            </Fact>
          )}
        </>
      );
    case "video": {
      const channelHost = hostOf(safeHref(data.channelUrl) ?? "");
      return (
        <>
          {data.channel !== "" && (
            <Fact label={t.record.channel}>
              <a href={`/videos${videosQuery({ channel: data.channel })}`} rel="nofollow">
                <bdi>{clip(data.channel, 200)}</bdi>
              </a>
              {channelHost !== undefined && (
                <>
                  {" · "}
                  <ExternalLink href={data.channelUrl}>{channelHost}</ExternalLink>
                </>
              )}
            </Fact>
          )}
          {data.duration !== undefined && <Fact label={t.record.duration}>{t.record.seconds(data.duration)}</Fact>}
        </>
      );
    }
    default:
      return data satisfies never;
  }
}

/** What is known of a book, a chapter, a news item or a video. */
export function WorkFacts({ data, book, relations = [] }: Properties) {
  const t = useMessages();
  const languages = likelyLanguages(data);
  const isbns = data.identifiers.filter(({ scheme }) => scheme === "isbn");
  const identifiers = data.identifiers.filter(({ scheme }) => scheme === "doi" || scheme === "handle");
  return (
    <FactList>
      {roles.map((role) => {
        const people = data.contributors.filter((one) => one.role === role);
        return people.length === 0 ? null : (
          <Fact label={t.roles[role]}>
            <People of={people} />
          </Fact>
        );
      })}
      <OwnFacts data={data} book={book} />
      {data.publisher && (
        <Fact label={t.record.publisher}>
          <bdi>{clip(data.publisher, 250)}</bdi>
        </Fact>
      )}
      {data.country && <Fact label={t.record.country}>{countryName(data.country)}</Fact>}
      {data.published && <Fact label={t.record.published}>{formatPartialDate(data.published)}</Fact>}
      {languages.length > 0 && (
        <Fact label={languages.length === 1 ? t.record.language : t.record.languages}>
          {languages.map(languageName).join(", ")}
        </Fact>
      )}
      {isbns.length > 0 && (
        <Fact label={t.record.isbn}>
          <IdentifierList of={isbns.slice(0, mostIdentifiers)} />
        </Fact>
      )}
      {identifiers.slice(0, mostIdentifiers).map((identifier) => (
        <Fact label={identifier.scheme === "doi" ? t.record.doi : t.record.identifiers}>
          <IdentifierLink of={identifier} />
        </Fact>
      ))}
      {(data.licence || data.access !== "unknown") && (
        <Fact label={t.record.licence}>
          <LicenceText licence={data.licence} access={data.access} />
        </Fact>
      )}
      <RelationFacts of={relations} />
      {data.keywords.length > 0 && (
        <Fact label={t.record.keywords}>
          <Keywords of={data.keywords} />
        </Fact>
      )}
      {data.subjects.length > 0 && (
        <Fact label={t.record.categories}>
          <Subjects of={data.subjects} />
        </Fact>
      )}
    </FactList>
  );
}

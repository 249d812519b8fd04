import type { ContributorRole } from "../../domain/contributor.ts";
import { countryName } from "../../domain/country.ts";
import { languageName } from "../../domain/language.ts";
import { likelyLanguages } from "../../domain/likely-language.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { BookData, ChapterData, NewsData, VideoData } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import { facetPath } from "../links.ts";
import { useMessages } from "../view.ts";
import { Fact, FactList } from "./fact-list.tsx";
import { IdentifierLink } from "./identifiers.tsx";
import { Keywords, Subjects } from "./keywords.tsx";
import { LicenceText } from "./licence-text.tsx";
import { Inline } from "./local-text.tsx";
import { People } from "./people.tsx";

export type WorkData = BookData | ChapterData | NewsData | VideoData;

const roles: readonly ContributorRole[] = ["author", "editor", "translator", "advisor", "contributor"];

/** What only one of these kinds has. */
function OwnFacts({ data }: { data: WorkData }) {
  const t = useMessages();
  switch (data.kind) {
    case "book":
      return data.edition ? <Fact label={t.record.edition}>{data.edition}</Fact> : null;
    case "chapter":
      return (
        <>
          {data.book?.titles[0] && (
            <Fact label={t.record.book}>
              <Inline text={data.book.titles[0]} />
            </Fact>
          )}
          {data.pages && <Fact label={t.record.pages}>{data.pages.printed}</Fact>}
        </>
      );
    case "news":
      return (
        <>
          <Fact label={t.record.outlet}>
            <a href={facetPath("outlet", data.outlet)} rel="nofollow">
              <bdi>{data.outlet}</bdi>
            </a>
          </Fact>
          {data.section && <Fact label={t.record.section}>{data.section}</Fact>}
        </>
      );
    case "video":
      return (
        <>
          <Fact label={t.record.channel}>
            <a href={facetPath("outlet", data.channel)} rel="nofollow">
              <bdi>{data.channel}</bdi>
            </a>
          </Fact>
          {data.duration !== undefined && <Fact label={t.record.duration}>{t.record.seconds(data.duration)}</Fact>}
        </>
      );
    default:
      return data satisfies never;
  }
}

/** What is known of a book, a chapter, a news item or a video. */
export function WorkFacts({ data }: { data: WorkData }) {
  const t = useMessages();
  const languages = likelyLanguages(data);
  const identifiers = data.identifiers.filter(
    ({ scheme }) => scheme === "doi" || scheme === "isbn" || scheme === "handle",
  );
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
      <OwnFacts data={data} />
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
      {identifiers.slice(0, 8).map((identifier) => (
        <Fact
          label={
            identifier.scheme === "doi"
              ? t.record.doi
              : identifier.scheme === "isbn"
                ? t.record.isbn
                : t.record.identifiers
          }
        >
          <IdentifierLink of={identifier} />
        </Fact>
      ))}
      {(data.licence || data.access !== "unknown") && (
        <Fact label={t.record.licence}>
          <LicenceText licence={data.licence} access={data.access} />
        </Fact>
      )}
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

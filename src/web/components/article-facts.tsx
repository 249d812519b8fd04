import type { CatalogueRecord, Issue } from "../../catalogue/catalogue.ts";
import { countryName } from "../../domain/country.ts";
import { journalSubjects } from "../../domain/journal-subjects.ts";
import { judgedDate } from "../../domain/judged-date.ts";
import { languageName } from "../../domain/language.ts";
import { likelyLanguages } from "../../domain/likely-language.ts";
import { formatPartialDate, yearOf } from "../../domain/partial-date.ts";
import type { ArticleData } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import { issuePath, pathOf } from "../links.ts";
import type { Judgement, Recognition } from "../recognition-of.ts";
import type { RelationView } from "../relations-of.ts";
import { useMessages } from "../view.ts";
import { Fact, FactList } from "./fact-list.tsx";
import { IdentifierLink, IdentifierList } from "./identifiers.tsx";
import { Keywords, Subjects } from "./keywords.tsx";
import { LicenceText } from "./licence-text.tsx";
import { Inline } from "./local-text.tsx";
import { People } from "./people.tsx";
import { RecognitionFact } from "./recognition-fact.tsx";
import { RelationFacts } from "./relations.tsx";

const longestName = 250;
const longestNumber = 80;

export interface ArticleView {
  readonly record: CatalogueRecord;
  readonly data: ArticleData;
  readonly journal: CatalogueRecord | undefined;
  readonly issue: Issue | undefined;
  readonly recognition: Recognition | undefined;
  readonly judgements: readonly Judgement[];
  readonly relations: readonly RelationView[];
}

function JournalFact({ data, journal }: Pick<ArticleView, "data" | "journal">) {
  const t = useMessages();
  const title = journal?.data.titles[0] ?? data.container?.titles[0];
  const issns = data.container?.issns ?? [];
  return (
    <Fact label={t.record.journal}>
      {title === undefined && <span class="quiet">{t.record.noJournal}</span>}
      {title && journal && (
        <a href={pathOf(journal)}>
          <Inline text={title} />
        </a>
      )}
      {title && !journal && <Inline text={title} />}
      {!journal && issns.length > 0 && <IdentifierList of={issns} />}
    </Fact>
  );
}

function IssueFacts({ data, issue }: Pick<ArticleView, "data" | "issue">) {
  const t = useMessages();
  const stated = data.container?.issue;
  const volume = stated?.volume ?? issue?.volume;
  const number = stated?.number ?? issue?.number ?? stated?.title;
  const path = issue && issuePath(issue.journalId, issue.id);
  const linked = (text: string) =>
    path ? <a href={path}>{clip(text, longestNumber)}</a> : <>{clip(text, longestNumber)}</>;
  return (
    <>
      {volume && <Fact label={t.record.volume}>{number ? clip(volume, longestNumber) : linked(volume)}</Fact>}
      {number && <Fact label={t.record.issue}>{linked(number)}</Fact>}
      {data.container?.pages && <Fact label={t.record.pages}>{clip(data.container.pages.printed, longestNumber)}</Fact>}
    </>
  );
}

function Categories({ data, journal, recognition }: Pick<ArticleView, "data" | "journal" | "recognition">) {
  const t = useMessages();
  const inherited = data.subjects.length === 0 && journal ? journalSubjects(journal.data, recognition?.rows ?? []) : [];
  return (
    <Fact label={t.record.categories}>
      {data.subjects.length > 0 && <Subjects of={data.subjects} />}
      {inherited.length > 0 && (
        <>
          <Subjects of={inherited} /> <small>{t.record.categoriesOfJournal}</small>
        </>
      )}
      {data.subjects.length + inherited.length === 0 && <span class="quiet">{t.record.noCategories}</span>}
    </Fact>
  );
}

/** All that is known of an article, in the order that readers of the first DefinePK know. */
export function ArticleFacts({ data, journal, issue, recognition, judgements, relations }: ArticleView) {
  const t = useMessages();
  const languages = likelyLanguages(data);
  const publisher = data.publisher ?? journal?.data.publisher;
  const country = data.country ?? journal?.data.country;
  const date = judgedDate(data);
  const dois = data.identifiers.filter(({ scheme }) => scheme === "doi").slice(0, 3);
  const others = data.identifiers.filter(
    ({ scheme }) => scheme === "pmid" || scheme === "pmcid" || scheme === "handle",
  );
  return (
    <FactList>
      <Fact label={t.record.authors}>
        {data.contributors.length > 0 ? (
          <People of={data.contributors} />
        ) : (
          <span class="quiet">{t.record.noAuthors}</span>
        )}
      </Fact>
      <JournalFact data={data} journal={journal} />
      <Fact label={t.recognition.heading} wide>
        <RecognitionFact recognition={recognition} judgements={judgements} />
      </Fact>
      {publisher && (
        <Fact label={t.record.publisher}>
          <bdi>{clip(publisher, longestName)}</bdi>
        </Fact>
      )}
      {country && <Fact label={t.record.country}>{countryName(country)}</Fact>}
      {date && <Fact label={t.record.year}>{yearOf(date)}</Fact>}
      {data.published && data.published.start.length > 4 && (
        <Fact label={t.record.published}>{formatPartialDate(data.published)}</Fact>
      )}
      {data.online && <Fact label={t.record.online}>{formatPartialDate(data.online)}</Fact>}
      <IssueFacts data={data} issue={issue} />
      {languages.length > 0 && (
        <Fact label={languages.length === 1 ? t.record.language : t.record.languages}>
          {clip(languages.map(languageName).join(", "), longestNumber)}
        </Fact>
      )}
      {data.type !== "article" && <Fact label={t.record.type}>{t.workTypes[data.type]}</Fact>}
      {dois.map((doi) => (
        <Fact label={t.record.doi}>
          <IdentifierLink of={doi} />
        </Fact>
      ))}
      {others.length > 0 && (
        <Fact label={t.record.identifiers}>
          <ul class="ids">
            {others.slice(0, 5).map((identifier) => (
              <li>
                {identifier.scheme.toUpperCase()} <IdentifierLink of={identifier} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <RelationFacts of={relations} />
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
      <Categories data={data} journal={journal} recognition={recognition} />
    </FactList>
  );
}

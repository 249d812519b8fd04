import { countryName } from "../../domain/country.ts";
import { journalSubjects } from "../../domain/journal-subjects.ts";
import { languageName } from "../../domain/language.ts";
import type { KnownRow } from "../../domain/recognition.ts";
import type { JournalData } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import type { JournalNeighbours } from "../journal-neighbours.ts";
import { facetPath } from "../links.ts";
import { hostOf, safeHref } from "../safe-href.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";
import { Fact, FactList } from "./fact-list.tsx";
import { IdentifierLink, IdentifierList } from "./identifiers.tsx";
import { JournalTitles } from "./journal-titles.tsx";
import { Subjects } from "./keywords.tsx";
import { LicenceText } from "./licence-text.tsx";

/** What is known of a journal itself. */
export function JournalFacts({
  data,
  rows,
  neighbours,
}: {
  data: JournalData;
  rows: readonly KnownRow[];
  neighbours: JournalNeighbours;
}) {
  const t = useMessages();
  const subjects = journalSubjects(data, rows);
  const issns = data.identifiers.filter(({ scheme, medium }) => scheme === "issn" && medium !== "linking").slice(0, 12);
  const linking = data.identifiers.find(({ scheme, medium }) => scheme === "issn" && medium === "linking");
  const home = data.links.find((link) => link.rel === "landing" && safeHref(link.url) !== undefined);
  return (
    <FactList>
      <Fact label={t.record.issn}>
        {issns.length > 0 ? <IdentifierList of={issns} /> : <span class="quiet">{t.journal.noIssn}</span>}
      </Fact>
      {linking && (
        <Fact label={t.journal.issnL}>
          <IdentifierLink of={linking} />
        </Fact>
      )}
      <JournalTitles data={data} neighbours={neighbours} />
      {data.publisher && (
        <Fact label={t.record.publisher}>
          <a href={facetPath("publisher", data.publisher)} rel="nofollow">
            <bdi>{clip(data.publisher, 250)}</bdi>
          </a>
        </Fact>
      )}
      {data.country && <Fact label={t.record.country}>{countryName(data.country)}</Fact>}
      {data.languages.length > 0 && (
        <Fact label={data.languages.length === 1 ? t.record.language : t.record.languages}>
          {data.languages.map(languageName).join(", ")}
        </Fact>
      )}
      {subjects.length > 0 && (
        <Fact label={t.journal.subjects}>
          <Subjects of={subjects} />
        </Fact>
      )}
      {(data.licence || data.access !== "unknown") && (
        <Fact label={t.record.licence}>
          <LicenceText licence={data.licence} access={data.access} />
        </Fact>
      )}
      {home && (
        <Fact label={t.journal.site}>
          <ExternalLink href={home.url}>{hostOf(home.url)}</ExternalLink>
        </Fact>
      )}
    </FactList>
  );
}

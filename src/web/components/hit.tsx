import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { Contributor } from "../../domain/contributor.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { Category } from "../../domain/recognition.ts";
import type { Segment } from "../../search/result.ts";
import { pathOf, recordPath } from "../links.ts";
import type { Messages } from "../messages/en.ts";
import { useMessages } from "../view.ts";
import { CategoryPill } from "./category-pill.tsx";
import { localAttributes } from "./local-text.tsx";
import { Segments } from "./segments.tsx";

interface Properties {
  record: CatalogueRecord;
  title: readonly Segment[];
  titleLang?: string | undefined;
  passage?: readonly Segment[];
  passageLang?: string | undefined;
  journalTitle?: string | undefined;
  /** The category that certainly applied on its date. */
  category?: Category | undefined;
  /** The page has just the one journal: not said again. */
  withoutJournal?: boolean;
  level?: "h2" | "h3";
}

const authorsShown = 4;
const passageLength = 420;

/** The first names and how many there are besides. */
function Authors({ of }: { of: readonly Contributor[] }) {
  const t = useMessages();
  const people = of.filter(({ role }) => role === "author" || role === "editor");
  if (people.length === 0) return null;
  const rest = people.length - authorsShown;
  return (
    <span>
      {people.slice(0, authorsShown).map(({ name }, index) => (
        <>
          {index > 0 && ", "}
          <bdi lang={name.lang}>{name.printed}</bdi>
        </>
      ))}
      {rest > 0 && ` ${t.record.authorsMore(rest)}`}
    </span>
  );
}

/** `33 (1), 12–18` */
export function citationPlace(record: CatalogueRecord): string {
  const { data } = record;
  if (data.kind !== "article" || data.container === undefined) return "";
  const { issue, pages } = data.container;
  const number = issue?.number === undefined ? "" : `(${issue.number})`;
  return [`${issue?.volume ?? ""} ${number}`.trim(), pages?.printed ?? ""].filter((part) => part !== "").join(", ");
}

function kindLabel(record: CatalogueRecord, t: Messages): string {
  const { data } = record;
  return data.kind === "article" ? t.workTypes[data.type] : t.kinds[data.kind].one;
}

function Container({ record, journalTitle }: { record: CatalogueRecord; journalTitle: string | undefined }) {
  const { data } = record;
  if (data.kind === "news") return <bdi>{data.outlet}</bdi>;
  if (data.kind === "video") return <bdi>{data.channel}</bdi>;
  if (data.kind === "journal" || data.kind === "book") return data.publisher ? <bdi>{data.publisher}</bdi> : null;
  const stated = data.kind === "article" ? data.container?.titles[0] : data.book?.titles[0];
  const title = journalTitle ?? stated?.value;
  if (title === undefined) return null;
  const name = <cite {...localAttributes(journalTitle === undefined ? stated?.lang : undefined)}>{title}</cite>;
  return record.journalId === undefined ? name : <a href={recordPath("journal", record.journalId)}>{name}</a>;
}

/** One record in a list. */
export function Hit({ record, passage = [], level: Heading = "h2", ...rest }: Properties) {
  const t = useMessages();
  const { data } = record;
  const place = citationPlace(record);
  let room = passageLength;
  const short = passage.flatMap((segment) => {
    const text = segment.text.slice(0, Math.max(0, room));
    room -= segment.text.length;
    return text === "" ? [] : [{ ...segment, text }];
  });
  return (
    <article class="hit">
      <p class="kicker">
        {kindLabel(record, t)}
        {data.published && <time>{yearOf(data.published)}</time>}
        {rest.category && <CategoryPill category={rest.category} />}
        {record.sample && <span class="pill sample">{t.site.sampleTitle}</span>}
      </p>
      <Heading {...localAttributes(rest.titleLang)}>
        <a href={pathOf(record)}>{rest.title.length === 0 ? t.record.untitled : <Segments of={rest.title} />}</a>
      </Heading>
      <p class="by">
        <Authors of={data.contributors} />
        {!rest.withoutJournal && <Container record={record} journalTitle={rest.journalTitle} />}
        {place !== "" && <span class="number">{place}</span>}
      </p>
      {short.length > 0 && (
        <p class="passage" {...localAttributes(rest.passageLang)}>
          <Segments of={short} />
          {room < 0 && "…"}
        </p>
      )}
    </article>
  );
}

import type { VNode } from "preact";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { clockTime } from "../../domain/clock-time.ts";
import type { Contributor } from "../../domain/contributor.ts";
import { directionOf } from "../../domain/language.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { Category } from "../../domain/recognition.ts";
import type { Segment } from "../../search/result.ts";
import { clip, clipSegments } from "../clip.ts";
import { pathOf, recordPath } from "../links.ts";
import type { Messages } from "../messages/en.ts";
import { clipSegmentsToBytes, clipToBytes, segmentsBytes, textBytes } from "../room.ts";
import type { Standing } from "../standing.ts";
import { videoPath } from "../video-address.ts";
import { useMessages } from "../view.ts";
import { CategoryPill } from "./category-pill.tsx";
import { nameAttributes } from "./headline.tsx";
import { localAttributes } from "./local-text.tsx";
import { Segments } from "./segments.tsx";

interface Properties {
  record: CatalogueRecord;
  title: readonly Segment[];
  titleLang?: string | undefined;
  passage?: readonly Segment[];
  passageLang?: string | undefined;
  journalTitle?: string | undefined;
  /** Of a video: the second at which its passage is said. */
  at?: number | undefined;
  /** The category that certainly applied on its date. */
  category?: Category | undefined;
  /** That a notice retracts or corrects it. */
  standing?: Standing | undefined;
  /** How many more headlines of its story were found. */
  alike?: number | undefined;
  /** The page is of one issue: neither it nor its journal is said again. */
  withinIssue?: boolean;
  level?: "h2" | "h3";
  /** Most bytes that it may take; no bound by default. */
  room?: number | undefined;
}

const authorsShown = 4;
const passageLength = 420;
const titleLength = 400;
const nameLength = 100;
const containerLength = 200;
const placeLength = 60;

type Texts = Pick<Properties, "record" | "title" | "passage" | "journalTitle">;

/** What of its room each text of a hit may take where they do not all fit. */
const shares = { title: 0.4, people: 0.15, container: 0.15, passage: 0.3 } as const;

function shownPeople({ data }: CatalogueRecord): Contributor[] {
  return data.contributors.filter(({ role }) => role === "author" || role === "editor");
}

/** Says `Retracted`, and leads to the notice. */
function StandingPill({ of: { type, href } }: { of: Standing }) {
  const t = useMessages();
  const kind = `pill standing ${type}`;
  return href ? (
    <a class={kind} href={href}>
      {t.record.standings[type]}
    </a>
  ) : (
    <span class={kind}>{t.record.standings[type]}</span>
  );
}

/** Elements around a hit's texts, and around each of its names: bytes. */
const markupBytes = 420;
/** What says that a notice retracts or corrects it. */
export const standingBytes = 160;
const bytesAroundName = 30;

function markupOf(record: CatalogueRecord): number {
  return markupBytes + Math.min(authorsShown, shownPeople(record).length) * bytesAroundName + (record.sample ? 60 : 0);
}

function textsOf({ record, title, passage = [], journalTitle = "" }: Texts): number {
  const names = shownPeople(record).slice(0, authorsShown);
  return (
    segmentsBytes(clipSegments(title, titleLength)) +
    segmentsBytes(clipSegments(passage, passageLength)) +
    textBytes(clip(journalTitle, containerLength)) +
    names.reduce((sum, { name }) => sum + textBytes(clip(name.printed, nameLength)), 0)
  );
}

/** Bytes that a hit takes at most. */
export function bytesOfHit(hit: Texts): number {
  return markupOf(hit.record) + textsOf(hit);
}

/** The first names and how many there are besides. */
function Authors({ of: people, room }: { of: readonly Contributor[]; room: number }) {
  const t = useMessages();
  if (people.length === 0) return null;
  const rest = people.length - authorsShown;
  return (
    <p class="by">
      {people.slice(0, authorsShown).map(({ name }, index) => (
        <>
          {index > 0 && ", "}
          <bdi lang={name.lang}>{clipToBytes(clip(name.printed, nameLength), room / authorsShown)}</bdi>
        </>
      ))}
      {rest > 0 && ` ${t.record.authorsMore(rest)}`}
    </p>
  );
}

/** `33 (1), 12–18`; of an issue's own list only the pages. */
export function citationPlace(record: CatalogueRecord, withinIssue: boolean, t: Messages): string {
  const { data } = record;
  if (data.kind === "chapter") return clip(data.pages?.printed ?? "", placeLength);
  if (data.kind !== "article" || data.container === undefined) return "";
  const { issue: { volume = "", number = "" } = {}, pages } = data.container;
  const issue =
    volume === "" && number !== "" ? t.journal.number(number) : `${volume} ${number && `(${number})`}`.trim();
  const parts = [withinIssue ? "" : issue, pages?.printed ?? ""];
  return clip(parts.filter((part) => part !== "").join(", "), placeLength);
}

function kindLabel(record: CatalogueRecord, t: Messages): string {
  const { data } = record;
  return data.kind === "article" ? t.workTypes[data.type] : t.kinds[data.kind].one;
}

/** What the record is in or of: its journal, book, outlet or publisher. */
function containerOf(record: CatalogueRecord, journalTitle: string | undefined, room: number): VNode | null {
  const { data } = record;
  const short = (text: string): string => clipToBytes(clip(text, containerLength), room);
  const plain = (text: string) => <bdi>{short(text)}</bdi>;
  if (data.kind === "news")
    return <bdi {...nameAttributes(data.outlet, data.titles[0]?.lang)}>{short(data.outlet)}</bdi>;
  if (data.kind === "video") return plain(data.channel);
  if (data.kind === "journal" || data.kind === "book") return data.publisher ? plain(data.publisher) : null;
  const stated = data.kind === "article" ? data.container?.titles[0] : data.book?.titles[0];
  const title = journalTitle ?? stated?.value;
  if (title === undefined) return null;
  const name = <cite {...localAttributes(journalTitle === undefined ? stated?.lang : undefined)}>{short(title)}</cite>;
  if (record.bookId !== undefined) return <a href={recordPath("book", record.bookId)}>{name}</a>;
  return record.journalId === undefined ? name : <a href={recordPath("journal", record.journalId)}>{name}</a>;
}

/** One record in a list. */
export function Hit({ record, passage = [], level: Heading = "h2", room, ...rest }: Properties) {
  const t = useMessages();
  const { data } = record;
  const length = data.kind === "video" && data.duration !== undefined ? clockTime(data.duration) : "";
  const place = length === "" ? citationPlace(record, rest.withinIssue === true, t) : length;
  const left = room === undefined ? Number.POSITIVE_INFINITY : Math.max(200, room - markupOf(record));
  const isTight = textsOf({ record, passage, ...rest }) > left;
  const roomFor = (part: keyof typeof shares): number => (isTight ? left * shares[part] : Number.POSITIVE_INFINITY);
  const container = rest.withinIssue ? null : containerOf(record, rest.journalTitle, roomFor("container"));
  return (
    <article class="hit" dir={rest.titleLang && directionOf(rest.titleLang) === "rtl" ? "rtl" : undefined}>
      <p class="kicker">
        {kindLabel(record, t)}
        {data.published && <time>{yearOf(data.published)}</time>}
        {rest.standing && <StandingPill of={rest.standing} />}
        {rest.category && <CategoryPill category={rest.category} />}
        {record.sample && <span class="pill sample">{t.site.sampleTitle}</span>}
      </p>
      <Heading {...localAttributes(rest.titleLang)}>
        <a href={pathOf(record)}>
          {rest.title.length === 0 ? (
            t.record.untitled
          ) : (
            <Segments of={clipSegmentsToBytes(clipSegments(rest.title, titleLength), roomFor("title"))} />
          )}
        </a>
      </Heading>
      <Authors of={shownPeople(record)} room={roomFor("people")} />
      {(container || place) && (
        <p class="by">
          {container}
          {place && (
            <span class="number" dir="ltr">
              {place}
            </span>
          )}
        </p>
      )}
      {rest.alike !== undefined && (
        <p class="by">
          <a href={pathOf(record)}>{t.news.alike(rest.alike)}</a>
        </p>
      )}
      {passage.length > 0 && (
        <p class="passage" {...localAttributes(rest.passageLang)}>
          {rest.at !== undefined && (
            <>
              <a
                class="number"
                href={`${videoPath(record, { t: rest.at })}#here`}
                aria-label={t.video.saidAt(clockTime(rest.at))}
              >
                {clockTime(rest.at)}
              </a>{" "}
            </>
          )}
          <Segments of={clipSegmentsToBytes(clipSegments(passage, passageLength), roomFor("passage"))} />
        </p>
      )}
    </article>
  );
}

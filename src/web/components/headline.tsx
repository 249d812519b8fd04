import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { directionOf } from "../../domain/language.ts";
import { clip } from "../clip.ts";
import { pathOf } from "../links.ts";
import { useMessages } from "../view.ts";
import { localAttributes } from "./local-text.tsx";

interface Properties {
  record: CatalogueRecord;
  /** Other outlets of its story, and how many more headlines it has. */
  others?: readonly string[];
  more?: number;
  level?: "h2" | "h3" | "h4";
}

const longestTitle = 300;
const longestName = 80;

/** `19:46 +05:00` of an instant as stated; "" where no time is. */
export function timeOf(at: string | undefined): string {
  const [, time = "", zone = ""] = /T(\d\d:\d\d)(?::\d\d)?(.*)$/.exec(at ?? "") ?? [];
  return `${time} ${zone === "Z" ? "UTC" : zone}`.trim();
}

/** A name in Arabic letters is in the headline's language: each has a face of its own. */
export function nameAttributes(name: string, lang: string | undefined): { lang?: string } {
  const written = /\p{Script=Arabic}/u.test(name);
  if (!written) return {};
  return { lang: lang !== undefined && directionOf(lang) === "rtl" ? lang : "ur" };
}

/** One headline in a list: what it says, whose it is, when it came. */
export function Headline({ record, others = [], more = 0, level: Heading = "h3" }: Properties) {
  const t = useMessages();
  const { data } = record;
  if (data.kind !== "news") return null;
  const title = data.titles[0];
  const time = timeOf(data.at);
  const lang = title?.lang;
  return (
    <article class="headline" dir={lang === undefined ? undefined : directionOf(lang)}>
      <Heading {...localAttributes(title?.lang)}>
        <a href={pathOf(record)}>{clip(title?.value ?? t.record.untitled, longestTitle)}</a>
      </Heading>
      <p class="by">
        <bdi {...nameAttributes(data.outlet, lang)}>{clip(data.outlet, longestName)}</bdi>
        {data.section && (
          <>
            {" · "}
            <bdi {...nameAttributes(data.section, lang)}>{clip(data.section, longestName)}</bdi>
          </>
        )}
        {time !== "" && (
          <>
            {" · "}
            <time dateTime={data.at} dir="ltr">
              {time}
            </time>
          </>
        )}
        {record.sample && <span class="pill sample">{t.site.sampleTitle}</span>}
      </p>
      {others.length + more > 0 && (
        <p class="by quiet">
          <bdi>{t.news.alsoAt}</bdi>{" "}
          {others.map((outlet, index) => (
            <>
              {index > 0 && " · "}
              <bdi {...nameAttributes(outlet, lang)}>{clip(outlet, longestName)}</bdi>
            </>
          ))}
          {more > 0 && ` · ${t.news.moreAlike(more)}`}
        </p>
      )}
    </article>
  );
}

import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
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

/** One headline in a list: what it says, whose it is, when it came. */
export function Headline({ record, others = [], more = 0, level: Heading = "h3" }: Properties) {
  const t = useMessages();
  const { data } = record;
  if (data.kind !== "news") return null;
  const title = data.titles[0];
  const time = timeOf(data.at);
  return (
    <article class="headline">
      <Heading {...localAttributes(title?.lang)}>
        <a href={pathOf(record)}>{clip(title?.value ?? t.record.untitled, longestTitle)}</a>
      </Heading>
      <p class="by">
        <bdi>{clip(data.outlet, longestName)}</bdi>
        {data.section && (
          <>
            {" · "}
            <bdi>{clip(data.section, longestName)}</bdi>
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
          <bdi>
            {t.news.alsoAt(
              others.map((outlet) => clip(outlet, longestName)),
              more,
            )}
          </bdi>
        </p>
      )}
    </article>
  );
}

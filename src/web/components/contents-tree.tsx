import type { VNode } from "preact";
import { clip } from "../clip.ts";
import { type ContentsLine, flatLines } from "../contents-of.ts";
import { textBytes } from "../room.ts";
import { useMessages } from "../view.ts";
import { localAttributes } from "./local-text.tsx";

/** What pages with a table of contents link beside the site's own. */
export const contentsStyles = ["books.css"] as const;

const longestTitle = 300;
const longestBy = 160;
const longestNumber = 40;
/** Elements around a line, around a text in another language than the book's, and around authors: bytes. */
const markupBytes = { line: 30, language: 35, part: 50 } as const;

/** A text is isolated where it may run the other way than those around it. */
function Name({ of: { title }, lang }: { of: ContentsLine; lang: string | undefined }) {
  const t = useMessages();
  const text = title.value === "" ? t.record.untitled : clip(title.value, longestTitle);
  return title.lang !== undefined && title.lang === lang ? (
    <>{text}</>
  ) : (
    <bdi {...localAttributes(title.lang)}>{text}</bdi>
  );
}

function Line({ of, lang }: { of: ContentsLine; lang: string | undefined }) {
  const { number, by, pages, href } = of;
  const name = <Name of={of} lang={lang} />;
  return (
    <>
      {number && <span class="number">{clip(number, longestNumber)} </span>}
      {href === undefined ? <span>{name}</span> : <a href={href}>{name}</a>}
      {pages && (
        <span class="leaf number" dir="ltr">
          {clip(pages, longestNumber)}
        </span>
      )}
      {by && (
        <small>
          <bdi>{clip(by, longestBy)}</bdi>
        </small>
      )}
    </>
  );
}

function bytesOf({ title, number, by, pages, href = "" }: ContentsLine, lang: string | undefined): number {
  const parts = [number, by, pages].flatMap((part) => (part === undefined ? [] : [clip(part, longestBy)]));
  const own = title.lang !== undefined && title.lang === lang ? 0 : markupBytes.language;
  return parts.reduce(
    (sum, part) => sum + markupBytes.part + textBytes(part),
    markupBytes.line + own + textBytes(clip(title.value, longestTitle)) + href.length,
  );
}

interface Room {
  /** Bytes. */
  left: number;
  /** Lines that found no room. */
  over: number;
}

/** One level first, then what is below: a long tree is cut in its depth before it is cut at its end. */
function branch(lines: readonly ContentsLine[], lang: string | undefined, room: Room): VNode | null {
  const fitting = lines.filter((line) => {
    const fits = room.left >= 0;
    if (fits) room.left -= bytesOf(line, lang);
    else room.over += flatLines([line]).length;
    return fits;
  });
  if (fitting.length === 0) return null;
  return (
    <ol>
      {fitting.map((line) => (
        <li id={line.id}>
          <Line of={line} lang={lang} />
          {line.lines.length > 0 && branch(line.lines, lang, room)}
        </li>
      ))}
    </ol>
  );
}

interface Properties {
  lines: readonly ContentsLine[];
  /** The book's language. */
  lang: string | undefined;
  bytes: number;
}

/** A table of contents as a tree, in about so many bytes; says how much was left out. */
export function ContentsTree({ lines, lang, bytes }: Properties) {
  const t = useMessages();
  const room = { left: bytes, over: 0 };
  const tree = branch(lines, lang, room);
  return (
    <>
      <div class="contents" {...(lang === undefined ? {} : localAttributes(lang))}>
        {tree}
      </div>
      {room.over > 0 && <p class="quiet">{t.book.moreLines(room.over)}</p>}
    </>
  );
}

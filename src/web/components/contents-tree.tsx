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
/** Elements around a line's texts: bytes. */
const markupBytes = 120;

function Line({ of: { title, number, by, pages, href } }: { of: ContentsLine }) {
  const t = useMessages();
  const text = title.value === "" ? t.record.untitled : clip(title.value, longestTitle);
  const name = <bdi {...localAttributes(title.lang)}>{text}</bdi>;
  return (
    <p class="line">
      {number && <span class="number">{clip(number, longestNumber)} </span>}
      {href === undefined ? name : <a href={href}>{name}</a>}
      {pages && (
        <span class="leaf number" dir="ltr">
          {" "}
          {clip(pages, longestNumber)}
        </span>
      )}
      {by && (
        <small>
          <bdi>{clip(by, longestBy)}</bdi>
        </small>
      )}
    </p>
  );
}

function bytesOf({ title, number = "", by = "", pages = "", href = "" }: ContentsLine): number {
  const texts = [clip(title.value, longestTitle), clip(number, longestNumber), clip(by, longestBy), pages, href];
  return texts.reduce((sum, text) => sum + textBytes(text), markupBytes);
}

interface Room {
  /** Bytes. */
  left: number;
  /** Lines that found no room. */
  over: number;
}

/** One level first, then what is below: a long tree is cut in its depth before it is cut at its end. */
function branch(lines: readonly ContentsLine[], room: Room): VNode | null {
  const fitting = lines.filter((line) => {
    const fits = room.left >= 0;
    if (fits) room.left -= bytesOf(line);
    else room.over += flatLines([line]).length;
    return fits;
  });
  if (fitting.length === 0) return null;
  return (
    <ol>
      {fitting.map((line) => (
        <li id={line.id}>
          <Line of={line} />
          {line.lines.length > 0 && branch(line.lines, room)}
        </li>
      ))}
    </ol>
  );
}

/** A table of contents as a tree, in about so many bytes; says how much was left out. */
export function ContentsTree({ lines, bytes }: { lines: readonly ContentsLine[]; bytes: number }) {
  const t = useMessages();
  const room = { left: bytes, over: 0 };
  const tree = branch(lines, room);
  return (
    <div class="contents">
      {tree}
      {room.over > 0 && <p class="quiet">{t.book.moreLines(room.over)}</p>}
    </div>
  );
}

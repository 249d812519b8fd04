import { parseClockTime } from "../../../domain/clock-time.ts";
import type { VideoChapter } from "../../../domain/record.ts";

/** YouTube's own rule (its help page on chapters): the first at 0:00, three at least, in order. */
const fewest = 3;
const most = 500;
const longestTitle = 300;
/** At the beginning of a line, perhaps in brackets, behind a bullet or number, or as the beginning of a span; else at its end. */
const leading =
  /^[\s*•·▶►\-–—]{0,10}(?:\d{1,3}[.)]\s+)?[([]?(\d{1,3}(?::\d{2}){1,2})(?:\s{0,3}[-–—]\s{0,3}\d{1,3}(?::\d{2}){1,2})?[)\]]?[\s:|.\-–—]{0,10}(\S.*)$/u;
const trailing = /^(.{0,400}?\S)[\s:|.\-–—([]{1,10}(\d{1,3}(?::\d{2}){1,2})[)\]]?\s*$/u;

/** Chapters as a description lists them, a line each: `00:00 Intro`, `Intro - 0:00`. None where the lines are not such a list. */
export function chaptersIn(description: string): VideoChapter[] {
  const found: VideoChapter[] = [];
  for (const line of description.split(/[\r\n]+/)) {
    const chapter = chapterIn(line.slice(0, 500));
    if (chapter === undefined) continue;
    if (found.length === 0 && chapter.at !== 0) continue;
    const last = found.at(-1);
    if (last !== undefined && chapter.at <= last.at) break;
    found.push(chapter);
    if (found.length === most) break;
  }
  return found.length < fewest ? [] : found;
}

function chapterIn(line: string): VideoChapter | undefined {
  const first = leading.exec(line);
  const [time, title] = first === null ? [...(trailing.exec(line)?.slice(1, 3) ?? [])].reverse() : first.slice(1, 3);
  const at = time === undefined ? undefined : parseClockTime(time);
  return at === undefined || title === undefined ? undefined : { at, title: title.trim().slice(0, longestTitle) };
}

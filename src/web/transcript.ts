import type { Captions, Cue } from "../domain/record.ts";
import { Highlighter } from "../search/highlight.ts";
import type { QueryNode } from "../search/query.ts";
import type { Segment } from "../search/result.ts";
import { textBytes } from "./room.ts";

/** Some captions together: what is said from a second on. */
export interface SpokenParagraph {
  readonly at: number;
  readonly text: string;
}

/** Letters from which on a paragraph ends with the next sentence, and ends anyway; a silence of so many seconds ends it too. */
const goodLength = 200;
const longestLength = 420;
const silence = 8;

/** Captions as paragraphs that can be read: single ones are a few words long. */
export function paragraphsOf({ cues }: Captions): SpokenParagraph[] {
  const found: { at: number; text: string }[] = [];
  let before: Cue | undefined;
  for (const cue of cues) {
    const open = found.at(-1);
    const isOver =
      open === undefined ||
      open.text.length >= longestLength ||
      (open.text.length >= goodLength && /[.!?۔؟…]["'”’»)\]]?$/u.test(open.text)) ||
      (before !== undefined && cue.at - before.at > silence);
    if (isOver) found.push({ at: cue.at, text: cue.text });
    else open.text += ` ${cue.text}`;
    before = cue;
  }
  return found;
}

/** Elements around a paragraph. */
const markupBytes = 150;

/** The paragraphs cut into pages of about so many bytes. */
export function pagesOf(paragraphs: readonly SpokenParagraph[], bytes: number): SpokenParagraph[][] {
  const pages: SpokenParagraph[][] = [];
  let left = 0;
  for (const paragraph of paragraphs) {
    const own = textBytes(paragraph.text) + markupBytes;
    const page = pages.at(-1);
    if (page === undefined || own > left) {
      pages.push([paragraph]);
      left = bytes - own;
    } else {
      page.push(paragraph);
      left -= own;
    }
  }
  return pages;
}

/** Index of the paragraph in which a second is; 0 before the first. */
export function paragraphAt(paragraphs: readonly SpokenParagraph[], second: number): number {
  const next = paragraphs.findIndex(({ at }) => Math.floor(at) > second);
  return Math.max(0, (next < 0 ? paragraphs.length : next) - 1);
}

export interface SpokenHit {
  readonly at: number;
  readonly segments: readonly Segment[];
}

/** Captions that have something of what is looked for, with the one after each, for a phrase may go on there. */
export function searchCaptions({ cues }: Captions, query: QueryNode): SpokenHit[] {
  const highlighter = new Highlighter(query, "fulltext");
  const hits: SpokenHit[] = [];
  for (let at = 0; at < cues.length; at += 1) {
    const [cue, next] = [cues[at], cues[at + 1]];
    if (cue === undefined) break;
    const isAlone = highlighter.count(cue.text) > 0;
    const text = next === undefined ? cue.text : `${cue.text} ${next.text}`;
    if (!isAlone && (highlighter.count(text) === 0 || (next !== undefined && highlighter.count(next.text) > 0)))
      continue;
    hits.push({ at: cue.at, segments: highlighter.mark(text) });
    // what is shown already is not a place of its own
    if (next !== undefined) at += 1;
  }
  return hits;
}

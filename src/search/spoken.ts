import type { Captions } from "../domain/record.ts";
import type { Highlighter } from "./highlight.ts";
import type { Segment } from "./result.ts";

/** Where in a video something is said. */
export interface SpokenPassage {
  readonly segments: readonly Segment[];
  /** Second at which the passage begins. */
  readonly at: number;
  readonly lang?: string;
  /** How many different words of it were looked for. */
  readonly words: number;
}

/** A text is looked through in steps of so many characters; of one track so many at most. */
const step = 90_000;
const mostSteps = 10;
/** Characters within which several things count as said together, and of a passage. */
const together = 200;

/** The captions of a track as one text, and where each begins in it. */
function joined({ cues }: Captions): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = "";
  for (const cue of cues) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += cue.text;
  }
  return { text, starts };
}

/** The text of a track, for the index: one, so that a phrase is found across two captions. */
export function spokenText(captions: Captions): string {
  return joined(captions).text;
}

interface Place {
  readonly offset: number;
  readonly different: number;
}

/** Where within `together` characters most different things are that are looked for; the first of equals. */
function bestPlace(segments: readonly Segment[], base: number): Place | undefined {
  const hits: { offset: number; word: string }[] = [];
  let offset = base;
  for (const { text, hit } of segments) {
    // words that stand beside each other are one segment
    if (hit) for (const word of text.toLowerCase().split(/\s+/)) hits.push({ offset, word });
    offset += text.length;
  }
  let best: Place | undefined;
  hits.forEach((first, index) => {
    const near = new Set<string>();
    for (let at = index; at < hits.length; at += 1) {
      const hit = hits[at];
      if (hit === undefined || hit.offset > first.offset + together) break;
      near.add(hit.word);
    }
    if (best === undefined || near.size > best.different) best = { offset: first.offset, different: near.size };
  });
  return best;
}

/** The best place where captions have what is looked for, from the caption that has it on; undefined where none has. */
export function spokenPassage(tracks: readonly Captions[], highlighter: Highlighter): SpokenPassage | undefined {
  let best: { place: Place; track: Captions; starts: readonly number[] } | undefined;
  for (const track of tracks) {
    const { text, starts } = joined(track);
    for (let from = 0; from < Math.min(text.length, step * mostSteps); from += step) {
      const place = bestPlace(highlighter.mark(text.slice(from, from + step)), from);
      if (place !== undefined && (best === undefined || place.different > best.place.different))
        best = { place, track, starts };
    }
  }
  if (best === undefined) return undefined;
  const { track, starts, place } = best;
  const first = indexAt(starts, place.offset);
  const cues = [];
  for (let at = first, length = 0; at < track.cues.length && length < together; at += 1) {
    const cue = track.cues[at];
    if (cue === undefined) break;
    cues.push(cue.text);
    length += cue.text.length;
  }
  return {
    segments: highlighter.passage(cues.join(" ")),
    words: place.different,
    at: Math.floor(track.cues[first]?.at ?? 0),
    ...(track.lang === undefined ? {} : { lang: track.lang }),
  };
}

/** Index of the last start that is not behind an offset. */
function indexAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

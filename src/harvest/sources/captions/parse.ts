import { parseClockTime } from "../../../domain/clock-time.ts";
import { parseLanguage } from "../../../domain/language.ts";
import type { Captions, Cue } from "../../../domain/record.ts";
import { detectLanguage } from "../../../text/language.ts";
import { cueText } from "./cue-text.ts";

const time = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}[.,]\d{1,3}`;
const timing = new RegExp(String.raw`^\s*(${time})\s*-->\s*(${time})(?:\s.*)?$`);
/** Times of single words, as only what a machine heard has them. */
const wordTimes = /<(?:\d{1,3}:)?\d{2}:\d{2}\.\d{3}>/;
const mostCues = 50_000;
const longestLine = 2000;

/** WebVTT (W3C) begins with its name; SubRip has no beginning, but cues of the same form with a comma in their times. */
export function looksLikeCaptions(text: string): boolean {
  if (/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text)) return true;
  const lines = text.split(/\r\n?|\n/, 12).map((line) => line.replace(/^\ufeff/, ""));
  const first = lines.findIndex((line) => line.trim() !== "");
  const isNumber = /^\s*\d{1,7}\s*$/.test(lines[first] ?? "");
  return timing.test(lines[isNumber ? first + 1 : first] ?? "");
}

/**
 * The captions in a file of WebVTT or SubRip. What cannot be read of it costs no other cue. `lang` as the file's name says; else as the file itself
 * does (YouTube's have `Language:`), else as its letters show.
 */
export function parseCaptions(text: string, lang?: string): Captions {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  const isAutomatic = wordTimes.test(text);
  const cues = cuesOf(lines, isAutomatic);
  const said = parseLanguage(lang ?? "") ?? parseLanguage(headerOf(lines, "Language") ?? "");
  const found =
    said ??
    detectLanguage(
      cues
        .slice(0, 100)
        .map((cue) => cue.text)
        .join(" "),
    );
  return {
    ...(found === undefined ? {} : { lang: found }),
    ...(isAutomatic ? { automatic: true } : {}),
    cues,
  };
}

function headerOf(lines: readonly string[], name: string): string | undefined {
  if (lines[0]?.startsWith("WEBVTT") !== true) return undefined;
  for (const line of lines.slice(1, 12)) {
    if (line.trim() === "") return undefined;
    if (line.startsWith(`${name}:`)) return line.slice(name.length + 1).trim();
  }
  return undefined;
}

function cuesOf(lines: readonly string[], isAutomatic: boolean): Cue[] {
  const cues: Cue[] = [];
  let before: readonly string[] = [];
  for (let at = 0; at < lines.length && cues.length < mostCues; at += 1) {
    const start = parseClockTime(timing.exec((lines[at] ?? "").slice(0, 300))?.[1] ?? "");
    if (start === undefined) continue;
    const said: string[] = [];
    // a cue ends with a blank line; where that is missing, with the next cue's times or the number before those
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = (lines[next] ?? "").slice(0, longestLine);
      const isNumber = /^\s*\d{1,7}\s*$/.test(line) && timing.test((lines[next + 1] ?? "").slice(0, 300));
      // YouTube's automatic ones have lines of a blank within a cue
      if (line === "" || timing.test(line) || isNumber) break;
      said.push(line);
    }
    const texts = said.map((line) => cueText(line)).filter((line) => line !== "");
    const fresh = isAutomatic ? texts.slice(repeated(before, texts)) : texts;
    if (texts.length > 0) before = texts;
    if (fresh.length > 0) cues.push({ at: start, text: fresh.join(" ") });
  }
  return inOrder(cues);
}

/** How many of the first lines were the last ones of the cue before: automatic captions roll, and show each line twice. */
function repeated(before: readonly string[], lines: readonly string[]): number {
  for (let count = Math.min(before.length, lines.length); count > 0; count -= 1) {
    if (lines.slice(0, count).every((line, index) => line === before[before.length - count + index])) return count;
  }
  return 0;
}

function inOrder(cues: readonly Cue[]): Cue[] {
  return cues.every((cue, index) => index === 0 || (cues[index - 1]?.at ?? 0) <= cue.at)
    ? [...cues]
    : cues.toSorted((a, b) => a.at - b.at);
}

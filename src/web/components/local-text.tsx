import { directionOf } from "../../domain/language.ts";
import type { LocalText } from "../../domain/text.ts";
import { clip } from "../clip.ts";

/** Language and direction of a text for its element; a text of unknown language finds its direction by its letters. */
export function localAttributes(lang: string | undefined): { lang?: string; dir: "ltr" | "rtl" | "auto" } {
  return lang === undefined ? { dir: "auto" } : { lang, dir: directionOf(lang) };
}

const longestInline = 300;

/** A harvested text inside a line of another language: isolated, so that neither turns the other round. */
export function Inline({ text }: { text: LocalText }) {
  return <bdi {...localAttributes(text.lang)}>{clip(text.value, longestInline)}</bdi>;
}

/** A harvested text in paragraphs of its own, broken where it has line breaks. */
export function LocalTextBlock({ text }: { text: LocalText }) {
  const paragraphs = text.value
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return (
    <div class="prose" {...localAttributes(text.lang)}>
      {paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  );
}

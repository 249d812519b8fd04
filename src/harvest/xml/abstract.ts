import { childNamed, type XmlElement } from "./element.ts";
import { isBlock, paragraphsOf, proseOf } from "./prose.ts";

/** Headings that only say that this is the abstract, in the languages met. */
const own =
  /^(?:abstract|summary|synopsis|résumé|resume|resumen|resumo|zusammenfassung|riassunto|sommario|özet|öz|abstrak|аннотация|резюме|ملخص|الملخص|چکیده|خلاصہ|تلخیص|摘要|要旨)\s*[:.]?$/iu;

/**
 * An abstract's paragraphs, joined by line breaks: JATS `abstract` with or without sections (JATS 1.3, `<abstract>`). The heading of a section stands before its first paragraph:
 * `Methods: …`.
 */
export function abstractOf(element: XmlElement): string {
  return sectioned(element, undefined).join("\n");
}

/** `Label: text`, with a label's own colon or stop left out. */
export function labelled(label: string | undefined, text: string): string {
  const clean = label?.replace(/[\s:.]+$/, "") ?? "";
  return clean === "" || own.test(clean) ? text : `${clean}: ${text}`;
}

function sectioned(element: XmlElement, heading: string | undefined): string[] {
  const paragraphs: string[] = [];
  let label = heading;
  let run: (XmlElement | string)[] = [];
  const take = (content: XmlElement["content"]): void => {
    for (const text of paragraphsOf(content)) {
      paragraphs.push(labelled(label, text));
      label = undefined;
    }
  };
  const flush = (): void => {
    take(run);
    run = [];
  };
  for (const part of element.content) {
    if (typeof part === "string" || !isBlock(part)) {
      run.push(part);
      continue;
    }
    flush();
    // Crossref's depositors write headings and paragraphs side by side
    if (part.local === "title") label = proseOf(part);
    else if (part.local === "sec") paragraphs.push(...sectioned(part, childNamed(part, "title") ? undefined : label));
    else take(part.content);
  }
  flush();
  return paragraphs;
}

import { languageName } from "../../domain/language.ts";
import type { LocalText } from "../../domain/text.ts";
import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";
import { LocalTextBlock } from "./local-text.tsx";

/** Of all together, in UTF-16 units. */
const longest = 7000;
/** However much else the page has. */
const least = 300;
const mostShown = 3;

/** Abstracts, each in its language; bounded, since some sources put whole texts here. `less` = bytes that the rest of the page needs of their room. */
export function Abstracts({ of, less = 0 }: { of: readonly LocalText[]; less?: number }) {
  const t = useMessages();
  if (of.length === 0) {
    return (
      <section class="section" id="abstract">
        <h2>{t.record.abstract}</h2>
        <p class="quiet">{t.record.noAbstract}</p>
      </section>
    );
  }
  return (
    <>
      {of.slice(0, mostShown).map((text, index) => (
        <section class="section" id={index === 0 ? "abstract" : undefined}>
          <h2>{of.length > 1 && text.lang ? t.record.abstractIn(languageName(text.lang)) : t.record.abstract}</h2>
          <LocalTextBlock
            text={{
              ...text,
              value: clip(text.value, Math.max(least, longest - less) / Math.min(of.length, mostShown)),
            }}
          />
        </section>
      ))}
    </>
  );
}

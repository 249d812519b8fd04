import { languageName } from "../../domain/language.ts";
import type { LocalText } from "../../domain/text.ts";
import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";
import { localAttributes } from "./local-text.tsx";

const longestTitle = 700;
const mostOthers = 3;

/** Too much for the largest size: very long, or in capitals throughout. */
function isLong(title: string): boolean {
  return title.length > 140 || (title.length > 40 && title === title.toUpperCase() && title !== title.toLowerCase());
}

/** A record's titles: the first as the page's heading, each in its own language and direction. */
export function RecordHeader({ titles, kicker }: { titles: readonly LocalText[]; kicker: string }) {
  const t = useMessages();
  const [first, ...others] = titles;
  return (
    <header class="title">
      <p class="kicker">{kicker}</p>
      <h1 class={first && isLong(first.value) ? "long" : undefined} {...localAttributes(first?.lang)}>
        {first ? clip(first.value, longestTitle) : t.record.untitled}
      </h1>
      {others.slice(0, mostOthers).map((title) => (
        <p class="other-title" title={title.lang && languageName(title.lang)} {...localAttributes(title.lang)}>
          {clip(title.value, longestTitle / 2)}
        </p>
      ))}
    </header>
  );
}

import { languageName } from "../../domain/language.ts";
import type { LocalText } from "../../domain/text.ts";
import { useMessages } from "../view.ts";
import { localAttributes } from "./local-text.tsx";

/** A record's titles: the first as the page's heading, each in its own language and direction. */
export function RecordHeader({ titles, kicker }: { titles: readonly LocalText[]; kicker: string }) {
  const t = useMessages();
  const [first, ...others] = titles;
  return (
    <header class="title">
      <p class="kicker">{kicker}</p>
      <h1 class={first && first.value.length > 160 ? "long" : undefined} {...localAttributes(first?.lang)}>
        {first?.value ?? t.record.untitled}
      </h1>
      {others.map((title) => (
        <p class="other-title" title={title.lang && languageName(title.lang)} {...localAttributes(title.lang)}>
          {title.value}
        </p>
      ))}
    </header>
  );
}

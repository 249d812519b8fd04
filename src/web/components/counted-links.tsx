import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";

export interface CountedLink {
  readonly text: string;
  readonly href: string;
  readonly count: number;
  readonly nofollow?: boolean;
}

const longestText = 150;

/** Links with how many records each leads to. */
export function CountedLinks({ of, columns = false }: { of: readonly CountedLink[]; columns?: boolean }) {
  const t = useMessages();
  return (
    <ul class={columns ? "counted in-columns" : "counted"}>
      {of.map(({ text, href, count, nofollow }) => (
        <li>
          <a href={href} rel={nofollow ? "nofollow" : undefined}>
            <bdi>{clip(text, longestText)}</bdi>
            <span class="number">
              {t.number(count)}
              <i class="hidden"> {t.search.recordsWord(count)}</i>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

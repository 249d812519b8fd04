import type { FacetName } from "../../search/fields.ts";
import type { FacetValue } from "../../search/result.ts";
import { clip } from "../clip.ts";
import { facetValueText } from "../facet-words.ts";
import { useMessages } from "../view.ts";

interface Properties {
  facet: FacetName;
  values: readonly FacetValue[];
  /** Into so many bytes the links must fit: an address spells a letter of Urdu with six characters. */
  bytes: number;
  href: (value: string) => string;
  className: string | undefined;
}

const longestLabel = 80;
/** Bytes that a link takes beside its address and its text, about. */
const bytesAround = 150;

/** The first values whose links fit. */
export function fitting(
  values: readonly FacetValue[],
  href: (value: string) => string,
  bytes: number,
): readonly FacetValue[] {
  let left = bytes;
  return values.filter((value) => {
    left -= href(value.value).length + Math.min(value.label.length, longestLabel) * 2 + bytesAround;
    return left >= 0;
  });
}

/** Values of a facet as links that choose them, or take the choice back, with their counts. */
export function FacetValueLinks({ facet, values, bytes, href, className }: Properties) {
  const t = useMessages();
  return (
    <ul class={className}>
      {fitting(values, href, bytes).map((value) => (
        <li>
          <a
            href={href(value.value)}
            rel="nofollow"
            class={value.selected ? "choice on" : "choice"}
            aria-current={value.selected ? "true" : undefined}
          >
            <bdi>{clip(facetValueText(facet, value.value, value.label, t), longestLabel)}</bdi>
            <span class="number">
              {t.number(value.count)}
              <i class="hidden"> {t.search.recordsWord(value.count)}</i>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

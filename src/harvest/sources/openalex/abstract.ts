import { plainText } from "../../../text/markup.ts";
import type { JsonObject } from "../../readers/json-values.ts";
import { withoutHeading } from "../abstract-heading.ts";

const mostWords = 50_000;

/** An abstract out of OpenAlex's inverted index (word to its places), undefined where there is none. Places that are none are left out. */
export function abstractOf(index: JsonObject): string | undefined {
  const placed: { readonly word: string; readonly at: number }[] = [];
  for (const [word, places] of Object.entries(index)) {
    for (const at of Array.isArray(places) ? (places as unknown[]) : []) {
      if (typeof at === "number" && Number.isSafeInteger(at) && at >= 0) placed.push({ word, at });
      if (placed.length > mostWords) return undefined;
    }
  }
  const ordered = placed.toSorted((a, b) => a.at - b.at).map(({ word }) => word);
  const text = withoutHeading(plainText(ordered.join(" ")));
  return text === "" ? undefined : text;
}

import type { Subject } from "../../domain/record.ts";
import type { LocalText } from "../../domain/text.ts";
import { clip } from "../clip.ts";
import { facetPath, keywordPath } from "../links.ts";
import { Inline } from "./local-text.tsx";

const mostKeywords = 25;
const mostSubjects = 15;
const longestLabel = 100;

/** Authors' own words, each leading to all that has it. */
export function Keywords({ of }: { of: readonly LocalText[] }) {
  return (
    <ul class="tags">
      {of.slice(0, mostKeywords).map((keyword) => (
        <li>
          <a href={keywordPath(keyword.value)}>
            <Inline text={keyword} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Subjects of named vocabularies, each leading to all that has it. */
export function Subjects({ of }: { of: readonly Subject[] }) {
  return (
    <ul class="tags">
      {of.slice(0, mostSubjects).map(({ label }) => (
        <li>
          <a href={facetPath("subject", label)} rel="nofollow">
            <bdi>{clip(label, longestLabel)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

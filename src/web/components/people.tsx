import type { Contributor } from "../../domain/contributor.ts";
import { clip } from "../clip.ts";
import { authorPath } from "../links.ts";
import { useMessages } from "../view.ts";

const mostLinked = 25;
/** Of the names after those, in UTF-16 units. */
const longestRest = 500;
const longestName = 80;
const longestAffiliation = 100;

function Orcid({ contributor }: { contributor: Contributor }) {
  const t = useMessages();
  const { orcid } = contributor;
  if (orcid === undefined) return null;
  if (!orcid.valid) {
    return (
      <span class="quiet">
        {" "}
        ORCID {orcid.value} ({t.record.invalid})
      </span>
    );
  }
  return (
    <a
      class="orcid"
      href={`https://orcid.org/${orcid.value}`}
      rel="external noopener"
      aria-label={t.record.orcid(orcid.value)}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="8" />
        <path d="M5 6.2v5.3M5 4.2v.9M7.5 6.2h1.6c3.5 0 3.5 5.3 0 5.3H7.5z" />
      </svg>
    </a>
  );
}

/** Names in the order printed, each leading to what else the index has of them. */
export function People({ of }: { of: readonly Contributor[] }) {
  const t = useMessages();
  const rest = of.slice(mostLinked);
  return (
    <ul class="people">
      {of.slice(0, mostLinked).map((contributor) => (
        <li>
          <a href={authorPath(clip(contributor.name.printed, longestName))} rel="nofollow">
            <bdi lang={contributor.name.lang}>{clip(contributor.name.printed, longestName)}</bdi>
          </a>
          <Orcid contributor={contributor} />
          {contributor.affiliations.length > 0 && (
            <small>
              <bdi>{clip(contributor.affiliations.join("; "), longestAffiliation)}</bdi>
            </small>
          )}
        </li>
      ))}
      {rest.length > 0 && (
        <li class="quiet">
          <bdi>{clip(rest.map(({ name }) => name.printed).join(", "), longestRest)}</bdi> (
          {t.record.authorsMore(rest.length)})
        </li>
      )}
    </ul>
  );
}

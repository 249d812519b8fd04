import { doiUrl } from "../../domain/doi.ts";
import type { Identifier } from "../../domain/identifier.ts";
import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

const longestShown = 200;

/** Where valid identifiers of a scheme lead. */
const resolvers: Readonly<Partial<Record<Identifier["scheme"], (value: string) => string>>> = {
  doi: doiUrl,
  issn: (value) => `https://portal.issn.org/resource/ISSN/${value}`,
  pmid: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
  pmcid: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
  handle: (value) => `https://hdl.handle.net/${value}`,
  url: (value) => value,
};

/** One identifier, linked where it is valid; a wrong one as printed, and said to be wrong. */
export function IdentifierLink({ of }: { of: Identifier }) {
  const t = useMessages();
  if (!of.valid) {
    return (
      <>
        <span class="number invalid">{clip(of.printed ?? of.value, longestShown)}</span>{" "}
        <small>({of.scheme === "issn" ? t.record.invalidIssn : t.record.invalid})</small>
      </>
    );
  }
  const resolve = resolvers[of.scheme];
  return resolve ? (
    <ExternalLink href={resolve(of.value)} class="number">
      {clip(of.value, longestShown)}
    </ExternalLink>
  ) : (
    <span class="number">{clip(of.value, longestShown)}</span>
  );
}

/** ISSNs or ISBNs with the medium that they are of, where a source says so. */
export function IdentifierList({ of }: { of: readonly Identifier[] }) {
  const t = useMessages();
  return (
    <ul class="ids">
      {of.map((one) => (
        <li>
          <IdentifierLink of={one} />
          {one.medium && <small> {t.journal[one.medium]}</small>}
        </li>
      ))}
    </ul>
  );
}

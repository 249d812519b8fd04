import { exactTerms, softForm } from "../../src/search/analyse.ts";
import type { FacetCount, SearchDocument, SearchRequest } from "../../src/search/engine.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import { type FacetName, names, textFields } from "../../src/search/fields.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { plainWords } from "../../src/search/tree.ts";
import { titleKey } from "../../src/text/title.ts";
import { crossMeets } from "../../src/text/transliterate.ts";

/** What a search must give, found by looking at every document: slow, and plain enough to be seen to be right. */
export interface OracleAnswer {
  readonly matches: readonly SearchDocument[];
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
}

function hasText(document: SearchDocument, node: Extract<QueryNode, { type: "word" | "phrase" | "prefix" }>): boolean {
  const sought = exactTerms(node.text);
  const fields = node.field === undefined ? names(textFields) : [node.field];
  return fields.some((field) =>
    (document.texts[field] ?? []).map(exactTerms).some((terms) =>
      terms.some(
        (_, at) =>
          sought.every((term, i) => {
            const here = terms[at + i];
            if (here === undefined) return false;
            if (node.type === "prefix" && i === sought.length - 1) return here.startsWith(term);
            return here === term;
          }) ||
          (node.type === "word" &&
            (sought.every((term, i) => softForm(terms[at + i] ?? "", field) === softForm(term, field)) ||
              (sought.length === 1 && crossMeets(sought[0] ?? "", terms[at] ?? "")))),
      ),
    ),
  );
}

function hasValue(document: SearchDocument, facet: FacetName, value: string): boolean {
  return (document.facets[facet] ?? []).some((one) => facetKey(facet, one) === facetKey(facet, value));
}

export function matches(document: SearchDocument, node: QueryNode | null): boolean {
  if (node === null) return true;
  if ("nodes" in node) {
    return node.type === "and"
      ? node.nodes.every((child) => matches(document, child))
      : node.nodes.some((child) => matches(document, child));
  }
  if (node.type === "not") return !matches(document, node.node);
  if (node.type === "facet") return hasValue(document, node.facet, node.value);
  if (node.type === "identifier") return document.identifiers.includes(`${node.scheme}:${node.value}`);
  if (node.type !== "range") return hasText(document, node);
  const number = document.numbers[node.field];
  return number !== undefined && number >= (node.from ?? -Infinity) && number <= (node.to ?? Infinity);
}

/** Whether a document passes all filters, those of one facet apart. */
function passes(document: SearchDocument, request: SearchRequest, apart?: FacetName): boolean {
  const { from = -Infinity, to = Infinity } = request.years ?? {};
  const { year = Number.NaN } = document.numbers;
  if (request.years !== undefined && apart !== "year" && !(year >= from && year <= to)) return false;
  return names(request.filters).every((facet) => {
    const chosen = request.filters[facet] ?? [];
    return facet === apart || chosen.length === 0 || chosen.some((value) => hasValue(document, facet, value));
  });
}

export function isWholeTitle(document: SearchDocument, query: QueryNode | null): boolean {
  const words = plainWords(query);
  return words !== undefined && (document.texts.title ?? []).some((title) => titleKey(title) === titleKey(words));
}

/** `values`: each facet's values in the forms that may be shown, by key. */
export function oracle(documents: readonly SearchDocument[], request: SearchRequest): OracleAnswer {
  const found = documents.filter(
    (document) => (request.includeHidden === true || !document.hidden) && matches(document, request.query),
  );
  const facets = names(request.facets).map((facet) => {
    const counts = new Map<string, number>();
    for (const value of request.filters[facet] ?? []) counts.set(facetKey(facet, value), 0);
    for (const document of found.filter((one) => passes(one, request, facet))) {
      const keys = new Set((document.facets[facet] ?? []).map((value) => facetKey(facet, value)));
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const containing = facetKey(facet, request.facetTexts?.[facet] ?? "");
    const asked = [...(request.filters[facet] ?? []), ...(request.facetValues?.[facet] ?? [])].map((one) =>
      facetKey(facet, one),
    );
    for (const key of counts.keys()) if (!key.includes(containing) && !asked.includes(key)) counts.delete(key);
    for (const key of asked) if (!counts.has(key)) counts.set(key, 0);
    return [facet, [...counts].map(([value, count]) => ({ value, count }))] as const;
  });
  return { matches: found.filter((document) => passes(document, request)), facets: Object.fromEntries(facets) };
}

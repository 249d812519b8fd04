import type { Identifier } from "../../../domain/identifier.ts";
import type { Container } from "../../../domain/record.ts";
import type { LocalText } from "../../../domain/text.ts";
import { parseCitation } from "./citation.ts";
import type { Citation } from "./citation-type.ts";
import type { DcFields, DcValue } from "./dc-fields.ts";
import { bareDoi, bareIssn, isWebAddress } from "./dc-identifiers.ts";
import { eprintsCitation } from "./free-citation.ts";

/** What dc:source and its stand-ins say of the journal that an article is in. */
export interface Source {
  readonly container?: Container;
  /** DOIs of the issue or the journal: never the article's. */
  readonly dois: readonly Identifier[];
}

interface Cited {
  readonly value: DcValue;
  readonly citation: Citation;
}

/**
 * dc:source holds a citation (once for each language), each ISSN bare, and the issue's DOI bare (OJS). Érudit puts the citation into dc:relation, EPrints into dc:identifier: taken
 * only where it names an issue beyond doubt.
 */
export function sourceOf(fields: DcFields, title: string, local: (value: DcValue, text: string) => LocalText): Source {
  const issns: Identifier[] = [];
  const dois: Identifier[] = [];
  const cited: Cited[] = [];
  for (const value of fields.all("source")) {
    const issn = bareIssn(value.text);
    const doi = issn === undefined ? bareDoi(value.text) : undefined;
    if (issn !== undefined) issns.push(issn);
    else if (doi !== undefined) dois.push(doi);
    else if (!isWebAddress(value.text)) cited.push(...citedIn(value));
  }
  for (const value of fields.all("identifier")) {
    const issn = bareIssn(value.text);
    if (issn !== undefined) issns.push(issn);
  }
  if (cited.length === 0) cited.push(...fallback(fields, title));
  const main = cited.find((one) => one.citation.certain) ?? cited[0];
  if (main === undefined && issns.length === 0) return { dois };
  return { container: containerOf(main, cited, distinct(issns), dois[0], local), dois };
}

function citedIn(value: DcValue): Cited[] {
  const citation = parseCitation(value.text);
  return citation === undefined ? [] : [{ value, citation }];
}

function fallback(fields: DcFields, title: string): Cited[] {
  const related = fields.all("relation").flatMap(citedIn);
  const printed = fields.all("identifier").flatMap((value) => {
    const citation = eprintsCitation(value.text, title);
    return citation === undefined ? [] : [{ value, citation }];
  });
  return [...related, ...printed].filter((one) => one.citation.certain && one.citation.journal !== undefined);
}

function containerOf(
  main: Cited | undefined,
  cited: readonly Cited[],
  issns: readonly Identifier[],
  issueDoi: Identifier | undefined,
  local: (value: DcValue, text: string) => LocalText,
): Container {
  const titles = new Map<string, LocalText>();
  for (const { value, citation } of main === undefined ? [] : [main, ...cited]) {
    if (citation.journal !== undefined && citation.certain === main?.citation.certain) {
      if (!titles.has(citation.journal)) titles.set(citation.journal, local(value, citation.journal));
    }
  }
  const issue = {
    ...main?.citation.issue,
    ...(issueDoi?.valid === true ? { doi: issueDoi.value } : {}),
  };
  return {
    titles: [...titles.values()],
    issns,
    ...(Object.keys(issue).length === 0 ? {} : { issue }),
    ...(main?.citation.pages === undefined ? {} : { pages: main.citation.pages }),
    ...(main === undefined ? {} : { printed: main.value.text.replace(/\s+/g, " ") }),
  };
}

function distinct(identifiers: readonly Identifier[]): Identifier[] {
  return [...new Map(identifiers.map((one) => [one.value, one])).values()];
}

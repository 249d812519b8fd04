import type { RecordData, Reference } from "../../domain/record.ts";
import { namesFirstAuthor } from "../../text/first-author.ts";
import { similarTitles } from "../../text/title.ts";
import { isNameOfJournal } from "../journal-titles.ts";

/** true, false, or undefined where one of the two says nothing. */
type Verdict = boolean | undefined;

function identifiersAgree(data: RecordData, scheme: string, value: string | undefined): Verdict {
  if (value === undefined) return undefined;
  const theirs = data.identifiers.filter((one) => one.valid && one.scheme === scheme);
  return theirs.length === 0 ? undefined : theirs.some((one) => one.value === value);
}

function titlesAgree({ title }: Reference, data: RecordData): Verdict {
  if (title === undefined || data.titles.length === 0) return undefined;
  return data.titles.some(({ value }) => similarTitles(title, value));
}

function authorAgrees({ author }: Reference, data: RecordData): Verdict {
  return author === undefined ? undefined : namesFirstAuthor(author, data.contributors);
}

function journalAgrees({ issn, container }: Reference, data: RecordData): Verdict {
  if (data.kind !== "article" || data.container === undefined) return undefined;
  const { issns, titles } = data.container;
  if (issn !== undefined && issns.some(({ value }) => value === issn)) return true;
  if (container === undefined || titles.length === 0) return undefined;
  return titles.some(({ value }) => isNameOfJournal(container, value));
}

/**
 * Whether a work found by a key of that scheme is the one that the reference means. A wrong link is worse than none: another DOI or PMID
 * always speaks against it; a place counts only in a journal that agrees, and with nothing against it; a title only with its first author.
 * Years need no look: they are in the keys.
 */
export function isMeant(reference: Reference, data: RecordData, scheme: string): boolean {
  if (scheme === "doi") return true;
  if (identifiersAgree(data, "doi", reference.doi) === false) return false;
  if (scheme === "pmid") return true;
  if (identifiersAgree(data, "pmid", reference.pmid) === false) return false;
  const [title, author, journal] = [
    titlesAgree(reference, data),
    authorAgrees(reference, data),
    journalAgrees(reference, data),
  ];
  // An abbreviated title of a journal may not be known for it: then the title and its author must do.
  if (scheme === "title") return title === true && author === true && journal !== false;
  return journal === true && title !== false && author !== false;
}

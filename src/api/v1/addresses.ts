import type { Kind } from "../../domain/record.ts";

/** The first part of the address of each kind's pages. */
const pages = {
  article: "articles",
  journal: "journals",
  book: "books",
  chapter: "chapters",
  news: "news",
  video: "videos",
} as const satisfies Record<Kind, string>;

/** Kinds that have an address of their own in this API. */
const resources = new Set<Kind>(["article", "journal", "book", "chapter", "news", "video"]);

export const apiBase = "/api/v1";

/** Builds addresses; `base` is what stands before paths. */
export function addresses(base: string) {
  const page = (kind: Kind, id: string): string => `${base}/${pages[kind]}/${encodeURIComponent(id)}`;
  const resource = (kind: Kind, id: string): string | undefined =>
    resources.has(kind) ? `${base}${apiBase}/${pages[kind]}/${encodeURIComponent(id)}` : undefined;
  const issues = (journalId: string): string => `${base}${apiBase}/journals/${encodeURIComponent(journalId)}/issues`;
  return {
    page,
    resource,
    issues,
    sourcePage: (id: string): string => `${base}/sources/${encodeURIComponent(id)}`,
    source: (id: string): string => `${base}${apiBase}/sources/${encodeURIComponent(id)}`,
    issuePage: (journalId: string, issueId: string): string =>
      `${page("journal", journalId)}/issues/${encodeURIComponent(issueId)}`,
    citations: (id: string): string => `${base}${apiBase}/articles/${encodeURIComponent(id)}/citations`,
    contents: (journalId: string, issueId: string): string => `${issues(journalId)}/${encodeURIComponent(issueId)}`,
    /** The checker's page with a question. */
    recognitionPage: (query: string): string => `${base}/recognition?${query}`,
    dossierPage: (id: string): string => `${base}/recognition/dossier/${id}`,
    /** A list: `articles`, `journals`, `sources`, `recognition` or `search`, with its query string. */
    list: (name: string, query: string): string => `${base}${apiBase}/${name}${query === "" ? "" : `?${query}`}`,
  };
}

export type Addresses = ReturnType<typeof addresses>;

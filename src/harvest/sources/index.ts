import type { SourceFormat } from "../source.ts";
import { articleList } from "./article-list/index.ts";
import { bibtex } from "./bibtex/index.ts";
import { bits } from "./bits/index.ts";
import { captions } from "./captions/index.ts";
import { crossref } from "./crossref/index.ts";
import { csv } from "./csv/index.ts";
import { doab } from "./doab/index.ts";
import { doaj } from "./doaj/index.ts";
import { epub } from "./epub/index.ts";
import { feed } from "./feed/index.ts";
import { jsonFeed } from "./feed/json-feed.ts";
import { headlineList } from "./headline-list/index.ts";
import { hecClaims } from "./hec-claims/index.ts";
import { hecList } from "./hec-list/index.ts";
import { hecRules } from "./hec-rules/index.ts";
import { issnL } from "./issn-l/index.ts";
import { jats } from "./jats/index.ts";
import { journalList } from "./journal-list/index.ts";
import { journalJson } from "./journal-list/json.ts";
import { marc } from "./marc/index.ts";
import { oaiDoaj } from "./oai-doaj/index.ts";
import { oaiPmh } from "./oai-pmh/index.ts";
import { onix } from "./onix/index.ts";
import { openAlex } from "./openalex/index.ts";
import { pubmed } from "./pubmed/index.ts";
import { ris } from "./ris/index.ts";
import { unixref } from "./unixref/index.ts";
import { videoFeed } from "./video-feed/index.ts";
import { videoList } from "./video-list/index.ts";
import { ytDlp } from "./yt-dlp/index.ts";

/** Every format that can be read. */
export const formats: readonly SourceFormat[] = [
  // the surest to recognise first
  oaiPmh,
  marc,
  epub,
  crossref,
  doaj,
  openAlex,
  ytDlp,
  videoFeed,
  unixref,
  onix,
  pubmed,
  oaiDoaj,
  jats,
  bits,
  feed,
  jsonFeed,
  hecRules,
  hecClaims,
  doab,
  hecList,
  issnL,
  journalList,
  ...journalJson,
  headlineList,
  articleList,
  videoList,
  ris,
  bibtex,
  captions,
  // any table whose headings are plain words: after all that know theirs
  csv,
];

/** The format of a document by its first bytes (up to 64 KiB) and name; undefined where none is it. */
export function recogniseFormat(head: Uint8Array, fileName: string): SourceFormat | undefined {
  return formats.find((format) => format.recognise(head, fileName));
}

export function formatByName(name: string): SourceFormat | undefined {
  return formats.find((format) => format.name === name);
}

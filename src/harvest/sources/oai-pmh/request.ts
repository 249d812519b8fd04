/** The six verbs of OAI-PMH 2.0 (4). */
export const verbs = [
  "Identify",
  "ListMetadataFormats",
  "ListSets",
  "ListIdentifiers",
  "ListRecords",
  "GetRecord",
] as const;
export type Verb = (typeof verbs)[number];

/** An endpoint and how it wants to be asked. */
export interface Endpoint {
  readonly baseUrl: string;
  /** A quirk of some servers: `verb=listrecords`. Names of arguments stay as they are. */
  readonly lowerCaseVerbs?: boolean;
}

/** Arguments of a list: the first request of it, or one that goes on. A token stands alone (OAI-PMH 2.0, 3.5). */
export type ListArguments =
  | { readonly resumptionToken: string }
  | { readonly metadataPrefix: string; readonly set?: string; readonly from?: string; readonly until?: string };

/** What somebody may have left in a base URL that was copied from a browser. */
const ownArguments = /^(verb|metadataPrefix|resumptionToken|set|from|until|identifier)=/i;

/**
 * Address of a request. The base URL's own query stays (`oai.php?journal=3`), a `?` or `&` at its end or a verb left in it does no harm.
 * Values are percent-encoded once, whatever they look like (3.1.1.3): a token that looks escaped already is escaped again.
 */
export function requestUrl(endpoint: Endpoint, verb: Verb, args: Readonly<Record<string, string>> = {}): string {
  const [address, query] = splitAt(endpoint.baseUrl.trim().replace(/#.*$/s, ""), "?");
  const kept = query.split("&").filter((part) => part !== "" && !ownArguments.test(part));
  const asked = [["verb", endpoint.lowerCaseVerbs ? verb.toLowerCase() : verb], ...Object.entries(args)];
  return `${address}?${[...kept, ...asked.map(([name = "", value = ""]) => `${name}=${encode(value)}`)].join("&")}`;
}

/** Address of a request for records. */
export function listRecordsUrl(endpoint: Endpoint, args: ListArguments): string {
  return requestUrl(endpoint, "ListRecords", { ...args });
}

/** As encodeURIComponent, for any string: half a surrogate pair becomes U+FFFD instead of an exception. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

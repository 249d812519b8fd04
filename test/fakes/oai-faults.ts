/** Where a fault shows: at which page of a list (the first is 0), and how often before it is gone. */
export interface At {
  readonly page: number;
  /** For ever when left out. */
  readonly times?: number;
}

/** What real servers do wrong, each to be switched on alone or with others. */
export interface OaiFaults {
  /** How the last page ends: with an empty token (the rule), none, or a token whose answer is noRecordsMatch. */
  readonly ending?: "empty token" | "no token" | "no records match" | "token of white space";
  /** Gives the token of the page before once more, for ever. */
  readonly repeatToken?: At;
  /** So many pages without a record, each with a token, before this page. */
  readonly emptyPages?: { readonly page: number; readonly count: number };
  /** Status before the answer is right: 503 with Retry-After, 500, 429 … */
  readonly status?: At & { readonly status: number; readonly retryAfter?: "seconds" | "date" };
  /** Not well-formed in the middle of a record. */
  readonly brokenXml?: At;
  /** Ends in the middle of a record, with a good status and length. */
  readonly truncated?: At;
  /** The connection breaks in the middle. */
  readonly cut?: At;
  /** A web page in place of the answer. */
  readonly html?: At;
  /** Nothing at all, with status 200. */
  readonly empty?: At;
  /** Does not answer: before the first byte, or after half of it. */
  readonly hang?: At & { readonly where: "before" | "middle" };
  readonly packing?:
    | "gzip"
    | "gzip undeclared"
    | "gzip not so"
    | "deflate"
    | "deflate not so"
    | "brotli"
    | "gzip in gzip";
  readonly controlCharacters?: boolean;
  readonly byteOrderMark?: boolean;
  /** Says seconds, takes days only. */
  readonly wrongGranularity?: boolean;
  /** Says days. */
  readonly daysOnly?: boolean;
  /** The page's token is refused: with the protocol's error, another one, a status, or a web page. */
  readonly expired?: At & { readonly as?: "badResumptionToken" | "badArgument" | "status" | "html" };
  readonly lowerCaseVerbs?: boolean;
  /** Never ends: always another page with a record met before. */
  readonly endless?: boolean;
  /** Each page begins with the last record of the page before. */
  readonly overlap?: boolean;
  /** Errors come with this status. */
  readonly errorStatus?: number;
  /** Error codes in another case. */
  readonly errorCase?: "upper" | "lower";
  /** Any request is answered with this error. */
  readonly always?: string;
  /** Announces more records than it gives. */
  readonly wrongListSize?: boolean;
  /** A gigabyte of spaces, packed. */
  readonly bomb?: At;
}

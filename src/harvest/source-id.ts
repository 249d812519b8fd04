/** Parts of an address that say nothing about whose it is. */
const empty = new Set([
  "http:",
  "https:",
  "www",
  "index",
  "php",
  "index.php",
  "oai",
  "oai2",
  "request",
  "cgi",
  "cgi-bin",
  "oai-pmh",
  "oai_pmh",
]);
const longest = 60;

/**
 * A short readable id for a source: of its base URL (`https://journals.tdl.org/index.php/awl/oai` gives `journals-tdl-org-awl`) or of a
 * file's name. The same text always gives the same id; where `isTaken` says that another source has it, a number is added.
 */
export function sourceIdOf(text: string, isTaken: (id: string) => boolean = () => false): string {
  const base = slug(
    URL.canParse(text) && /^https?:/i.test(text)
      ? ofAddress(new URL(text))
      : text.replace(/\.gz$/i, "").replace(/\.[a-z0-9]{1,5}$/i, ""),
  );
  let id = base;
  for (let n = 2; isTaken(id); n += 1) id = `${base}-${n}`;
  return id;
}

/** What a file's name ends in, packing apart: `my.BIB.gz` gives `bib`; undefined where it has no ending. */
export function endingOf(fileName: string): string | undefined {
  return /\.([a-z0-9]{1,5})$/.exec(fileName.toLowerCase().replace(/\.gz$/, ""))?.[1];
}

/**
 * The id of a file's source: that of its name without the ending, unless a file of another ending has that, as `named` says (the name of the
 * source that has an id): then `my-ris` beside `my`, which is of `my.bib`.
 */
export async function sourceIdOfFile(
  fileName: string,
  named: (id: string) => Promise<string | undefined>,
): Promise<string> {
  const plain = sourceIdOf(fileName);
  const ending = endingOf(fileName);
  const there = await named(plain);
  const other = there === undefined ? undefined : endingOf(there);
  if (ending === undefined || other === undefined || ending === other || sourceIdOf(there ?? "") !== plain)
    return plain;
  return `${plain.slice(0, longest - ending.length - 1).replace(/-+$/, "")}-${ending}`;
}

function ofAddress(url: URL): string {
  const query = url.search.replace(/verb=\w+/i, "");
  const path = `${url.pathname}/${query}`.split(/[/?&]+/).filter((part) => !empty.has(part.toLowerCase()));
  const port = url.port === "" ? "" : `-${url.port}`;
  return [url.hostname.replace(/^www\./, "") + port, ...path].join("-");
}

function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, longest).replace(/-+$/, "") || "source";
}

/** What makes two spellings of a base URL the same source: scheme, case of the host, default port, and a `?` or `/` at the end say nothing. */
export function sameAddressKey(address: string): string {
  const url = URL.parse(address.trim());
  if (!url) return address.trim();
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.host.replace(/^www\./, "")}${path}${url.search.replace(/^\?$/, "")}`;
}

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

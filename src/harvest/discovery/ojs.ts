/** How an OJS site writes the addresses of its journals (its settings disable_path_info and restful_urls). */
export type AddressForm = "path" | "query" | "bare";

/** A page of Open Journal Systems, or of its sisters for books and preprints. */
export interface OjsAddress {
  readonly form: AddressForm;
  /** Up to and with `index.php`; without it, the folder that journals' paths are in. No slash at its end. */
  readonly root: string;
  /** The journal's path; absent on pages of the whole site. */
  readonly journal?: string;
}

export type JournalAddress = OjsAddress & { readonly journal: string };

/** First parts of a path that are pages of the site, not journals. */
const pages = new Set(
  "index about login user search oai issue article announcement information submissions admin management notification gateway help sitemap install payment stats reviewer author $$$call$$$ public plugins lib api".split(
    " ",
  ),
);

/** What an address says by itself; undefined where it has no `index.php`. */
export function ojsAddress(address: string): OjsAddress | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  const [, before, behind = ""] = /^(.*?\/index\.php)(\/.*)?$/i.exec(url.pathname) ?? [];
  if (before === undefined) return undefined;
  const root = url.origin + before;
  const asked = url.searchParams.get("journal") ?? url.searchParams.get("press") ?? url.searchParams.get("server");
  if (asked !== null || url.searchParams.has("page")) {
    return { form: "query", root, ...(isJournalPath(asked ?? "") ? { journal: asked ?? "" } : {}) };
  }
  const part = decoded(behind.split("/")[1] ?? "");
  return { form: "path", root, ...(isJournalPath(part) ? { journal: part } : {}) };
}

/** The same for an OJS site without `index.php` in its addresses: whether its pages are in the folder of a journal cannot be seen, so both. */
export function bareAddresses(address: string): OjsAddress[] {
  const url = URL.parse(address);
  if (!url) return [];
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const end = parts.findIndex((part) => pages.has(part.toLowerCase()));
  const folders = (end < 0 ? parts : parts.slice(0, end)).slice(0, 3);
  const root: OjsAddress = { form: "bare", root: [url.origin, ...folders].join("/") };
  const journal = decoded(folders.pop() ?? "");
  return journal === "" ? [root] : [{ form: "bare", root: [url.origin, ...folders].join("/"), journal }, root];
}

/** The OAI base URL of a journal, or of the whole site. */
export function ojsOaiBase({ form, root, journal }: OjsAddress): string {
  if (form === "query") return `${root}?journal=${encodeURIComponent(journal ?? "index")}&page=oai`;
  return `${root}/${encodeURIComponent(journal ?? "index")}/oai`;
}

/** The journals that a page links to, by the installation they belong to, each once, in the page's order. */
export function journalsIn(links: readonly string[]): Map<string, JournalAddress[]> {
  const found = new Map<string, JournalAddress[]>();
  for (const link of links) {
    const address = ojsAddress(link);
    if (address?.journal === undefined) continue;
    const { journal, root } = address;
    const known = found.get(root) ?? [];
    if (!known.some((one) => one.journal === journal)) known.push({ ...address, journal });
    found.set(address.root, known);
  }
  return found;
}

/** The same for a site without `index.php` in its addresses: told by pages that each journal has. */
export function bareJournalsIn(links: readonly string[], root: string): JournalAddress[] {
  const found = new Map<string, JournalAddress>();
  for (const link of links) {
    if (!link.startsWith(`${root}/`)) continue;
    const [, part = ""] =
      /^\/([^/?]+)\/(?:issue\/(?:current|archive)|about|user\/register)\b/.exec(link.slice(root.length)) ?? [];
    const journal = decoded(part);
    if (isJournalPath(journal)) found.set(journal, { form: "bare", root, journal });
  }
  return [...found.values()];
}

/** Whether it may be the path of a journal: short, plain, and no page of the site. */
export function isJournalPath(part: string): boolean {
  return /^[\w.~-]{1,64}$/.test(part) && !pages.has(part.toLowerCase());
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

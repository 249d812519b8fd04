import { bareAddresses, ojsAddress, ojsOaiBase } from "./ojs.ts";
import type { PageFacts } from "./page-facts.ts";

/** An address at which an OAI-PMH base may be. */
export interface Candidate {
  readonly url: string;
  /** Why it is looked for there. */
  readonly because: string;
}

interface Software {
  readonly name: string;
  /** In the generator meta. */
  readonly generator?: RegExp;
  /** In the address of the page or of one it links to. */
  readonly address?: RegExp;
  /** Paths of its OAI base, from the site's root. */
  readonly paths: readonly string[];
}

/** Where repositories of each kind have their OAI base when nobody has moved it. */
const softwares: readonly Software[] = [
  {
    name: "DSpace",
    generator: /dspace/i,
    address: /\/(?:xmlui|jspui)\/|\/handle\/\d+\/\d+|\/(?:communities|items)\/[\da-f]{8}-/i,
    paths: ["server/oai/request", "oai/request", "dspace-oai/request"],
  },
  { name: "EPrints", generator: /eprints/i, address: /\/cgi\/(?:search|users|oai2)\b/i, paths: ["cgi/oai2"] },
  {
    name: "Digital Commons",
    generator: /bepress|digital commons/i,
    address: /\/cgi\/viewcontent\.cgi|\/do\/(?:search|discover)\b/i,
    paths: ["do/oai/"],
  },
  { name: "Janeway", generator: /janeway/i, address: /\/(?:plugins\/)?typesetting\/|\/jms\//i, paths: ["api/oai/"] },
];

/** Where an OAI base is found in spite of everything. */
const usual = [
  "oai",
  "index.php/index/oai",
  "oai2",
  "oai/request",
  "oai-pmh",
  "server/oai/request",
  "cgi/oai2",
  "do/oai/",
  "api/oai/",
];

/** Why it is looked for where nothing speaks for it. */
export const guessed = "a usual place";

const oaiAddress = /\/oai2?(?:\.php|\/request)?\/?$|\/do\/oai\/?$|\/oai-pmh\/?$/i;

/** Whether an address looks like an OAI-PMH base URL, or a request to one. */
export function looksLikeOai(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (oaiAddress.test(url.pathname) || url.searchParams.get("page") === "oai") return true;
  return /^(Identify|List(Records|Sets|Identifiers|MetadataFormats)|GetRecord)$/i.test(
    url.searchParams.get("verb") ?? "",
  );
}

/** An OAI address without the question that was asked there. */
export function baseOf(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  for (const name of ["verb", "metadataPrefix", "set", "from", "until", "identifier", "resumptionToken"]) {
    url.searchParams.delete(name);
  }
  return url.href;
}

/**
 * Where to look for the OAI base of one journal or repository, the likeliest first, each once. `page` is what its start page says, where it
 * could be had. The page's own journal comes before anything of the whole host.
 */
export function candidatesOf(address: string, page: PageFacts | undefined): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (url: string, because: string): void => {
    if (!found.has(url)) found.set(url, { url, because });
  };
  const { origin } = new URL(address);
  const links = page?.links ?? [];
  if (looksLikeOai(address)) add(baseOf(address), "the address itself");
  const ojs = ojsAddress(address);
  if (ojs?.journal !== undefined) add(ojsOaiBase(ojs), "the form of OJS's addresses");
  for (const link of links.filter(looksLikeOai).slice(0, 5)) add(baseOf(link), "a link on the page");
  if (/open (?:journal|monograph|preprint) systems/i.test(page?.generator ?? "")) {
    const linked = links.filter((link) => new URL(link).origin === origin).map(ojsAddress);
    for (const one of [ojs, ...linked.slice(0, 100)]) if (one) add(ojsOaiBase(one), "the form of OJS's addresses");
    for (const one of ojs ? [] : bareAddresses(address)) {
      // a journal at an address of its own has its OAI base right there
      if (one.journal === undefined) add(`${one.root}/oai`, "the form of OJS's addresses");
      add(ojsOaiBase(one), "the form of OJS's addresses");
    }
  }
  for (const { name, generator, address: form, paths } of softwares) {
    const made = generator?.test(page?.generator ?? "") ?? false;
    if (!made && !(form && [address, ...links].some((link) => form.test(link)))) continue;
    for (const folder of foldersOf(address)) for (const path of paths) add(folder + path, `the usual place of ${name}`);
  }
  const [own = `${origin}/`] = foldersOf(address);
  if (own !== `${origin}/`) add(`${own}oai`, guessed);
  for (const path of usual) add(`${origin}/${path}`, guessed);
  return [...found.values()];
}

/** The site's root, and before it the page's first folder: some sites live in one. */
function foldersOf(address: string): string[] {
  const url = new URL(address);
  const folder = /^\/([\w.~-]+)\//.exec(`${url.pathname}/`.replace(/\/+/g, "/"))?.[1];
  const isFolder = folder !== undefined && !/\.\w{2,5}$|^(?:handle|items|communities|id|cgi|do|index)$/i.test(folder);
  return isFolder ? [`${url.origin}/${folder}/`, `${url.origin}/`] : [`${url.origin}/`];
}

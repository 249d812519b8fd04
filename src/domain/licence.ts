import type { Access, Licence } from "./record.ts";

const address =
  /creativecommons\.org\/(licenses|publicdomain)\/([a-z0-9+-]+)(?:\/(\d\.\d))?(?:\/([a-z]{2,3}(?=[/\s)"'>.,;]|$)))?/i;
const abbreviation = /\bCC[- ]?(BY(?:[- ]?(?:NC|ND|SA)){0,2}|0|zero)\b[- ]*(?:v(?:ersion)?\.? ?)?(\d\.\d)?/i;
const words = /creative[ -]?commons\b([^.;]{0,120}?)(?:licen[cs]e\b|(?=\d\.\d)|[.;)]|$)[^.;]{0,40}?(\d\.\d)?(?![\d])/i;
const publicDomain = /\bpublic domain\b|\bno known copyright\b|\bdomaine public\b|\bdominio público\b/i;
const terms = /\blicen[cs]e[ds]?\b|\bpermi(?:ssion|tted|ts)\b|\bterms of use\b|rightsstatements\.org/i;
const versions = new Set(["1.0", "2.0", "2.1", "2.5", "3.0", "4.0"]);
const attributes = ["by", "nc", "nd", "sa"] as const;

/**
 * The licence among rights statements: Creative Commons addresses (any version, any port) and phrases, the public domain, else terms in
 * words as printed. A copyright notice alone is none. A Creative Commons licence without a version has the identifier `CC-BY` and so on.
 */
export function parseLicence(statements: readonly string[]): Licence | undefined {
  const clean = statements
    .map((statement) => statement.replace(/\s+/g, " ").trim())
    .filter((statement) => statement !== "");
  for (const read of [fromAddress, fromWords, fromPublicDomain]) {
    for (const statement of clean) {
      const licence = read(statement.slice(0, 20_000));
      if (licence !== undefined) return { printed: statement, ...licence };
    }
  }
  const stated = clean.find(
    (statement) => terms.test(statement) && !/all rights reserved|tous droits réservés/i.test(statement),
  );
  return stated === undefined ? undefined : { printed: stated };
}

function fromAddress(statement: string): Licence | undefined {
  const [, family, name = "", version, port] = address.exec(statement) ?? [];
  if (family === undefined) return undefined;
  if (family.toLowerCase() === "publicdomain") {
    return name.toLowerCase() === "zero"
      ? known("cc0", version ?? "1.0")
      : { id: "public-domain", url: publicDomainMark };
  }
  const parts = partsOf(name);
  return parts === undefined ? undefined : known(parts, version, port?.toLowerCase());
}

function fromWords(statement: string): Licence | undefined {
  const short = abbreviation.exec(statement);
  if (short !== null) {
    if (/^(?:0|zero)$/i.test(short[1] ?? "")) return known("cc0", "1.0");
    return known(partsOf(short[1] ?? "") ?? "by", short[2]);
  }
  const long = words.exec(statement);
  if (long === null) return undefined;
  const said = (long[1] ?? "").toLowerCase();
  if (/\bzero\b|\bcc0\b/.test(said)) return known("cc0", "1.0");
  if (!/attribution|\bby\b/.test(said)) return undefined;
  const parts = [
    "by",
    /non-? ?commercial/.test(said) ? "nc" : "",
    /no-? ?deriv/.test(said) ? "nd" : "",
    /share-? ?alike/.test(said) ? "sa" : "",
  ].filter((part) => part !== "");
  const version =
    long[2] ?? /(\d\.\d)/.exec(said)?.[1] ?? /creative[ -]?commons.{0,200}?\b([1-4]\.\d)\b/i.exec(statement)?.[1];
  return known(parts.join("-"), version);
}

function fromPublicDomain(statement: string): Licence | undefined {
  return publicDomain.test(statement) ? { id: "public-domain" } : undefined;
}

const publicDomainMark = "https://creativecommons.org/publicdomain/mark/1.0/";

/** `by-nc-sa` in its canonical order; `undefined` = no such licence. */
function partsOf(name: string): string | undefined {
  const said = new Set(name.toLowerCase().match(/by|nc|nd|sa/g) ?? []);
  return said.has("by") ? attributes.filter((part) => said.has(part)).join("-") : undefined;
}

function known(parts: string, version?: string, port?: string): Licence {
  if (parts === "cc0") return { id: "CC0-1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" };
  const id = `CC-${parts.toUpperCase()}`;
  if (version === undefined || !versions.has(version)) return { id };
  return {
    id: `${id}-${version}`,
    url: `https://creativecommons.org/licenses/${parts}/${version}/${port === undefined ? "" : `${port}/`}`,
  };
}

const accessStatements: readonly (readonly [RegExp, Access])[] = [
  [/(?:restricted|closed|embargoed|metadata ?only)[ -]?access|access_right\/c_(?:16ec|14cb|f1cf)/i, "closed"],
  [/^(?:kısıtlı erişim|[iİ]zinsiz|tam metin yok|accès restreint|acceso restringido)$/i, "closed"],
  [
    /open[ -]?access|access_right\/c_abf2|^(?:açık erişim|[iİ]zinli|libre accès|acceso abierto|acesso aberto|آزاد رسائی)$/i,
    "open",
  ],
];

/** Whether the full text can be read by anyone: as stated, else as the licence implies. */
export function accessOf(licence: Licence | undefined, statements: readonly string[]): Access {
  for (const [pattern, access] of accessStatements) {
    if (statements.some((statement) => pattern.test(statement.trim()))) return access;
  }
  return licence?.id === undefined ? "unknown" : "open";
}

/** A licence's name for people: `CC BY-NC-SA 4.0`, `Public domain`; the identifier itself where it is not known. */
export function licenceName(id: string): string {
  if (id === "public-domain") return "Public domain";
  if (id === "CC0-1.0") return "CC0 1.0";
  const match = /^CC-((?:BY)(?:-(?:NC|ND|SA))*)(?:-(\d\.\d))?$/.exec(id);
  return match === null ? id : `CC ${match[1]}${match[2] === undefined ? "" : ` ${match[2]}`}`;
}

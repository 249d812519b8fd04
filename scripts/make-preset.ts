// Makes presets/pakistan.json from lists that are not part of this project: `npx node scripts/make-preset.ts [folder of the lists] [day]`.
// Facts only: titles, ISSNs, publishers, addresses. What was left out or mended stands in a journal's notes; test/docs/presets.test.ts checks the file.
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { issnCheckDigit, parseIssn } from "../src/domain/issn.ts";
import { ojsAddress, ojsOaiBase } from "../src/harvest/discovery/ojs.ts";
import { sourceIdOf } from "../src/harvest/source-id.ts";
import type { Fact, Origin, Preset, PresetJournal } from "../src/jobs/presets.ts";

const [folder = "../shared/data", made = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);

/** The newest first: of two values of a fact the first is taken. */
const origins: Readonly<Record<string, Origin>> = {
  "doaj-2025": {
    title: "Directory of Open Access Journals, list of journals (eight columns)",
    date: "2025",
    licence: "CC BY-SA 4.0",
    url: "https://doaj.org/",
  },
  pages: { title: "The journals' own pages, as stored; undated" },
  claims: { title: "Pages on which journals state their recognition, as stored; undated" },
  "doaj-2014": {
    title: "Directory of Open Access Journals, list of journals",
    date: "2014-03-09",
    licence: "CC BY-SA 4.0",
    url: "https://doaj.org/",
  },
};
const byAge = Object.keys(origins);

/** What one row of one list says. */
interface Row {
  readonly from: string;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly issns: readonly string[];
  readonly publisher?: string;
  readonly site?: string;
  readonly oai?: string;
  readonly notes: readonly string[];
}

/** Sites of journals that a page names without an ISSN; which journal is meant was decided by reading both. */
const sitesReadByEye: readonly { issn: string; site: string; why: string }[] = [
  {
    issn: "2617-3336",
    site: "http://iqan.com.pk/index.php/iqan",
    why: "The page writes the title as Īqān and states no ISSN; that it is this journal was decided by reading.",
  },
];

const text = (path: string): string => readFileSync(`${folder}/${path}`, "utf8");
const table = (path: string): Record<string, string>[] => parse(text(path), { columns: true, bom: true });
const lines = (path: string): Record<string, string | null>[] =>
  text(path)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
const clean = (value: string | null | undefined): string => (value ?? "").replace(/\s+/g, " ").trim();
const some = <K extends string>(name: K, value: string): { [N in K]?: string } =>
  (value === "" ? {} : { [name]: value }) as { [N in K]?: string };

function rowsOf2014(): Row[] {
  return table("doaj/doaj-journals-2014-03-09.csv")
    .filter((row) => row.Country === "Pakistan")
    .map((row) => ({
      from: "doaj-2014",
      title: clean(row.Title),
      otherTitles: [clean(row["Title Alternative"])].filter((title) => title !== ""),
      issns: [clean(row.ISSN), clean(row.EISSN)],
      ...some("publisher", clean(row.Publisher)),
      ...some("site", addressOf(clean(row.Identifier))),
      notes: [],
    }));
}

/** The list has no country: those that name Pakistan or Urdu, and those that another list has as Pakistani. */
function rowsOf2025(known: ReadonlySet<string>): Row[] {
  const print = "Journal ISSN (print version)";
  const online = "Journal EISSN (online version)";
  return table("doaj/doaj-journals-2025-8cols.csv")
    .filter(
      (row) =>
        /pakistan|\burdu\b/i.test(Object.values(row).join(" ")) ||
        [row[print], row[online]].some((issn) => known.has(issn ?? "")),
    )
    .map((row) => ({
      from: "doaj-2025",
      title: clean(row["Journal title"]),
      otherTitles: [],
      issns: [clean(row[print]), clean(row[online])],
      ...some("publisher", clean(row.Publisher)),
      notes:
        known.has(clean(row[print])) || known.has(clean(row[online])) || /pakistan/i.test(Object.values(row).join(" "))
          ? []
          : ["Listed because it takes manuscripts in Urdu; its list names no country."],
    }));
}

function rowsOfPages(): Row[] {
  return lines("journals/pk-journals-from-pages.jsonl").map((row) => ({
    from: "pages",
    title: clean(row.title),
    otherTitles: [clean(row.title_ur)].filter((title) => title !== ""),
    issns: [clean(row.issn_print), clean(row.issn_online)],
    ...some("publisher", clean(row.publisher)),
    ...some("site", clean(row.url)),
    ...some("oai", clean(row.oai_base)),
    notes: /no title|full title/.test(row.note ?? "") ? ["Its full title is not known here, only its short name."] : [],
  }));
}

function rowsOfClaims(): Row[] {
  return lines("hec/recognition-claims.jsonl")
    .filter((row) => row.issn_print || row.issn_online)
    .map((row) => ({
      from: "claims",
      title: clean(row.journal),
      otherTitles: [],
      issns: [clean(row.issn_print), clean(row.issn_online)],
      ...some("publisher", clean(row.publisher)),
      ...some("site", siteOfPage(clean(row.source_url))),
      notes: [],
    }));
}

/** An address as it must be; a cell without a scheme means http. */
function addressOf(cell: string): string {
  const whole = /^[a-z]+:\/\//i.test(cell) ? cell : `http://${cell}`;
  return cell !== "" && URL.canParse(whole) ? whole : "";
}

/** The journal's own start page, from the address of one of its pages; "" where that cannot be told. */
function siteOfPage(address: string): string {
  const ojs = ojsAddress(address);
  return ojs?.journal === undefined ? "" : `${ojs.root}/${ojs.journal}`;
}

/** Rows that have a right ISSN in common, chained, are one journal. */
function grouped(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const own = validIssns(row);
    const same = groups.filter((group) => group.some((other) => validIssns(other).some((issn) => own.includes(issn))));
    const [first = [], ...others] = same;
    if (same.length === 0) groups.push(first);
    for (const other of others) groups.splice(groups.indexOf(other), 1);
    first.push(...others.flat(), row);
  }
  return groups;
}

function validIssns(row: Row): string[] {
  return row.issns.flatMap((issn) => {
    const parsed = parseIssn(issn);
    return parsed?.valid ? [parsed.value] : [];
  });
}

const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function journalOf(group: readonly Row[], secureHosts: ReadonlySet<string>, taken: Set<string>): PresetJournal {
  const rows = group.toSorted((a, b) => byAge.indexOf(a.from) - byAge.indexOf(b.from));
  const notes = new Set(rows.flatMap((row) => row.notes));
  const fact = (pick: (row: Row) => string | undefined): Fact | undefined => {
    for (const row of rows) {
      const value = pick(row);
      if (value !== undefined && value !== "") return { value, from: row.from };
    }
    return undefined;
  };
  const issns = new Map<string, Fact>();
  for (const row of rows)
    for (const printed of row.issns) {
      const parsed = parseIssn(printed);
      if (parsed?.valid) issns.set(parsed.value, issns.get(parsed.value) ?? { value: parsed.value, from: row.from });
      else if (printed !== "")
        notes.add(
          `The ISSN ${printed} (${row.from}) is left out: its check digit should be ${issnCheckDigit(printed.replace(/\D/g, "").slice(0, 7))}.`,
        );
    }
  const readByEye = sitesReadByEye.find(({ issn }) => issns.has(issn));
  if (readByEye) notes.add(readByEye.why);
  const given = fact((row) => row.site) ?? (readByEye && { value: readByEye.site, from: "claims" });
  const site = given && secured(given, secureHosts);
  if (site && site.value !== given?.value) notes.add("The site is written with https, as another of its pages is.");
  const ojs = site && ojsAddress(site.value);
  const title = fact((row) => row.title) as Fact;
  const titles = new Map([[titleKey(title.value), title]]);
  for (const row of rows)
    for (const value of [row.title, ...row.otherTitles])
      if (!titles.has(titleKey(value))) titles.set(titleKey(value), { value, from: row.from });
  const otherTitles = [...titles.values()].slice(1);
  const isOjs = ojs?.journal !== undefined;
  const oai = fact((row) => row.oai) ?? (site && isOjs ? { value: ojsOaiBase(ojs), from: site.from } : undefined);
  const publisher = fact((row) => row.publisher);
  const id = sourceIdOf(oai?.value ?? site?.value ?? `issn-${[...issns.keys()][0]}`, (id) => taken.has(id));
  taken.add(id);
  return {
    id,
    title,
    ...(otherTitles.length > 0 ? { otherTitles } : {}),
    issns: [...issns.values()],
    ...(publisher ? { publisher } : {}),
    ...(site ? { site } : {}),
    ...(site && isOjs ? { platform: { value: "OJS, told from the form of the address", from: site.from } } : {}),
    ...(oai ? { oai } : {}),
    ...(notes.size > 0 ? { notes: [...notes] } : {}),
  };
}

function secured({ value, from }: Fact, secureHosts: ReadonlySet<string>): Fact {
  const url = new URL(value);
  return url.protocol === "http:" && secureHosts.has(url.host)
    ? { value: value.replace(/^http:/, "https:"), from }
    : { value, from };
}

const own = [...rowsOf2014(), ...rowsOfPages(), ...rowsOfClaims()];
const rows = [...rowsOf2025(new Set(own.flatMap(validIssns))), ...own];
const hosts = lines("hec/recognition-claims.jsonl").flatMap((row) =>
  /^https:/.test(row.source_url ?? "") ? [row.source_url ?? ""] : [],
);
const secureHosts = new Set(
  [...rows.flatMap((row) => (row.site?.startsWith("https:") ? [row.site] : [])), ...hosts].map(
    (address) => new URL(address).host,
  ),
);
const taken = new Set<string>();
const journals = grouped(rows)
  .filter((group) => group.some((row) => validIssns(row).length > 0))
  .toSorted((a, b) => ((a[0]?.title ?? "") < (b[0]?.title ?? "") ? -1 : 1))
  .map((group) => journalOf(group, secureHosts, taken));

const preset: Omit<Preset, "journals"> = {
  name: "pakistan",
  title: "Journals of Pakistan",
  made,
  notice:
    "Facts about journals, made from metadata of the Directory of Open Access Journals (doaj.org), CC BY-SA 4.0, and from the journals' own pages. This list is under CC BY-SA 4.0 too.",
  endorsement: "Being listed is no endorsement: it says neither that a journal is good nor that it is recognised.",
  origins,
};
// A journal a line, so that a change can be read.
const head = JSON.stringify(preset, undefined, 2).replace(/\n\}$/, ',\n  "journals": [\n');
const target = new URL("../presets/pakistan.json", import.meta.url);
writeFileSync(target, `${head}${journals.map((journal) => `    ${JSON.stringify(journal)}`).join(",\n")}\n  ]\n}\n`);
console.log(
  `${journals.length} journals, ${journals.filter(({ oai }) => oai).length} with an OAI base, ${journals.filter(({ site }) => !site).length} without a site`,
);

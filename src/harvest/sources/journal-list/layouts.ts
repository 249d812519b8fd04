import type { Access } from "../../../domain/record.ts";
import type { Delimiter } from "../../readers/delimited.ts";
import type { Column } from "./fields.ts";
import { cutProvider, cutYears, type TitleParts } from "./titles.ts";

/** What is the same for lists that are tables and lists that are JSON lines. */
interface ListLayout {
  /** Name of the format, by which precedence ranks it. */
  readonly name: string;
  /** Whether the list is of journals that anyone can read. */
  readonly access?: Access;
  /** Takes a title apart that has more in it than the title. */
  readonly title?: (text: string) => TitleParts;
  /** A text that stands where there is no title. */
  readonly noTitle?: string;
  /** The sites are OJS, whatever their addresses look like. */
  readonly ojs?: true;
}

/** A list with a header: its headings (as `headingKey` compares them) and what they say. Other columns are not read. */
export interface TableList extends ListLayout {
  readonly columns: Readonly<Record<string, Column>>;
  /** Headings that tell this list from every other. */
  readonly needs: readonly string[];
  /** Rows that follow each other with the same texts here are of one journal. */
  readonly groupBy?: readonly Column[];
}

/** A list of JSON objects, one a line. Keys of objects within are written with a dot. */
export interface JsonList extends ListLayout {
  readonly keys: Readonly<Record<string, Column>>;
  readonly needs: readonly string[];
  /** Keys of which one at least must be there as well. */
  readonly oneOf?: readonly string[];
}

/** A list without a header. */
export interface BareList extends ListLayout {
  readonly delimiter: Delimiter;
  readonly columns: readonly (Column | undefined)[];
  /** Its first row, as it stands. */
  readonly row: RegExp;
}

/** Lists of journals with a header, the surest to tell first. */
export const tableLists: readonly TableList[] = [
  {
    // DOAJ's public CSV as it was in 2014: 17 columns.
    name: "doaj-2014",
    access: "open",
    needs: ["title", "title alternative", "issn", "eissn", "content in doaj"],
    columns: {
      title: "title",
      "title alternative": "otherTitle",
      identifier: "site",
      publisher: "publisher",
      language: "languages",
      issn: "print",
      eissn: "online",
      keyword: "keywords",
      subjects: "lccUpward",
      country: "country",
      "cc license": "licence",
    },
  },
  {
    // DOAJ's public CSV since, from 8 columns to 53 and more: by name, for they come and go.
    name: "doaj-journals",
    access: "open",
    needs: ["journal title", "journal issn (print version)", "journal eissn (online version)"],
    columns: {
      "journal title": "title",
      "journal url": "site",
      "url in doaj": "id",
      "alternative title": "otherTitle",
      "journal issn (print version)": "print",
      "journal eissn (online version)": "online",
      keywords: "keywords",
      "languages in which the journal accepts manuscripts": "languages",
      publisher: "publisher",
      "country of publisher": "country",
      "journal license": "licence",
      continues: "continues",
      "continued by": "continuedBy",
      "lcc codes": "lccCodes",
      subjects: "lcc",
    },
  },
  {
    name: "crossref-titles",
    needs: ["journaltitle", "journalid", "pissn", "eissn", "additionalissns"],
    columns: {
      journaltitle: "title",
      journalid: "id",
      publisher: "publisher",
      pissn: "print",
      eissn: "online",
      additionalissns: "issn",
      doi: "doi",
    },
  },
  {
    // KBART (NISO RP-9): a row a run of volumes.
    name: "kbart",
    needs: ["publication title", "print identifier", "online identifier", "title url"],
    groupBy: ["title", "print", "online"],
    columns: {
      "publication title": "title",
      "print identifier": "print",
      "online identifier": "online",
      "title url": "site",
      "title id": "id",
      "publisher name": "publisher",
      "publication type": "kind",
      "linking issn": "linking",
    },
  },
  {
    name: "wikidata-journals",
    needs: ["item", "issn", "title", "publisher name", "websiteurl"],
    groupBy: ["id"],
    columns: { item: "id", issn: "issn", title: "title", "publisher name": "publisher", websiteurl: "site" },
  },
  {
    name: "openalex-journals",
    needs: ["journalid", "displayname", "issn", "issns", "isindoaj"],
    columns: {
      journalid: "id",
      displayname: "title",
      issn: "issn",
      issns: "issn.2",
      publisher: "publisher",
      webpage: "site",
    },
  },
  {
    // The National Library of Medicine's journals.
    name: "nlm-journals",
    needs: ["jrid", "journaltitle", "medabbr", "issn (print)", "issn (online)", "nlmid"],
    columns: {
      journaltitle: "title",
      medabbr: "otherTitle",
      isoabbr: "otherTitle.2",
      "issn (print)": "print",
      "issn (online)": "online",
      nlmid: "id",
    },
  },
  {
    name: "norwegian-register",
    needs: ["nsd tidsskrift id", "original title", "print issn", "online issn"],
    columns: {
      "nsd tidsskrift id": "id",
      "original title": "title",
      "international title": "otherTitle",
      "print issn": "print",
      "online issn": "online",
      "npi academic discipline": "subject",
      "npi scientific field": "subject.2",
      "publishing company": "publisher",
      publisher: "publisher.2",
      "country of publication": "country",
      language: "languages",
      url: "site",
    },
  },
  {
    // Open access journals that have vanished from the web (Laakso, Matthias and Jahn 2021).
    name: "vanished-journals",
    access: "unknown",
    needs: ["journal name", "issn", "e issn", "internet archive link"],
    columns: {
      "journal name": "title",
      issn: "print",
      "e issn": "online",
      url: "site",
      publisher: "publisher",
      "language(s)": "languages",
      country: "country",
      "discipline group": "subject",
    },
  },
  {
    // What OJS sites have deposited with PKP's preservation network: a row an issue.
    name: "pkp-pln",
    needs: ["issn", "title", "publisher", "url", "vol", "no", "deposited"],
    groupBy: ["print", "title"],
    noTitle: "(unknown title)",
    ojs: true,
    columns: { issn: "issn", title: "title", publisher: "publisher", url: "site" },
  },
];

const issn = "\\d{4}-\\d{3}[\\dXx]";

/** Lists without a header. */
export const bareLists: readonly BareList[] = [
  {
    // ROAD, the Directory of Open Access scholarly Resources of the ISSN International Centre, as a table.
    name: "road",
    access: "open",
    delimiter: "\t",
    row: new RegExp(`^${issn}\\t${issn}\\t[^\\t]+\\t(?:[^\\t]*\\t){4,}`),
    columns: [
      "issn",
      "linking",
      "title",
      "otherTitle",
      "publisher",
      "site",
      "site.2",
      undefined,
      "languages",
      "languages.2",
    ],
  },
];

/** Lists of JSON lines. */
export const jsonLists: readonly JsonList[] = [
  {
    // Elektronische Zeitschriftenbibliothek: an entry a provider of a journal.
    name: "ezb",
    needs: ["ezb_id", "ezb_color", "title"],
    title: cutProvider,
    keys: {
      ezb_id: "id",
      title: "title",
      issnp: "print",
      issne: "online",
      publisher: "publisher",
      url: "site",
      subjects: "subject",
      keywords: "keywords",
    },
  },
  {
    name: "scielo-journals",
    needs: ["scielo_issn", "print_issn", "electronic_issn", "fulltitle"],
    access: "open",
    title: cutYears,
    keys: {
      scielo_issn: "id",
      fulltitle: "title",
      title: "otherTitle",
      abbreviated_iso_title: "otherTitle.2",
      other_titles: "otherTitle.3",
      previous_title: "formerTitle",
      next_title: "laterTitle",
      print_issn: "print",
      electronic_issn: "online",
      publisher_name: "publisher",
      "publisher_country.0": "country",
      languages: "languages",
      subject_areas: "subject",
      "permissions.url": "licence",
      url: "site",
    },
  },
  {
    // Journals as their own pages name them, one a line.
    name: "journal-pages",
    needs: ["title", "url"],
    oneOf: ["issn_print", "issn_online"],
    keys: {
      title: "title",
      title_ur: "titleUr",
      publisher: "publisher",
      issn_print: "print",
      issn_online: "online",
      issn_l: "linking",
      url: "site",
      oai_base: "oai",
    },
  },
];

import type { FormatName } from "../../../export/formats.ts";
import type { StyleName } from "../../../export/styles/index.ts";
import { number } from "../format.ts";

/** Citing a record, and giving records out. */
export const cite = {
  heading: "Cite",
  styles: {
    apa: "APA",
    mla: "MLA",
    chicago: "Chicago",
    harvard: "Harvard",
    vancouver: "Vancouver",
    ieee: "IEEE",
  } satisfies Record<StyleName, string>,
  styleNames: {
    apa: "American Psychological Association, 7th edition",
    mla: "Modern Language Association, 9th edition",
    chicago: "Chicago Manual of Style, 17th edition, author-date",
    harvard: "Cite Them Right, Harvard",
    vancouver: "Vancouver (NLM, Citing Medicine)",
    ieee: "IEEE Reference Guide",
  } satisfies Record<StyleName, string>,
  copy: "Copy",
  copied: "Copied",
  files: "For reference managers",
  formats: {
    bib: "BibTeX",
    ris: "RIS",
    json: "CSL-JSON",
    enw: "EndNote",
    csv: "CSV",
  } satisfies Record<FormatName, string>,
  sample: "Of the sample: not to be cited.",
  export: "Export",
  exportAll: (n: number) => (n === 1 ? "the record that was found" : `all ${number(n)} records that were found`),
  exportFirst: (n: number, total: number) => `the first ${number(n)} of ${number(total)} records that were found`,
  exportTicked: (all: string) => `As a file: the records that you ticked, or ${all}`,
  exportWhole: (all: string) => `As a file: ${all}`,
  choose: (place: number) => `Choose number ${place}`,
  noFormat: "There is no such format. There are: bib, ris, json, enw, csv.",
  nothingChosen: "No record was chosen.",
  tooMany: (most: number) => `At most ${most} records can be chosen at once.`,
  incomplete: "The search took too long to be given out as a whole. Please narrow it down, or try again.",
};

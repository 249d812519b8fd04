import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { issnCheckDigit } from "../src/domain/issn.ts";
import { pick, randomOf } from "./search/random.ts";

const words =
  "Pakistan International Journal Annals Review Studies Medicine Engineering Agriculture Social Science Humanities Islamic Law Economics Biology Chemistry Physics Education Research Advances Applied Theoretical Clinical Asian European Global Modern Letters Bulletin Archives Urban Rural Water Energy Materials Marine Plant Animal Food Health Nursing Surgery Veterinary Computer Data Systems Management Business Finance History Philosophy Language Literature Arts Psychology Sociology".split(
    " ",
  );
const areas = ["Health Sciences", "Physical Sciences", "Life Sciences", "Social Sciences", "Multidisciplinary"];

export interface ListSize {
  readonly journals: number;
  readonly years: number;
}

/**
 * Writes a made-up list in the shape of HJRS, year by year: a journal is in each year's list, moves up or down now and then, and nine in a
 * hundred are left out of a year. Gives the number of rows.
 */
export async function writeList(file: string, { journals, years }: ListSize): Promise<number> {
  const next = randomOf(7);
  const all = Array.from({ length: journals }, (_, index) => ({
    title: `${Array.from({ length: 3 + Math.floor(next() * 4) }, () => pick(next, words)).join(" ")} ${index % 997}`,
    issn: issnOf(1_000_000 + index * 2),
    eissn: next() < 0.7 ? issnOf(1_000_001 + index * 2) : "",
    category: Math.floor(next() * 3),
    area: pick(next, areas),
  }));
  const out = createWriteStream(file);
  out.write("Journal Name,ISSN,E-ISSN,HJRS Category,Subject Area,Year,List\n");
  let rows = 0;
  for (let year = 2024 - years; year < 2024; year += 1) {
    for (const journal of all) {
      if (next() < 0.1) journal.category = Math.min(2, Math.max(0, journal.category + (next() < 0.5 ? 1 : -1)));
      const { title, issn, eissn, category, area } = journal;
      rows += 1;
      const line = `${title},${issn},${eissn},${"WXY"[category]},${area},${year}-${(year + 1) % 100},HJRS ${year}\n`;
      if (!out.write(line)) await once(out, "drain");
    }
  }
  out.end();
  await once(out, "finish");
  return rows;
}

function issnOf(number: number): string {
  const digits = String(number).padStart(7, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4)}${issnCheckDigit(digits)}`;
}

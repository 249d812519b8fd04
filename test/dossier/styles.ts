import type { ArticleData } from "../../src/domain/record.ts";

/** What a reference is written from; any of it may be garbled or missing. */
export interface Facts {
  /** `Family`, `Given` where known; a name without parts stands in `family`. */
  authors: { family: string; given: string }[];
  title: string;
  journal: string;
  volume: string;
  number: string;
  pages: string;
  year: string;
  doi: string;
}

export function factsOf(data: ArticleData): Facts {
  const { container } = data;
  return {
    authors: data.contributors
      .filter(({ role }) => role === "author")
      .slice(0, 6)
      .map(({ name }) => ({
        family: name.family ?? name.printed,
        given: name.family === undefined ? "" : (name.given ?? ""),
      })),
    title: (data.titles[0]?.value ?? "")
      .replace(/<[^>]{1,20}>/g, "")
      .replace(/\s+/g, " ")
      .trim(),
    journal: container?.titles[0]?.value ?? "",
    volume: container?.issue?.volume ?? "",
    number: container?.issue?.number ?? "",
    pages: container?.pages?.printed ?? "",
    year: String(container?.issue?.year ?? data.published?.start.slice(0, 4) ?? ""),
    doi: data.identifiers.find(({ scheme, valid }) => scheme === "doi" && valid)?.value ?? "",
  };
}

const initials = (given: string, stop: string): string =>
  given
    .split(/[\s.-]+/)
    .filter(Boolean)
    .map((part) => `${part[0] ?? ""}${stop}`)
    .join(stop === "" ? "" : " ");
const joined = (names: readonly string[], and: string): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")}${and}${names.at(-1)}`;
const ended = (title: string): string => (/[.?!۔؟]$/.test(title) ? title : `${title}.`);
const part = (before: string, text: string, after = ""): string => (text === "" ? "" : `${before}${text}${after}`);
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:])/g, "$1")
    .replace(/^[\s.,]+/, "")
    .trim();

/** The usual styles of lists of references, as people write them. */
export const styles: Readonly<Record<string, (facts: Facts) => string>> = {
  apa: (f) =>
    tidy(
      `${joined(
        f.authors.map(({ family, given }) => `${family}${part(", ", initials(given, "."))}`),
        ", & ",
      )} ${part("(", f.year, ").")} ${ended(f.title)} ${f.journal}${part(", ", f.volume)}${part("(", f.number, ")")}${part(", ", f.pages)}. ${part("https://doi.org/", f.doi)}`,
    ),
  vancouver: (f) =>
    tidy(
      `${f.authors.map(({ family, given }) => `${family} ${initials(given, "")}`.trim()).join(", ")}. ${ended(f.title)} ${f.journal}. ${f.year};${f.volume}${part("(", f.number, ")")}${part(":", f.pages)}. ${part("doi: ", f.doi)}`,
    ),
  mla: (f) => {
    const [first, ...rest] = f.authors;
    const who =
      first === undefined
        ? ""
        : `${first.family}${part(", ", first.given)}${rest.length > 1 ? ", et al" : rest.length === 1 ? `, and ${rest[0]?.given} ${rest[0]?.family}` : ""}.`;
    return tidy(
      `${who} “${ended(f.title)}” ${f.journal}${part(", vol. ", f.volume)}${part(", no. ", f.number)}${part(", ", f.year)}${part(", pp. ", f.pages)}. ${part("https://doi.org/", f.doi)}`,
    );
  },
  chicago: (f) =>
    tidy(
      `${joined(
        f.authors.map(({ family, given }, at) => (at === 0 ? `${family}${part(", ", given)}` : `${given} ${family}`)),
        ", and ",
      )}. "${ended(f.title)}" ${f.journal} ${f.volume}${part(", no. ", f.number)}${part(" (", f.year, ")")}${part(": ", f.pages)}. ${part("doi:", f.doi)}`,
    ),
  ieee: (f) =>
    tidy(
      `${joined(
        f.authors.map(({ family, given }) => `${initials(given, ".")} ${family}`.trim()),
        " and ",
      )}, "${f.title}," ${f.journal}${part(", vol. ", f.volume)}${part(", no. ", f.number)}${part(", pp. ", f.pages)}${part(", ", f.year)}.`,
    ),
  harvard: (f) =>
    tidy(
      `${joined(
        f.authors.map(({ family, given }) => `${family}, ${initials(given, ".")}`),
        " and ",
      )}, ${f.year}. ${ended(f.title)} ${f.journal}${part(", ", f.volume)}${part("(", f.number, ")")}${part(", pp.", f.pages)}.`,
    ),
  bmc: (f) =>
    tidy(
      `${f.authors.map(({ family, given }) => `${family} ${initials(given, "")}`.trim()).join(", ")}: ${ended(f.title)} ${f.journal}${part(" ", f.year)}${part(", ", f.volume)}${part(":", f.pages)}.`,
    ),
  plain: (f) =>
    tidy(
      `${f.authors.map(({ family, given }) => `${given} ${family}`.trim()).join(", ")}, ${f.title}, ${f.journal}${part(", Vol. ", f.volume)}${part(" No. ", f.number)}${part(", ", f.year)}${part(", pp ", f.pages)}`,
    ),
};

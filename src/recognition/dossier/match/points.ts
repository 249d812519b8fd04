import type { Evidence } from "./evidence.ts";

/*
 * What each piece of evidence weighs. Chosen so that no one of them is enough: a title needs its author or its journal beside it. Measured on the tuning half of
 * test/dossier (its README says how); a change needs a run of that test.
 */
const weights = {
  author: { first: 1.5, other: 0.7, none: -2, unknown: 0 },
  year: { same: 1, next: 0.3, other: -1.2, unknown: 0 },
  journal: { same: 1.5, other: -2, doubtful: -0.5, unknown: 0 },
  volume: { same: 0.6, other: -0.6, unknown: 0 },
  page: { same: 1.2, other: -0.8, unknown: 0 },
} as const;

/** As many points as make a match sure, or worth showing as possible. */
export const thresholds = { sure: 4.4, possible: 3 } as const;

/** Letters of a title from which it may be one work's alone. */
const telling = 25;
/** … and from which it is so even where nothing but the year stands beside it. */
const unmistakable = 45;
/** How like the titles of one work must be at the least. */
const likeTitle = 0.72;
const likeShortTitle = 0.8;

export interface Weighed {
  readonly points: number;
  /** Something speaks against it that no other evidence makes good. */
  readonly barred: boolean;
}

/** `saysTitle`: the reference has a title to compare; a place alone then makes no match. */
export function weigh(evidence: Evidence, saysTitle: boolean): Weighed {
  const { doi, title, author, year, journal, volume, page } = evidence;
  const rest =
    weights.author[author] +
    weights.year[year] +
    weights.journal[journal] +
    weights.volume[volume] +
    weights.page[page];
  if (doi === "same") {
    // A DOI that was copied from the line before stands by another title.
    const contradicted = title.extent !== "none" && title.likeness < 0.4;
    return { points: 6 + rest, barred: contradicted || (title.extent === "none" && rest < 0) };
  }
  const points = titlePoints(evidence) + rest;
  // Printed again in another year and volume: as a reprint, or as the next paper of the same name.
  const isReprint = year === "other" && volume === "other" && page !== "same";
  const isOther =
    title.isOther ||
    isReprint ||
    (saysTitle && title.likeness < (title.letters < unmistakable ? likeShortTitle : likeTitle));
  return { points, barred: doi === "other" || isOther || (author === "none" && journal !== "same") };
}

function titlePoints({ title: { likeness, extent, letters } }: Evidence): number {
  if (extent === "none" || likeness < 0.6) return 0;
  const isLong = letters >= unmistakable && likeness >= 0.95 && extent === "whole";
  const full = isLong ? 3.6 : letters >= telling ? 3 : letters >= 12 ? 2 : 1;
  const nearness = likeness >= 0.92 ? 1 : likeness >= 0.85 ? 0.85 : likeness >= 0.75 ? 0.6 : 0.3;
  return full * nearness * (extent === "part" ? 0.8 : 1);
}

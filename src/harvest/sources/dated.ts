import { type PartialDate, parsePartialDate } from "../../domain/partial-date.ts";
import { childText, type XmlElement } from "../xml/element.ts";

/** A date with what it is of: `print`, `online`, or whatever else the format names. */
export interface Dated {
  readonly medium: string;
  readonly date: PartialDate;
}

/** Months that Crossref has for seasons and quarters (deposit schema, `month_atts`). */
const seasons: Readonly<Record<number, string>> = {
  21: "Spring",
  22: "Summer",
  23: "Autumn",
  24: "Winter",
  31: "First quarter",
  32: "Second quarter",
  33: "Third quarter",
  34: "Fourth quarter",
};

/** A date written as elements `year`, `month`, `day`, in any case (`Year`); a month may be a name, an impossible one leaves the year. */
export function dateOf(element: XmlElement): PartialDate | undefined {
  const part = (name: string): string | undefined =>
    childText(element, name) ?? childText(element, name.charAt(0).toUpperCase() + name.slice(1));
  const [year, month, day] = [part("year"), part("month") ?? part("season"), part("day")];
  if (year === undefined) return undefined;
  if (month === undefined) return parsePartialDate(year);
  const number = /^\d+$/.test(month) ? Number(month) : undefined;
  if (number !== undefined && number > 12) {
    const season = seasons[number];
    const date = parsePartialDate(year);
    return (
      date && {
        ...date,
        printed: season === undefined ? [year, month, day].filter(Boolean).join("-") : `${season} ${year}`,
      }
    );
  }
  if (number !== undefined) return parsePartialDate([year, month, day].filter(Boolean).join("-"));
  return parsePartialDate([day, month, year].filter(Boolean).join(" ")) ?? parsePartialDate(year);
}

/** The date of publication: in print, else the earliest whole day, else the earliest. Of dates within one another the more exact. */
export function publishedOf(dates: readonly Dated[]): PartialDate | undefined {
  const print = dates.filter(({ medium }) => medium === "print");
  if (print.length > 0) return earliest(print);
  const whole = dates.filter(({ date }) => date.start.length === 10);
  return earliest(whole.length > 0 ? whole : dates);
}

export function onlineOf(dates: readonly Dated[]): PartialDate | undefined {
  return earliest(dates.filter(({ medium }) => medium === "online"));
}

function earliest(dates: readonly Dated[]): PartialDate | undefined {
  const [first, ...others] = dates.map(({ date }) => date).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  if (first === undefined) return undefined;
  return others.findLast((date) => date.start.startsWith(first.start)) ?? first;
}

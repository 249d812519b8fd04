import { firstDay, lastDay, type PartialDate } from "../../domain/partial-date.ts";

/** HEC's years run from 1 July to 30 June (design/recognition.md, "Facts"); each is named by the calendar year in which it begins. */
export interface HecYears {
  readonly first: number;
  /** Equal to `first` where the date lies in one HEC year for certain. */
  readonly last: number;
}

/** The HEC years in which a date may lie. */
export function hecYearsOf(date: PartialDate): HecYears {
  return { first: hecYearOf(firstDay(date)), last: hecYearOf(lastDay(date)) };
}

function hecYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) < "07" ? year - 1 : year;
}

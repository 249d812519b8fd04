/** The calendar year in which the HEC year of a date begins: HEC's year runs from 1 July to 30 June. Of a year alone, the HEC year that begins in it. */
export function hecYearOf(partial: string): number {
  const year = Number(partial.slice(0, 4));
  const month = partial.length >= 7 ? Number(partial.slice(5, 7)) : 7;
  return month >= 7 ? year : year - 1;
}

const dayMs = 86_400_000;
const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days in a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !isLeapYear(year) ? 1 : 0);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01 of a day `YYYY-MM-DD`; NaN if it is none. */
export function dayNumber(isoDay: string): number {
  const match = dayForm.exec(isoDay);
  if (match === null) return Number.NaN;
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return date.getTime() / dayMs;
}

/** The day `YYYY-MM-DD` that is `days` after another. */
export function addDays(isoDay: string, days: number): string {
  return new Date((dayNumber(isoDay) + days) * dayMs).toISOString().slice(0, 10);
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

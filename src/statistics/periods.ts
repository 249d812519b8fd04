const msPerDay = 86_400_000;
const msPerHour = 3_600_000;

/** Days since 1970-01-01, UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / msPerDay);
}

/** Hours since 1970, UTC. */
export function hourOf(at: number): number {
  return Math.floor(at / msPerHour);
}

/** `2026-11-25` */
export function dateOfDay(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

/** The day's number of `2026-11-25`. */
export function dayOfDate(date: string): number {
  return dayOf(Date.parse(`${date}T00:00:00Z`));
}

/** Months since the year 0. */
export function monthOfDay(day: number): number {
  const date = new Date(day * msPerDay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `2026-11` */
export function nameOfMonth(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The month's number of `2026-11`. */
export function monthOfName(name: string): number {
  const [year = 0, month = 1] = name.split("-").map(Number);
  return year * 12 + month - 1;
}

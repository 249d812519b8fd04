/** An instant for people at a terminal, `2026-01-15 12:30 UTC`. */
export function minute(instant: string | number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

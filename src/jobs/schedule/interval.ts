import type { Source } from "../../catalogue/writer.ts";

const hour = 3_600_000;
/** Between two harvests of a source: from an hour to a year. Hours. */
export const intervalBounds = { min: 1, max: 8784 } as const;

/** The interval of a source: its own setting `intervalHours`, or the program's. Milliseconds. */
export function intervalOf(source: Pick<Source, "settings">, harvestIntervalHours: number): number {
  const own = source.settings["intervalHours"];
  return (isInterval(own) ? own : harvestIntervalHours) * hour;
}

/** Reads `12h` or `7d` as hours; undefined for anything else, and for what is out of bounds. */
export function parseInterval(text: string): number | undefined {
  const [, number = "", unit = ""] = /^(\d{1,5})\s*(h|d)$/i.exec(text.trim()) ?? [];
  const hours = Number(number) * (unit.toLowerCase() === "d" ? 24 : 1);
  return isInterval(hours) ? hours : undefined;
}

function isInterval(value: unknown): value is number {
  return (
    typeof value === "number" && Number.isInteger(value) && value >= intervalBounds.min && value <= intervalBounds.max
  );
}

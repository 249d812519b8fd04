import { daysInMonth, pad } from "./calendar.ts";
import { monthOf } from "./calendar-words.ts";
import { asciiDigits } from "./digits.ts";
import { type PartialDate, parsePartialDate } from "./partial-date.ts";

/** A moment as a source states it. */
export interface StatedMoment {
  /** ISO 8601 with the zone as stated, none where none is; absent where only a day is said. */
  readonly at?: string;
  readonly date: PartialDate;
}

/** Zones that RFC 822 (5.1) names, and Pakistan's. Others are not known for sure. */
const zones: Readonly<Record<string, string>> = {
  z: "Z",
  ut: "Z",
  utc: "Z",
  gmt: "Z",
  est: "-05:00",
  edt: "-04:00",
  cst: "-06:00",
  cdt: "-05:00",
  mst: "-07:00",
  mdt: "-06:00",
  pst: "-08:00",
  pdt: "-07:00",
  pkt: "+05:00",
};

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*)$/i;
const rfc822 =
  /^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3,10})\.?[\s-]+(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*)$/u;

/**
 * The moment that a text gives: RFC 822 with its later forms (RSS 2.0), RFC 3339 (Atom), or a date alone in any form that `parsePartialDate` knows. A time of
 * day that cannot be leaves the day. Undefined = no date in it.
 */
export function parseMoment(text: string): StatedMoment | undefined {
  const clean = asciiDigits(text.slice(0, 200)).replace(/\s+/g, " ").trim();
  const [, year = "", month = "", day = "", ...rest] = iso.exec(clean) ?? [];
  if (year !== "") return moment(Number(year), Number(month), Number(day), rest, text);
  const [, d = "", name = "", y = "", ...others] = rfc822.exec(clean) ?? [];
  const named = monthOf(name);
  if (d !== "" && named !== undefined) return moment(fullYear(y), named, Number(d), others, text);
  const date = parsePartialDate(text);
  return date && { date };
}

/** Two digits are of RFC 822; nothing on the web is older than 1990. */
function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : Number(text) + (Number(text) < 90 ? 2000 : 1900);
}

function moment(
  year: number,
  month: number,
  day: number,
  [h = "", m = "", s = "0", rest = ""]: readonly (string | undefined)[],
  printed: string,
): StatedMoment | undefined {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    const date = parsePartialDate(printed) ?? parsePartialDate(String(year));
    return date && { date: { ...date, printed: printed.trim().slice(0, 200) } };
  }
  const start = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const [, half = "", zone = ""] = /^([ap]\.?m\.?)?\s*(.*)$/i.exec(rest) ?? [];
  const hour = half === "" ? Number(h) : (Number(h) % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  if (hour > 23 || Number(m) > 59 || Number(s) > 60) return { date: { start } };
  const time = [hour, Number(m), Math.min(Number(s), 59)].map((part) => pad(part, 2)).join(":");
  return { at: `${start}T${time}${zoneOf(zone)}`, date: { start } };
}

/** `+05:00` for `+0500`, `+05:00`, `GMT+5`, `PKT`; "" where none is stated or known. */
function zoneOf(text: string): string {
  const word = text.trim().replace(/\s*\(.*$/, "");
  const offset = /^(?:gmt|utc)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(word);
  if (offset === null) return zones[word.toLowerCase()] ?? "";
  const [hours, minutes] = [Number(offset[2]), Number(offset[3] ?? 0)];
  if (hours > 14 || minutes > 59) return "";
  return hours + minutes === 0 ? "Z" : `${offset[1]}${pad(hours, 2)}:${pad(minutes, 2)}`;
}

import type { Pages } from "../../domain/record.ts";

/** Pages of a format that has the first and the last in fields of their own; `last` may leave out what it shares with the first (`123-8`, `S12-5`). */
export function pageRange(first: string | undefined, last: string | undefined, printed?: string): Pages | undefined {
  const [from, to] = [first?.trim() ?? "", last?.trim() ?? ""];
  if (from === "") return undefined;
  if (to === "" || to === from) return { printed: printed ?? from, first: from, ...(to === "" ? {} : { last: to }) };
  return { printed: printed ?? `${from}-${to}`, first: from, last: wholeLast(from, to) };
}

function wholeLast(first: string, last: string): string {
  const [, prefix = "", digits = "", suffix = ""] = /^(\p{L}{0,3})(\d+)(\p{L}{0,2})$/u.exec(first) ?? [];
  const short = /^(\d+)(\p{L}{0,2})$/u.exec(last);
  const end = short?.[1] ?? "";
  if (digits === "" || end === "") return last;
  if (end.length >= digits.length) return prefix !== "" && end.length === digits.length ? prefix + last : last;
  const stem = digits.slice(0, digits.length - end.length);
  // a shorter number may also be a whole one (`1200` to `45` is no range either way): then it stays as printed
  return end < digits.slice(stem.length) ? last : prefix + stem + end + (short?.[2] === "" ? suffix : short?.[2]);
}

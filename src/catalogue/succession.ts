import type { RecordData } from "../domain/record.ts";

/** A record's valid ISSNs, each once. */
export function issnsOf(data: RecordData): string[] {
  const valid = data.identifiers.filter((one) => one.scheme === "issn" && one.valid).map((one) => one.value);
  return [...new Set(valid)];
}

/** Whether one says that it continues the other, or is continued by it: then they are two, whatever else is equal (PIE-J, NISO RP-16). */
export function follow(a: RecordData, b: RecordData): boolean {
  return names(a, b) || names(b, a);
}

function names(data: RecordData, other: RecordData): boolean {
  if (data.kind !== "journal") return false;
  const [own, theirs] = [issnsOf(data), issnsOf(other)];
  const named = [...(data.continues ?? []), ...(data.continuedBy ?? [])].flatMap((one) => one.issns);
  return named.some((one) => one.valid && theirs.includes(one.value) && !own.includes(one.value));
}

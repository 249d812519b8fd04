import { createHash } from "node:crypto";
import { fieldsOf, type MarcRecord, subfield } from "./fields.ts";

/**
 * The record's name at its source: control number (001) with the agency that gave it (003), as field 035 writes it; else field 035, an ISBN or
 * library number, else its title, first name and date as a hash. Undefined where it has none of them.
 */
export function identify(record: MarcRecord): string | undefined {
  const number = clean(record.control.get("001"));
  const agency = clean(record.control.get("003"));
  if (number !== "") return agency === "" ? number : `(${agency})${number}`;
  for (const tag of ["035", "010", "020"]) {
    const value = clean(subfield(fieldsOf(record, tag)[0], "a"));
    if (value !== "") return `${tag}:${value}`;
  }
  const facts = ["245", "100", "110", "260", "264"].map((tag) =>
    (fieldsOf(record, tag)[0]?.subfields ?? []).map(({ value }) => value).join(" "),
  );
  if (facts.every((fact) => fact === "")) return undefined;
  return `facts:${createHash("sha256").update(facts.join("\n")).digest().subarray(0, 16).toString("base64url")}`;
}

/** Leader byte 5: `d` = deleted. */
export function isDeleted(record: MarcRecord): boolean {
  return record.leader.charAt(5) === "d";
}

function clean(value = ""): string {
  return value.replace(/\s+/g, " ").trim().slice(0, 200);
}

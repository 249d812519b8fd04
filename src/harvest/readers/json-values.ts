import { plainText } from "../../text/markup.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key; an empty one where there is none. */
export function objectIn(value: JsonObject, key: string): JsonObject {
  const found = own(value, key);
  return isObject(found) ? found : {};
}

/** The objects of the list under a key, at most `max`; a single object counts as a list of one. */
export function objectsIn(value: JsonObject, key: string, max = 10_000): JsonObject[] {
  return itemsIn(value, key, max).filter(isObject);
}

/** The items of the list under a key, at most `max`; a value alone counts as a list of one, null as none. */
export function itemsIn(value: JsonObject, key: string, max = 10_000): unknown[] {
  const found = own(value, key);
  if (Array.isArray(found)) return found.slice(0, max);
  return found === undefined || found === null ? [] : [found];
}

/** The text under a key, or a number as text: without markup, on one line. Undefined where it is empty. */
export function textIn(value: JsonObject, key: string): string | undefined {
  return textOf(own(value, key));
}

/** The texts of the list under a key, those that are empty left out. */
export function textsIn(value: JsonObject, key: string, max = 10_000): string[] {
  return itemsIn(value, key, max).flatMap((item) => textOf(item) ?? []);
}

/** Of any value: a text without markup, on one line, or a number as text. */
export function textOf(value: unknown): string | undefined {
  const raw = rawOf(value);
  if (raw === undefined) return undefined;
  const text = plainText(raw);
  return text === "" ? undefined : text;
}

/** The text under a key as it stands, for identifiers and addresses: tags and entities are left in it. */
export function rawIn(value: JsonObject, key: string): string | undefined {
  const raw = rawOf(own(value, key))?.toWellFormed().trim();
  return raw === "" ? undefined : raw;
}

/** A number under a key: also one written as text, or in MongoDB's extended JSON (`{"$numberLong": "1"}`). */
export function numberIn(value: JsonObject, key: string): number | undefined {
  return numberOf(own(value, key));
}

export function numberOf(value: unknown): number | undefined {
  if (isObject(value)) {
    return numberOf(own(value, "$numberLong") ?? own(value, "$numberInt") ?? own(value, "$numberDouble"));
  }
  if (typeof value === "string" && value.trim() === "") return undefined;
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function rawOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || isObject(value)) {
    const number = numberOf(value);
    return number === undefined ? undefined : String(number);
  }
  return undefined;
}

function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

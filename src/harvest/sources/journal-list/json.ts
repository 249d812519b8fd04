import { fail, ok } from "../../../domain/result.ts";
import { type JsonFormat, JsonRecordsReader, jsonSourceFormat } from "../../readers/json-records.ts";
import { isObject, type JsonObject, textsIn } from "../../readers/json-values.ts";
import type { SourceFormat } from "../../source.ts";
import { type Column, type Entry, type Field, fieldOf } from "./fields.ts";
import { type JsonList, jsonLists } from "./layouts.ts";
import { mapEntry } from "./map.ts";

const largestRecord = 1024 * 1024;

/** Lists of journals that are JSON objects, one a line. */
export const journalJson: readonly SourceFormat[] = jsonLists.map((list): SourceFormat => {
  const format: JsonFormat = {
    name: list.name,
    version: 1,
    layout: { lists: [] },
    recognise: (keys) => list.needs.every((key) => keys.has(key)) && (list.oneOf?.some((key) => keys.has(key)) ?? true),
    identify(value) {
      const made = mapEntry(entryOf(value, list), list);
      return made.ok ? made.value.identifier : textsAt(value, keyOf(list, "id"))[0];
    },
    map(value) {
      const made = mapEntry(entryOf(value, list), list);
      if (!made.ok) return made;
      const { mapped } = made.value;
      return mapped.is === "record" ? ok(mapped.data) : fail("unmapped_metadata", "The line is of no journal.");
    },
  };
  return {
    ...jsonSourceFormat(format),
    reader: (options = {}) => {
      const max = Math.min(options.maxRecordBytes ?? largestRecord, largestRecord);
      return new JsonRecordsReader(format, { maxRecordBytes: max });
    },
  };
});

function keyOf(list: JsonList, field: Field): string {
  return Object.entries(list.keys).find(([, column]) => column === field)?.[0] ?? "";
}

function entryOf(value: JsonObject, list: JsonList): Entry {
  const entry: Partial<Record<Field, string[]>> = {};
  for (const [path, column] of Object.entries<Column>(list.keys)) {
    (entry[fieldOf(column)] ??= []).push(...textsAt(value, path));
  }
  return entry;
}

/** Texts at a path with dots: of the object within, or of one item of a list. */
function textsAt(value: JsonObject, path: string): string[] {
  const [key = "", next] = path.split(".");
  if (next === undefined) return textsIn(value, key, 200);
  const within = Object.hasOwn(value, key) ? value[key] : undefined;
  if (Array.isArray(within)) return textsIn({ item: within[Number(next)] as unknown }, "item", 200);
  return isObject(within) ? textsIn(within, next, 200) : [];
}

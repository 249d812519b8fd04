import { fail, ok, type Result } from "../../../domain/result.ts";
import { type JsonFormat, JsonRecordsReader, parseRecord, remapJson, rereadJson } from "../../readers/json-records.ts";
import { JsonSplitter } from "../../readers/json-splitter.ts";
import { isObject, type JsonObject, textsIn } from "../../readers/json-values.ts";
import type { SourceFormat } from "../../source.ts";
import { type Column, type Entry, type Field, fieldOf } from "./fields.ts";
import { type JsonList, jsonLists } from "./layouts.ts";
import { mapEntry } from "./map.ts";

const layout = { lists: [] };
const largestRecord = 1024 * 1024;

/** Lists of journals that are JSON objects, one a line. */
export const journalJson: readonly SourceFormat[] = jsonLists.map((list): SourceFormat => {
  const format: JsonFormat = {
    name: list.name,
    version: 1,
    layout,
    record(value) {
      const made = mapEntry(entryOf(value, list), list);
      const named = made.ok ? ok(made.value.mapped) : made;
      const [id] = textsAt(value, keyOf(list, "id"));
      const identifier = made.ok ? made.value.identifier : id;
      return identifier === undefined ? { mapped: named } : { identifier, mapped: named };
    },
  };
  return {
    name: list.name,
    recognise(head) {
      const first = firstRecord(head);
      return first.ok && list.needs.every((key) => Object.hasOwn(first.value, key));
    },
    reader: (options = {}) => {
      const max = Math.min(options.maxRecordBytes ?? largestRecord, largestRecord);
      return new JsonRecordsReader(format, { maxRecordBytes: max });
    },
    remap: (bytes) => remapJson(format, bytes),
    reread: (kept) => rereadJson(format, kept),
  };
});

function firstRecord(head: Uint8Array): Result<JsonObject> {
  const part = new JsonSplitter(layout, head.length).write(head)[0];
  if (part?.what !== "record" || part.taken.bytes === undefined) return fail("not_this_format", "There is no record.");
  return parseRecord(part.taken.bytes);
}

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

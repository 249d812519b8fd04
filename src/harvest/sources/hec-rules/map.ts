import { isPartialDay } from "../../../domain/partial-date.ts";
import { type Category, categories } from "../../../domain/recognition.ts";
import type { RecognitionRule, RuleEffect } from "../../../domain/recognition-rule.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { isObject, type JsonObject, rawIn } from "../../readers/json-values.ts";

const dates = { decidedOn: "decidedOn", from: "from", to: "to" } as const;
const longest = { name: 80, text: 2000, source: 2000 };

/** A rule's name: its own, else its topic with hyphens. */
export function nameOf(record: JsonObject): string | undefined {
  const name = rawIn(record, "name") ?? slug(rawIn(record, "topic") ?? "");
  return name === "" || name.length > longest.name ? undefined : name;
}

function slug(topic: string): string {
  return topic
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longest.name);
}

/** One rule. `malformed_record` says what is wrong and how to write it. */
export function mapRule(record: JsonObject): Result<RecognitionRule> {
  const name = nameOf(record);
  const text = rawIn(record, "text")?.slice(0, longest.text);
  if (name === undefined || text === undefined) {
    return fail("malformed_record", "A rule needs a short “name” and a “text” that says what it is.");
  }
  const effect = record["effect"] === undefined ? ok({ kind: "notice" } as const) : effectOf(record["effect"]);
  if (!effect.ok) return effect;
  // what others write down of a letter or a page has its date and address under other names
  const said = {
    ...record,
    decidedOn: record["decidedOn"] ?? record["date"],
    source: record["source"] ?? record["source_url"],
  };
  const found: { decidedOn?: string; from?: string; to?: string } = {};
  for (const key of Object.values(dates)) {
    const date = rawIn(said, key);
    if (date === undefined) continue;
    if (!isPartialDay(date))
      return fail(
        "malformed_record",
        `“${date.slice(0, 60)}” is no date: write “${key}” as 2015, 2020-03 or 2024-07-01.`,
      );
    found[key] = date;
  }
  const source = rawIn(said, "source")?.slice(0, longest.source);
  return ok({ name, text, effect: effect.value, ...found, ...(source === undefined ? {} : { source }) });
}

function effectOf(value: unknown): Result<RuleEffect> {
  const effect: JsonObject = isObject(value) ? value : {};
  const kind = rawIn(effect, "kind") ?? "";
  switch (kind) {
    case "notice":
      return ok({ kind });
    case "accepted_before": {
      const years = Number(effect["years"]);
      return Number.isInteger(years) && years > 0 && years <= 100
        ? ok({ kind, years })
        : fail("malformed_record", "The rule's effect accepted_before needs “years”, a whole number from 1 to 100.");
    }
    case "category_ended": {
      const lastDay = rawIn(effect, "lastDay") ?? "";
      const category = categories.find((one): one is Category => one === rawIn(effect, "category"));
      return category !== undefined && lastDay.length === 10 && isPartialDay(lastDay)
        ? ok({ kind, category, lastDay })
        : fail(
            "malformed_record",
            "The rule's effect category_ended needs “category” (W, X, Y, Z) and “lastDay” as 2020-06-30.",
          );
    }
    case "year_begins": {
      const day = rawIn(effect, "day") ?? "";
      return isPartialDay(`2001-${day}`) && day.length === 5
        ? ok({ kind, day })
        : fail("malformed_record", "The rule's effect year_begins needs “day” as 07-01.");
    }
    default:
      return fail(
        "malformed_record",
        `“${kind.slice(0, 60)}” is no effect of a rule: write accepted_before, category_ended, year_begins or notice.`,
      );
  }
}

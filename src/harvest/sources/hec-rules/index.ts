import { ok } from "../../../domain/result.ts";
import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { mapRule, nameOf } from "./map.ts";

/**
 * Rules of recognition as JSON: `{"rules": [{"name", "text", "effect", "decidedOn", "from", "to", "source"}]}`, or a line each, also with
 * `topic`, `date` and `source_url` in place of the name, the day of the decision and the source.
 */
export const hecRules: SourceFormat = jsonSourceFormat({
  name: "hec-rules",
  version: 1,
  layout: { lists: ["rules"] },
  recognise: (keys) =>
    (["name", "text", "effect"].every((key) => keys.has(key)) && !keys.has("id")) ||
    ["topic", "date", "text", "source_url"].every((key) => keys.has(key)),
  identify: (record) => {
    const name = nameOf(record);
    return name === undefined ? undefined : `rule:${name}`;
  },
  map: (record) => {
    const rule = mapRule(record);
    return rule.ok ? ok({ is: "recognition-rule", rule: rule.value }) : rule;
  },
});

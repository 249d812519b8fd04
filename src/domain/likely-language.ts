import type { RecordData } from "./record.ts";

/**
 * The languages that a record's sources state; where none states any, the one that its abstract, else its title, seems to be in. A journal's
 * title is no sign of what it prints: many an English title stands on an Urdu journal.
 */
export function likelyLanguages(data: RecordData): readonly string[] {
  if (data.languages.length > 0 || data.kind === "journal") return data.languages;
  const lang = data.abstracts[0]?.lang ?? data.titles[0]?.lang;
  return lang === undefined ? [] : [lang];
}

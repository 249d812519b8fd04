/** One record: its lines by tag in upper case, in order. */
export interface RisEntry {
  /** Of `TY`, upper case: `JOUR`. */
  readonly type: string;
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

/** A tag, two blanks, a hyphen. Files that people touched have one blank, or a tab: then only tags in upper case count, for text may look like it. */
const tagged =
  /^\s*(?:(?<tag>[A-Za-z][A-Za-z0-9]) {2}-|(?<loose>[A-Z][A-Z0-9])(?: |\t|\t ?)-)(?:[ \t]+|$)(?<value>.*)$/;

/** A line's tag, in upper case, and value; undefined where it goes on with the one before. */
export function risLine(line: string): { readonly tag: string; readonly value: string } | undefined {
  const groups = tagged.exec(line)?.groups;
  const tag = groups?.["tag"] ?? groups?.["loose"];
  return tag === undefined
    ? undefined
    : { tag: tag.toUpperCase(), value: groups?.["value"]?.replace(/\s+/g, " ").trim() ?? "" };
}

/** One record of RIS, from its line `TY` to its line `ER` or the end. Lines without a tag belong to the value before. */
export function parseRisEntry(text: string): RisEntry {
  const tags = new Map<string, string[]>();
  let values: string[] = [];
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const found = risLine(line);
    if (found === undefined) {
      const more = line.replace(/\s+/g, " ").trim();
      const last = values.length - 1;
      if (more !== "" && last >= 0) values[last] = `${values[last] ?? ""} ${more}`.trim();
      continue;
    }
    if (found.tag === "ER") break;
    values = tags.get(found.tag) ?? [];
    values.push(found.value);
    tags.set(found.tag, values);
  }
  return { type: (tags.get("TY")?.[0] ?? "").toUpperCase(), tags };
}

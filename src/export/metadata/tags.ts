/** One `<meta>` of a page's head. */
export interface Tag {
  readonly name: string;
  readonly content: string;
  /** Of its text, where it is known. */
  readonly lang?: string | undefined;
  /** Open Graph's are named by `property`. */
  readonly property?: true;
}

/** Longer than any real value: what is longer says nothing to programs. */
const longest = 1000;

/** A tag, unless there is nothing to say: readers of tags take an empty one for a fault. */
export function tag(name: string, content: string | undefined, lang?: string): Tag[] {
  if (content === undefined || content.length > 2 * longest) return [];
  const text = content.replace(/\s+/g, " ").trim();
  return text === "" || text.length > longest ? [] : [{ name, content: text, ...(lang !== undefined && { lang }) }];
}

/** Year, month and day as far as they are known, apart by a sign. */
export function dayWith(sign: string, start: string): string {
  return start.replaceAll("-", sign);
}

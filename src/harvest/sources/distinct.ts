import type { LocalText } from "../../domain/text.ts";

/** Each item once by its key, the first of them, in order. */
export function distinctBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const name = key(item);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Texts that say something, each once. */
export function distinctTexts(texts: readonly LocalText[]): LocalText[] {
  return distinctBy(
    texts.filter(({ value }) => value !== ""),
    ({ value }) => value,
  );
}

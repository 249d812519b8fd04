import type { Reference } from "../domain/record.ts";

/** A reference as people read it: as printed, else `Ahmed (2010). Title. Journal, 12(3), 45`. Empty where it is but an identifier. */
export function referenceText({
  printed,
  author,
  year,
  title,
  container,
  volume,
  number,
  firstPage,
}: Reference): string {
  if (printed !== undefined) return printed;
  const who = [author, year === undefined ? undefined : `(${year})`].filter((part) => part !== undefined).join(" ");
  const issue = `${volume ?? ""}${number === undefined ? "" : `(${number})`}`;
  const where = [container, issue, firstPage].filter((part) => part !== undefined && part !== "").join(", ");
  const sentences = [who, title, where].filter((part): part is string => part !== undefined && part !== "");
  return sentences.map((part) => part.replace(/[.\s]+$/u, "")).join(". ");
}

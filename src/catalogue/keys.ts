import type { RecordData } from "../domain/record.ts";
import { titleKey } from "../text/title.ts";
import { shortKey } from "./ids.ts";
import { partKey } from "./statements.ts";

/*
 * Keys by which a source record finds its like. `container`: the record of the journal that an article is in, or of the book that a chapter
 * is in.
 */

/** Rule 4's place: volume, number and first page within one journal's record (many have but a volume, or but a number); first page within one book's. */
export function placeKey(data: RecordData, container: string | undefined): string | null {
  if (container === undefined) return null;
  if (data.kind === "chapter")
    return data.pages?.first === undefined ? null : `${container}|${partKey(data.pages.first)}`;
  if (data.kind !== "article") return null;
  const { issue, pages } = data.container ?? {};
  const { volume, number } = issue ?? {};
  if ((volume === undefined && number === undefined) || pages?.first === undefined) return null;
  return `${container}|${[volume ?? "", number ?? "", pages.first].map(partKey).join("|")}`;
}

/** Rule 5's title: within one journal's or book's record; a book's among all books. */
export function titleIn(data: RecordData, container: string | undefined): string | null {
  const within =
    data.kind === "book" ? "book" : data.kind === "article" || data.kind === "chapter" ? container : undefined;
  const key = within === undefined ? "" : titleKey(data.titles[0]?.value ?? "");
  return key === "" ? null : `${within}|${shortKey(key)}`;
}

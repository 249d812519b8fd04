/** No date. */
export const missing = -0x80000000;
/** No year. */
export const noYear = -0x8000;

/** By title, those without last, then by id. */
export function compareTitles(title: string, id: string, otherTitle: string, otherId: string): number {
  if (title === otherTitle) return id < otherId ? -1 : id > otherId ? 1 : 0;
  if (title === "" || otherTitle === "") return title === "" ? 1 : -1;
  return title < otherTitle ? -1 : 1;
}

import type { Segment } from "./segment.ts";

/** Ids of live documents with their versions, in the order of ids, from behind `after` on. */
export function versionsOf(
  segments: readonly Segment[],
  after: string | undefined,
  limit: number,
): { id: string; version: number }[] {
  const streams = segments.map((segment) => {
    const versions = segment.versions;
    let at = after === undefined ? 0 : segment.countUpTo(after);
    let head: { id: string; version: number } | undefined;
    const next = (): void => {
      while (at < segment.documents && segment.gone?.has(segment.idOrder[at]!) === true) at += 1;
      const doc = segment.idOrder[at++];
      head = doc === undefined ? undefined : { id: segment.ids.at(doc), version: versions[doc]! };
    };
    next();
    return { head: () => head, next };
  });
  const found: { id: string; version: number }[] = [];
  while (found.length < limit) {
    let best: (typeof streams)[number] | undefined;
    for (const stream of streams) {
      const id = stream.head()?.id;
      if (id !== undefined && (best === undefined || id < (best.head()?.id ?? ""))) best = stream;
    }
    const head = best?.head();
    if (best === undefined || head === undefined) return found;
    found.push(head);
    best.next();
  }
  return found;
}

import type { Segment } from "../../search/result.ts";

/** A text with what was searched for marked in it. */
export function Segments({ of }: { of: readonly Segment[] }) {
  return <>{of.map((segment) => (segment.hit ? <mark>{segment.text}</mark> : segment.text))}</>;
}

import { editDistance } from "../text/edit-distance.ts";
import { queryFields } from "./fields.ts";

/** The field that a name before a colon was probably meant for: the one that it begins, or else one within a typing error or two. */
export function nearField(name: string): string | undefined {
  const typed = name.normalize("NFKC").toLowerCase();
  const fields = [...queryFields.keys()];
  const begun = fields.filter((field) => field.startsWith(typed) || (typed.startsWith(field) && field.length > 3));
  if (begun.length === 1) return begun[0];
  const most = typed.length < 5 ? 1 : 2;
  const near = fields
    .map((field) => ({ field, distance: editDistance(typed, field, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.field;
}

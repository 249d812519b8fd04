const none =
  /^(?:n\/?a|none|nil|tba|-+|\.+|no abstract(?: (?:is )?(?:provided|available|needed|given))?|abstract not available|not available|(?:article|manuscript) contains no text)\.?$/i;
/** `v.10=[no.109-120] (1876)`, `new ser.:v.5`: which volume of a serial a digitised item is (BHL). */
const volume = /^(?:(?:new |n\.? ?)?ser(?:ies)?\.?[\s:]*)?(?:v|vol|bd|t|no|pt|Jahrg)\.? ?\d[\w\s.:=,/[\]()-]{0,80}$/i;
/** `1 p.`, `xii, 345 pages : ill.`: how large it is. */
const extent =
  /^(?:(?:[ivxlc]{1,10}|\d{1,6}), ?){0,5}(?:[ivxlc]{1,10}|\d{1,6}) ?(?:p|pp|pages|leaves|v|S)\.(?:[ :;,].{0,60})?$/i;

/** What a dc:description is: an abstract, or a statement that only stands in its place. */
export function descriptionKind(text: string): "abstract" | "volume" | "extent" | "none" {
  if (text.length > 120) return "abstract";
  if (none.test(text)) return "none";
  if (volume.test(text)) return "volume";
  return extent.test(text) ? "extent" : "abstract";
}

import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { identifyProduct, isDeleted, mapProduct, partsOfProduct } from "./map.ts";

const roots = new Set(["ONIXMessage", "ONIXmessage"]);

/** ONIX for Books 2.1, 3.0 and 3.1, in reference and short tags: each product a book, its content items its chapters. What concerns its sale is left out. */
export const onix: SourceFormat = xmlSourceFormat({
  name: "onix",
  version: 1,
  called: "message of ONIX for Books",
  recognise: ({ local }) => roots.has(local),
  isRoot: (local) => roots.has(local),
  select: (path) => (path.length === 2 && /^product$/i.test(path[1] ?? "") ? "record" : undefined),
  leftOut: new Set(["ProductSupply", "productsupply", "SupplyDetail", "supplydetail", "SalesRights", "salesrights"]),
  identify: identifyProduct,
  isDeleted,
  map: mapProduct,
  parts: partsOfProduct,
});

import type { XmlRecordRules } from "../../readers/xml-records.ts";
import type { RootName } from "../root-name.ts";

type What = "record" | "channel";

const roots = new Set(["rss", "rdf", "feed"]);
const items = new Set(["item", "entry"]);

/** Where a feed has its items, and what else it says. */
export const feedRules: XmlRecordRules<What> = {
  called: "RSS, RDF or Atom feed",
  isRoot: (local) => roots.has(local.toLowerCase()),
  select(path) {
    const [root = "", second = "", third] = path;
    if (path.length > 3) return undefined;
    if (root.toLowerCase() === "feed") return path.length !== 2 ? undefined : items.has(second) ? "record" : "channel";
    // in RDF items stand beside the channel, in RSS within it
    if (path.length === 2) return items.has(second) ? "record" : undefined;
    if (second !== "channel" || third === undefined) return undefined;
    return items.has(third) ? "record" : "channel";
  },
};

/** Vocabularies of feeds whose entries are no headlines: YouTube's videos, journals' articles. */
const ofOthers = /xmlns:(?:yt|prism|opensearch)\s*=|www\.youtube\.com\/xml\/schemas/;

/** Whether a document begins as a feed of headlines. */
export function isFeed({ local, namespace = "", child }: RootName, head: Uint8Array): boolean {
  const begin = Buffer.from(head.subarray(0, 4000)).toString("latin1");
  if (ofOthers.test(begin)) return false;
  if (local === "rss") return true;
  if (local === "feed") return namespace === "" || /w3\.org\/2005\/Atom|purl\.org\/atom/i.test(namespace);
  return local === "RDF" && (child === "channel" || child === "item") && /rss/i.test(begin);
}

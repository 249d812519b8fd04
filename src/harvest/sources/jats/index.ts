import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { identifyJats } from "./ids.ts";
import { mapJats } from "./map.ts";

/** Raised when the mapping changes; inside OAI-PMH too. */
export const jatsVersion = 1;

const roots = new Set(["article", "articles", "pmc-articleset"]);

/** JATS and NLM articles (JATS 1.3, "Archiving" and "Publishing"): one a file, or many in `articles` or PMC's `pmc-articleset`. Full texts are left out. */
export const jats: SourceFormat = xmlSourceFormat({
  name: "jats",
  version: jatsVersion,
  called: "article in JATS",
  // HTML and OJS's own export have elements `article` too
  recognise: ({ local, namespace }, head) =>
    roots.has(local) &&
    namespace?.includes("pkp.sfu.ca") !== true &&
    (local === "pmc-articleset" || /<(?:\w+:)?front[\s>/]/.test(Buffer.from(head).toString("latin1"))),
  isRoot: (local) => roots.has(local),
  select: (path) => (path.at(-1) === "article" && path.length <= 2 ? "record" : undefined),
  leftOut: new Set(["body", "sub-article", "response", "floats-group"]),
  identify: identifyJats,
  map: mapJats,
});

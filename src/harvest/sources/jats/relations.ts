import type { Relation, RelationType } from "../../../domain/record.ts";
import { childrenNamed, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { distinctBy } from "../distinct.ts";
import { relatedIdentifier } from "../related-identifier.ts";
import { attributeOf } from "./ids.ts";

/** `related-article-type` (JATS 1.3), read as "this article … that one"; others are `related`. */
const types: Readonly<Record<string, RelationType>> = {
  "addended-article": "corrects",
  "corrected-article": "corrects",
  "correction-forward": "corrected-by",
  correction: "corrected-by",
  addendum: "corrected-by",
  "retracted-article": "retracts",
  "partial-retraction": "corrects",
  "retraction-forward": "retracted-by",
  retraction: "retracted-by",
  "object-of-concern": "concern-about",
  "expression-of-concern": "concern-in",
  "commentary-article": "comment-on",
  commentary: "has-comment",
  "letter-article": "comment-on",
  letter: "has-comment",
  response: "has-comment",
  reply: "has-comment",
  "peer-reviewed-article": "review-of",
  "peer-review": "has-review",
  preprint: "has-preprint",
  "republished-article": "version-of",
  "updated-article": "version-of",
  update: "version-of",
  "translated-article": "translation-of",
  translation: "has-translation",
};

/** `related-article` with an identifier of the other. */
export function relationsOf(meta: XmlElement): Relation[] {
  const found = childrenNamed(meta, "related-article").flatMap((element) => {
    const scheme = element.attributes["ext-link-type"] ?? element.attributes["xlink-type"];
    const to = relatedIdentifier(scheme, attributeOf(element, "href") ?? "");
    if (to === undefined || to.scheme === "other") return [];
    const name = element.attributes["related-article-type"]?.trim().toLowerCase() ?? "";
    const type = (Object.hasOwn(types, name) ? types[name] : undefined) ?? ("related" as const);
    const printed = proseOf(element);
    return [{ type, to, ...(printed === "" ? {} : { printed }) }];
  });
  return distinctBy(found, (one) => `${one.type} ${one.to.scheme} ${one.to.value}`);
}

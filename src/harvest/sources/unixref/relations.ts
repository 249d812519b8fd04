import { parseDoi } from "../../../domain/doi.ts";
import { parsePartialDate } from "../../../domain/partial-date.ts";
import type { Relation, RelationType } from "../../../domain/record.ts";
import { childNamed, childrenNamed, childrenOf, elementAt, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { relatedIdentifier } from "../related-identifier.ts";

/** What a notice does to the work that it is about (Crossmark, "Version control, corrections and retractions"). */
const updates: Readonly<Record<string, RelationType>> = {
  addendum: "corrects",
  clarification: "corrects",
  correction: "corrects",
  corrigendum: "corrects",
  erratum: "corrects",
  partial_retraction: "corrects",
  retraction: "retracts",
  removal: "retracts",
  withdrawal: "retracts",
  expression_of_concern: "concern-about",
  new_edition: "version-of",
  new_version: "version-of",
};

/** Relationship types of Crossref's relations schema; those that are not here are `related`. */
const relationships: Readonly<Record<string, RelationType>> = {
  isPreprintOf: "preprint-of",
  hasPreprint: "has-preprint",
  isTranslationOf: "translation-of",
  hasTranslation: "has-translation",
  isReviewOf: "review-of",
  hasReview: "has-review",
  isCommentOn: "comment-on",
  isReplyTo: "comment-on",
  hasComment: "has-comment",
  hasReply: "has-comment",
  isVersionOf: "version-of",
  hasVersion: "version-of",
  isIdenticalTo: "version-of",
  isVariantFormOf: "version-of",
  isManuscriptOf: "version-of",
  hasManuscript: "version-of",
  isPartOf: "part-of",
  hasPart: "has-part",
};
/** Say no more than that one cites the other. */
const citing = new Set(["references", "isReferencedBy", "isCitedBy", "cites"]);

/** Notices (`crossmark/updates`) and relations (`program` of relations.xsd) of an item. */
export function relationsOf(item: XmlElement): Relation[] {
  const found = [...updatesOf(item), ...programsOf(item).flatMap(relationsIn)];
  return [...new Map(found.map((one) => [`${one.type} ${one.to.scheme} ${one.to.value}`, one])).values()];
}

/** Whether an item is no work of its own but a notice on another. */
export function isNotice(relations: readonly Relation[]): boolean {
  return relations.some(({ type }) => type === "corrects" || type === "retracts" || type === "concern-about");
}

function updatesOf(item: XmlElement): Relation[] {
  const list = elementAt(item, "crossmark", "updates");
  return (list === undefined ? [] : childrenNamed(list, "update")).flatMap((update) => {
    const to = parseDoi(proseOf(update));
    if (to === undefined) return [];
    const stated =
      update.attributes["type"]
        ?.trim()
        .toLowerCase()
        .replace(/[\s-]+/g, "_") ?? "";
    const type = (Object.hasOwn(updates, stated) ? updates[stated] : undefined) ?? "related";
    const date = parsePartialDate(update.attributes["date"] ?? "");
    const label = update.attributes["label"]?.trim() || stated;
    return [{ type, to, ...(label === "" ? {} : { printed: label }), ...(date === undefined ? {} : { date }) }];
  });
}

/** Programs stand in the item, or in its Crossmark's own metadata. */
export function programsOf(item: XmlElement): XmlElement[] {
  const custom = elementAt(item, "crossmark", "custom_metadata");
  return [item, ...(custom === undefined ? [] : [custom])].flatMap((element) => childrenNamed(element, "program"));
}

function relationsIn(program: XmlElement): Relation[] {
  return childrenNamed(program, "related_item").flatMap((related) => {
    const description = childNamed(related, "description");
    const printed = description === undefined ? "" : proseOf(description);
    return childrenOf(related).flatMap((relation) => {
      if (relation.local !== "inter_work_relation" && relation.local !== "intra_work_relation") return [];
      const name = relation.attributes["relationship-type"] ?? "";
      const to = relatedIdentifier(relation.attributes["identifier-type"], proseOf(relation));
      if (to === undefined || citing.has(name)) return [];
      const type = (Object.hasOwn(relationships, name) ? relationships[name] : undefined) ?? "related";
      return [{ type, to, ...(printed === "" ? {} : { printed }) }];
    });
  });
}

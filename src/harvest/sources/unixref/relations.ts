import { parseDoi } from "../../../domain/doi.ts";
import { parsePartialDate } from "../../../domain/partial-date.ts";
import type { Relation } from "../../../domain/record.ts";
import { childNamed, childrenNamed, childrenOf, elementAt, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { citing, relationshipTypes, updateTypes } from "../crossref/relation-types.ts";
import { distinctBy } from "../distinct.ts";
import { relatedIdentifier } from "../related-identifier.ts";

/** Notices (`crossmark/updates`) and relations (`program` of relations.xsd) of an item. */
export function relationsOf(item: XmlElement): Relation[] {
  const found = [...updatesOf(item), ...programsOf(item).flatMap(relationsIn)];
  return distinctBy(found, (one) => `${one.type} ${one.to.scheme} ${one.to.value}`);
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
    const type = updateTypes.get(stated)?.to ?? "related";
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
      // the REST API's name of it: `isPreprintOf` is `is-preprint-of`
      const name = (relation.attributes["relationship-type"] ?? "").replace(/[A-Z]/g, "-$&").toLowerCase();
      const to = relatedIdentifier(relation.attributes["identifier-type"], proseOf(relation));
      if (to === undefined || citing.has(name)) return [];
      const type = relationshipTypes.get(name) ?? "related";
      return [{ type, to, ...(printed === "" ? {} : { printed }) }];
    });
  });
}

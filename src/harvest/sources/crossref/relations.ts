import type { Relation } from "../../../domain/record.ts";
import { type JsonObject, objectIn, objectsIn, rawIn, textIn } from "../../readers/json-values.ts";
import { distinctBy } from "../distinct.ts";
import { relatedIdentifier } from "../related-identifier.ts";
import { datePartsOf } from "./dates.ts";
import { citing, relationshipTypes, updateTypes } from "./relation-types.ts";

const most = 1000;

/** Notices on the work and by it (`update-to`, `updated-by`), and what it is to other works (`relation`), each once. */
export function relationsOf(work: JsonObject): Relation[] {
  const found = [...updates(work, "update-to", "to"), ...updates(work, "updated-by", "by"), ...relationships(work)];
  return distinctBy(found, (one) => `${one.type} ${one.to.scheme} ${one.to.value}`).slice(0, most);
}

function updates(work: JsonObject, key: string, side: "to" | "by"): Relation[] {
  return objectsIn(work, key, most).flatMap((update) => {
    const to = relatedIdentifier("doi", rawIn(update, "DOI") ?? "");
    if (to === undefined) return [];
    const name = (rawIn(update, "type") ?? "").toLowerCase().replace(/[\s-]+/g, "_");
    const printed = textIn(update, "label") ?? name;
    const date = datePartsOf(objectIn(update, "updated"));
    const type = updateTypes.get(name)?.[side] ?? "related";
    return [{ type, to, ...(printed === "" ? {} : { printed }), ...(date === undefined ? {} : { date }) }];
  });
}

function relationships(work: JsonObject): Relation[] {
  const relation = objectIn(work, "relation");
  return Object.keys(relation)
    .filter((name) => !citing.has(name))
    .slice(0, 100)
    .flatMap((name) =>
      objectsIn(relation, name, most).flatMap((other) => {
        const to = relatedIdentifier(rawIn(other, "id-type"), rawIn(other, "id") ?? "");
        if (to === undefined) return [];
        const type = relationshipTypes.get(name);
        return [type === undefined ? { type: "related" as const, to, printed: name.slice(0, 100) } : { type, to }];
      }),
    );
}

import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import type { Reference, Relation, RelationType } from "../../../domain/record.ts";
import { childNamed, childrenNamed, childText, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { maxReferences, referenceOf } from "../reference-of.ts";
import { relatedIdentifier } from "../related-identifier.ts";

/** `CommentsCorrections` by `RefType` (MEDLINE/PubMed Data Element Descriptions), read as "this record … that one"; others are `related`. */
const types: Readonly<Record<string, RelationType>> = {
  CommentIn: "has-comment",
  CommentOn: "comment-on",
  ErratumIn: "corrected-by",
  ErratumFor: "corrects",
  CorrectedandRepublishedIn: "corrected-by",
  CorrectedandRepublishedFrom: "version-of",
  PartialRetractionIn: "corrected-by",
  PartialRetractionOf: "corrects",
  RetractionIn: "retracted-by",
  RetractionOf: "retracts",
  RetractedandRepublishedIn: "retracted-by",
  RetractedandRepublishedFrom: "version-of",
  ExpressionOfConcernIn: "concern-in",
  ExpressionOfConcernFor: "concern-about",
  RepublishedIn: "version-of",
  RepublishedFrom: "version-of",
  ReprintIn: "version-of",
  ReprintOf: "version-of",
  UpdateIn: "version-of",
  UpdateOf: "version-of",
};

/** Notices, comments and versions; an article that names no PMID is kept by its citation, for a retraction must not get lost. */
export function relationsOf(citation: XmlElement, isPreprint: boolean): Relation[] {
  const list = childNamed(citation, "CommentsCorrectionsList");
  return (list === undefined ? [] : childrenNamed(list, "CommentsCorrections")).flatMap((element) => {
    const name = element.attributes["RefType"] ?? "";
    if (name === "Cites") return [];
    const source = childNamed(element, "RefSource");
    const printed = source === undefined ? "" : proseOf(source);
    const to = targetOf(childText(element, "PMID"), printed);
    if (to === undefined) return [];
    const told = (Object.hasOwn(types, name) ? types[name] : undefined) ?? "related";
    const type = isPreprint && name === "UpdateIn" ? "preprint-of" : told;
    return { type, to, ...(printed === "" ? {} : { printed }) };
  });
}

function targetOf(pmid: string | undefined, printed: string): Identifier | undefined {
  const numbered = pmid === undefined ? undefined : relatedIdentifier("pmid", pmid);
  if (numbered !== undefined) return numbered;
  return parseDoi(printed) ?? (printed === "" ? undefined : { scheme: "other", value: printed, valid: true });
}

/** `ReferenceList`, of which there may be several within one another, and what older files say with `Cites`. */
export function referencesOf(record: XmlElement): Reference[] {
  const data = childNamed(record, "PubmedData");
  const lists = data === undefined ? [] : childrenNamed(data, "ReferenceList").flatMap(listsIn);
  return lists
    .flatMap((list) => childrenNamed(list, "Reference"))
    .slice(0, maxReferences)
    .flatMap((reference) => {
      const citation = childNamed(reference, "Citation");
      const ids = childNamed(reference, "ArticleIdList");
      const id = (type: string): string | undefined => {
        const found = ids && childrenNamed(ids, "ArticleId").find(({ attributes }) => attributes["IdType"] === type);
        return found === undefined ? undefined : textOf(found);
      };
      const printed = citation === undefined ? undefined : proseOf(citation);
      return referenceOf({ printed, pmid: id("pubmed"), doi: id("doi") }) ?? [];
    });
}

function listsIn(list: XmlElement): XmlElement[] {
  return [list, ...childrenNamed(list, "ReferenceList").flatMap(listsIn)];
}

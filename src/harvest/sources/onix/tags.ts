import { childrenOf, textOf, type XmlElement } from "../../xml/element.ts";

/** Short tags of data elements, by their reference names (ONIX for Books 2.1 and 3.1, "Short tags"). Those of composites are the names in small letters. */
const shortTags = {
  RecordReference: "a001",
  NotificationType: "a002",
  ISBN: "b004",
  ProductForm: "b012",
  DistinctiveTitle: "b028",
  Subtitle: "b029",
  TitlePrefix: "b030",
  TitleWithoutPrefix: "b031",
  PublicationDate: "b003",
  ContributorRole: "b035",
  PersonName: "b036",
  PersonNameInverted: "b037",
  NamesBeforeKey: "b039",
  KeyNames: "b040",
  PrefixToKey: "b247",
  SuffixToKey: "b248",
  Affiliation: "b046",
  CorporateName: "b047",
  EditionNumber: "b057",
  EditionStatement: "b058",
  SubjectSchemeIdentifier: "b067",
  SubjectCode: "b069",
  SubjectHeadingText: "b070",
  ImprintName: "b079",
  PublisherName: "b081",
  CountryOfPublication: "b083",
  TitleType: "b202",
  TitleText: "b203",
  ProductIDType: "b221",
  IDValue: "b244",
  LanguageCode: "b252",
  LanguageRole: "b253",
  LevelSequenceNumber: "b284",
  TextItemIDType: "b285",
  FirstPageNumber: "b286",
  LastPageNumber: "b287",
  ComponentTypeName: "b288",
  ComponentNumber: "b289",
  PublishingRole: "b291",
  Date: "b306",
  TextTypeCode: "d102",
  Text: "d104",
  TitleElementLevel: "x409",
  PartNumber: "x410",
  NameIDType: "x415",
  TextType: "x426",
  PublishingDateRole: "x448",
  EpubLicenseName: "x511",
  EpubLicenseExpressionLink: "x510",
} as const;

/** Composites. */
type Composite =
  | "Product"
  | "ProductIdentifier"
  | "DescriptiveDetail"
  | "CollateralDetail"
  | "PublishingDetail"
  | "ContentDetail"
  | "ContentItem"
  | "TextItem"
  | "TextItemIdentifier"
  | "PageRun"
  | "Title"
  | "TitleDetail"
  | "TitleElement"
  | "Contributor"
  | "NameIdentifier"
  | "ProfessionalAffiliation"
  | "Language"
  | "Subject"
  | "TextContent"
  | "OtherText"
  | "Publisher"
  | "Imprint"
  | "PublishingDate"
  | "EpubLicense"
  | "EpubLicenseExpression";

export type Tag = keyof typeof shortTags | Composite;

const shorts: ReadonlyMap<string, string> = new Map(Object.entries(shortTags));

/** The element's children of that name, in reference or short tags. */
export function all(element: XmlElement | undefined, tag: Tag): XmlElement[] {
  if (element === undefined) return [];
  const short = shorts.get(tag) ?? tag.toLowerCase();
  return childrenOf(element).filter(({ local }) => local === tag || local === short);
}

export function first(element: XmlElement | undefined, tag: Tag): XmlElement | undefined {
  return all(element, tag)[0];
}

/** Trimmed text of the first child of that name; undefined where there is none or it is blank. */
export function textAt(element: XmlElement | undefined, tag: Tag): string | undefined {
  const found = first(element, tag);
  const text = found === undefined ? "" : textOf(found).replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

/**
 * The part of a product that says something: a block of ONIX 3, or the product itself, where ONIX 2.1 says it.
 */
export function block(
  product: XmlElement,
  name: "DescriptiveDetail" | "CollateralDetail" | "PublishingDetail" | "ContentDetail",
): XmlElement {
  return first(product, name) ?? product;
}

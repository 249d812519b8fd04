import { type Static, type TSchema, Type } from "typebox";
import { identifierSchemes } from "../../../domain/identifier.ts";
import { categories } from "../../../domain/recognition.ts";
import { kinds, linkRels, relationTypes, workTypes } from "../../../domain/record.ts";

/** One of some words. */
export function words<const T extends readonly string[]>(values: T, description?: string) {
  return Type.Unsafe<T[number]>({ type: "string", enum: [...values], ...(description && { description }) });
}

/** A named schema where it is used: one component in OpenAPI, the same type here. */
export function ref<T extends TSchema>(schema: T) {
  return Type.Unsafe<Static<T>>({ $ref: `${nameOf(schema)}#` });
}

/** The name under which a schema is a component. Throws if it has none. */
export function nameOf(schema: object): string {
  if ("$id" in schema && typeof schema.$id === "string") return schema.$id;
  throw new Error("a schema without $id cannot be referred to");
}

export const Instant = Type.String({ description: "ISO 8601 instant, UTC" });
export const Address = Type.String({
  description: "Address on this site: absolute where the site's public address is set, else from its root",
});

export const KindName = words(kinds, "What the record is");
export const TypeName = words(workTypes, "Type of work, by the COAR resource types that this index tells apart");
export const CategoryName = words(categories, "HEC category");

export const LocalTextSchema = Type.Object(
  {
    value: Type.String(),
    lang: Type.Optional(Type.String({ description: "BCP 47 primary subtag; absent when unknown" })),
  },
  { $id: "LocalText", description: "A text with its language" },
);

export const PartialDateSchema = Type.Object(
  {
    start: Type.String({ description: "YYYY, YYYY-MM or YYYY-MM-DD" }),
    end: Type.Optional(Type.String({ description: "Same forms; only of a range" })),
    printed: Type.Optional(Type.String({ description: "As received, where it says more" })),
  },
  { $id: "PartialDate", description: "A date at the precision that its source gives" },
);

export const IdentifierSchema = Type.Object(
  {
    scheme: words(identifierSchemes),
    value: Type.String({ description: "Normalised; as printed when not valid" }),
    valid: Type.Boolean({ description: "false: a wrong check digit or a placeholder" }),
    printed: Type.Optional(Type.String()),
    medium: Type.Optional(words(["print", "online", "linking"], "Of an ISSN")),
  },
  { $id: "Identifier" },
);

export const ContributorSchema = Type.Object(
  {
    name: Type.String({ description: "In reading order, without titles" }),
    family: Type.Optional(Type.String()),
    given: Type.Optional(Type.String()),
    suffix: Type.Optional(Type.String()),
    corporate: Type.Optional(Type.Boolean({ description: "true: a body, not a person" })),
    lang: Type.Optional(Type.String()),
    otherForms: Type.Optional(Type.Array(Type.String(), { description: "The same name in another script" })),
    role: words(["author", "editor", "translator", "advisor", "contributor"]),
    orcid: Type.Optional(Type.String({ description: "Only with a right check digit" })),
    affiliations: Type.Array(Type.String()),
  },
  { $id: "Contributor", description: "A person or body as printed on the record, in its order" },
);

export const SubjectSchema = Type.Object(
  { scheme: words(["lcc", "hec", "other"]), label: Type.String(), code: Type.Optional(Type.String()) },
  { $id: "Subject", description: "From a named vocabulary; keywords are the author's own words" },
);

export const LicenceSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ description: "SPDX identifier, or public-domain" })),
    url: Type.Optional(Type.String()),
    printed: Type.Optional(Type.String({ description: "As the source states it" })),
  },
  { $id: "Licence" },
);

export const LinkSchema = Type.Object(
  {
    rel: words(linkRels, "oai: a journal's OAI-PMH base URL"),
    url: Type.String(),
    format: Type.Optional(Type.String()),
    inferred: Type.Optional(
      words(["ojs-address"], "No source says it: it follows from the form of the journal's address"),
    ),
  },
  { $id: "Link", description: "An http(s) address elsewhere" },
);

export const RelationSchema = Type.Object(
  {
    type: words(relationTypes, "How this record stands to the other"),
    to: ref(IdentifierSchema),
    printed: Type.Optional(Type.String({ description: "What the source says of it" })),
    date: Type.Optional(ref(PartialDateSchema)),
  },
  { $id: "Relation", description: "A correction, retraction, preprint, translation or other related work" },
);

export const ProvenanceSchema = Type.Object(
  {
    field: Type.String({
      description:
        "Named once for each source that gave some of it; `record` where a source has nothing that others don't say better",
    }),
    source: Type.Object({ id: Type.String(), name: Type.String() }),
    identifier: Type.String({ description: "The source's own identifier of its record" }),
    format: Type.String(),
    datestamp: Type.Optional(Type.String({ description: "As the source gives it" })),
    receivedAt: Instant,
  },
  { $id: "Provenance", description: "Where a field came from" },
);

/** What every record has. */
export const recordFields = {
  id: Type.String({ description: "Permanent: never reused, and redirects after a merge" }),
  url: Address,
  titles: Type.Array(ref(LocalTextSchema), { description: "The first is in the record's own language" }),
  abstracts: Type.Array(ref(LocalTextSchema)),
  contributors: Type.Array(ref(ContributorSchema)),
  identifiers: Type.Array(ref(IdentifierSchema)),
  published: Type.Optional(ref(PartialDateSchema)),
  languages: Type.Array(Type.String({ description: "BCP 47 primary subtag" })),
  keywords: Type.Array(ref(LocalTextSchema)),
  subjects: Type.Array(ref(SubjectSchema)),
  publisher: Type.Optional(Type.String()),
  country: Type.Optional(Type.String({ description: "ISO 3166-1 alpha-2" })),
  licence: Type.Optional(ref(LicenceSchema)),
  access: words(["open", "closed", "unknown"]),
  links: Type.Array(ref(LinkSchema)),
  relations: Type.Array(ref(RelationSchema)),
  sample: Type.Boolean({ description: "true: from the fictional sample, not a real record" }),
  provenance: Type.Array(ref(ProvenanceSchema)),
  createdAt: Instant,
  updatedAt: Instant,
} as const;

import type { RelationType } from "../../../domain/record.ts";

/** What a notice does to the work that it is about, and what that work then has of it (Crossref, "Version control, corrections, and retractions"). */
export const updateTypes: ReadonlyMap<string, { readonly to: RelationType; readonly by: RelationType }> = new Map(
  [
    ["corrects", "corrected-by", "addendum clarification correction corrigendum erratum partial_retraction"],
    ["retracts", "retracted-by", "retraction removal withdrawal"],
    ["concern-about", "concern-in", "expression_of_concern"],
    ["version-of", "version-of", "new_edition new_version"],
  ].flatMap(([to, by, names = ""]) =>
    names.split(" ").map((name) => [name, { to: to as RelationType, by: by as RelationType }] as const),
  ),
);

/** Relationship types of Crossref's schema relations.xsd as its REST API writes them; those that are not here are `related`. */
export const relationshipTypes: ReadonlyMap<string, RelationType> = new Map([
  ["is-preprint-of", "preprint-of"],
  ["has-preprint", "has-preprint"],
  ["is-translation-of", "translation-of"],
  ["has-translation", "has-translation"],
  ["is-review-of", "review-of"],
  ["has-review", "has-review"],
  ["is-comment-on", "comment-on"],
  ["is-reply-to", "comment-on"],
  ["has-comment", "has-comment"],
  ["has-reply", "has-comment"],
  ["is-version-of", "version-of"],
  ["has-version", "version-of"],
  ["is-identical-to", "version-of"],
  ["is-same-as", "version-of"],
  ["is-variant-form-of", "version-of"],
  ["is-original-form-of", "version-of"],
  ["is-manuscript-of", "version-of"],
  ["has-manuscript", "version-of"],
  ["is-replaced-by", "version-of"],
  ["replaces", "version-of"],
  ["is-part-of", "part-of"],
  ["has-part", "has-part"],
]);

/** Say no more than that one cites the other. */
export const citing: ReadonlySet<string> = new Set(["cites", "is-cited-by", "references", "is-referenced-by"]);

/** What lists say of a journal, each as the list has it. */
export const fields = [
  /** The list's own identifier of its entry. */
  "id",
  "title",
  /** A title in Urdu. */
  "titleUr",
  /** Short, translated and other forms of the title. */
  "otherTitle",
  "formerTitle",
  "laterTitle",
  /** Journals of their own before and after it: ISSNs, or a title. */
  "continues",
  "continuedBy",
  /** An ISSN, or several, of no stated medium; of print; of the online edition; the ISSN-L. */
  "issn",
  "print",
  "online",
  "linking",
  "doi",
  "publisher",
  "country",
  "languages",
  "keywords",
  /** Classes of the Library of Congress as paths from the top, and their codes. */
  "lcc",
  "lccCodes",
  /** The same as DOAJ once gave it: from the narrowest to the widest, with its own subjects between. */
  "lccUpward",
  /** A subject of the list's own vocabulary. */
  "subject",
  "licence",
  "site",
  "oai",
  /** What the entry is of, where a list has other things than journals. */
  "kind",
] as const;
export type Field = (typeof fields)[number];

/** A column: a field, with a number behind it where several columns are of one field (`otherTitle.2`). */
export type Column = Field | `${Field}.${2 | 3}`;

export function isColumn(name: string): name is Column {
  return fields.some((field) => field === name.replace(/\.[23]$/, ""));
}

export function fieldOf(column: Column): Field {
  return column.replace(/\.[23]$/, "") as Field;
}

/** One journal of a list: each field's texts, none of them empty. */
export type Entry = Readonly<Partial<Record<Field, readonly string[]>>>;

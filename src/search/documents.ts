import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { type DocumentContext, toDocument } from "./document.ts";
import type { SearchDocument } from "./engine.ts";
import { withMarks } from "./inheritance.ts";

/** A journal and what is known of its recognition. */
export interface KnownJournal {
  readonly record: CatalogueRecord;
  readonly recognition: NonNullable<DocumentContext["recognition"]>;
}

/** Makes documents of records, asking the catalogue once for what many of them share. Short-lived: it remembers what it was told. */
export class DocumentMaker {
  readonly #catalogue: CatalogueReader;
  readonly #journals = new Map<string, KnownJournal>();

  constructor(catalogue: CatalogueReader) {
    this.#catalogue = catalogue;
  }

  /** Documents of those of the ids that are live. */
  async make(ids: readonly string[], versionOf: (id: string) => number): Promise<SearchDocument[]> {
    const records = ids.length > 0 ? await this.#catalogue.records(ids) : [];
    await this.journals(records.flatMap((record) => record.journalId ?? []));
    const sources = await this.#catalogue.sourcesOf(records.map((record) => record.id));
    const stories = await this.#catalogue.storiesOf(records.flatMap(({ id, kind }) => (kind === "news" ? [id] : [])));
    const documents: SearchDocument[] = [];
    for (const record of records) {
      const journal = record.journalId === undefined ? undefined : this.#journals.get(record.journalId);
      const own = record.kind === "journal" ? await this.#catalogue.recognition(record.id) : undefined;
      const recognition = own ?? journal?.recognition;
      const document = toDocument(record, {
        version: versionOf(record.id),
        sourceIds: sources.get(record.id) ?? [],
        ...(journal === undefined ? {} : { journal: journal.record }),
        ...(stories.has(record.id) ? { story: stories.get(record.id) ?? record.id } : {}),
        ...(recognition === undefined ? {} : { recognition }),
      });
      documents.push(own ? withMarks(document, record, own) : document);
    }
    return documents;
  }

  /** Those of the ids that are live journals. */
  async journals(ids: readonly string[]): Promise<KnownJournal[]> {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !this.#journals.has(id));
    for (const record of missing.length > 0 ? await this.#catalogue.records(missing) : []) {
      if (record.kind !== "journal") continue;
      this.#journals.set(record.id, { record, recognition: await this.#catalogue.recognition(record.id) });
    }
    return wanted.flatMap((id) => this.#journals.get(id) ?? []);
  }
}

import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { JournalData, RelatedJournal } from "../domain/record.ts";

/** A journal that another names, with its record where the index has it. */
export interface NamedJournal {
  readonly named: RelatedJournal;
  readonly record?: CatalogueRecord;
}

/** What stands around a journal. */
export interface JournalNeighbours {
  readonly continues: readonly NamedJournal[];
  readonly continuedBy: readonly NamedJournal[];
  /** Other journals that bear one of its ISSNs: one of the two has it by mistake, or they are one. */
  readonly sharing: readonly { readonly issn: string; readonly records: readonly CatalogueRecord[] }[];
}

const mostNamed = 6;
const mostIssns = 12;

/** Finds the journals that a journal names or shares an ISSN with. A few look-ups, whatever the record holds. */
export async function journalNeighbours(
  catalogue: CatalogueReader,
  id: string,
  data: JournalData,
): Promise<JournalNeighbours> {
  const bearers = async (issn: string): Promise<CatalogueRecord[]> => {
    const ids = (await catalogue.byIdentifier("issn", issn)).filter((one) => one !== id).slice(0, mostNamed);
    return (await catalogue.records(ids)).filter((record) => record.kind === "journal");
  };
  const find = async (named: RelatedJournal): Promise<NamedJournal> => {
    for (const issn of named.issns.filter((one) => one.valid).slice(0, mostNamed)) {
      const [record] = await bearers(issn.value);
      if (record !== undefined) return { named, record };
    }
    return { named };
  };
  const own = data.identifiers.filter((one) => one.scheme === "issn" && one.valid).map((one) => one.value);
  const [continues, continuedBy, sharing] = await Promise.all([
    Promise.all((data.continues ?? []).slice(0, mostNamed).map(find)),
    Promise.all((data.continuedBy ?? []).slice(0, mostNamed).map(find)),
    Promise.all([...new Set(own)].slice(0, mostIssns).map(async (issn) => ({ issn, records: await bearers(issn) }))),
  ]);
  return { continues, continuedBy, sharing: sharing.filter((one) => one.records.length > 0) };
}

import type { SearchParts } from "./result.ts";

/** What a text that is being typed may become: where it leads is the delivery layer's matter. */
export type Suggested =
  | { readonly is: "title" | "journal"; readonly text: string; readonly record: SuggestedRecord }
  | { readonly is: "author" | "keyword"; readonly text: string };

type SuggestedRecord = Awaited<ReturnType<SearchParts["catalogue"]["records"]>>[number];

/** Of each kind. */
const most = 4;
/** Shorter ones say nothing. */
const shortest = 2;

/** Titles, journals, people and keywords for a text that is being typed, the very same text left out. */
export async function suggestions(text: string, { engine, catalogue }: SearchParts): Promise<Suggested[]> {
  const typed = text.trim();
  if (Array.from(typed).length < shortest) return [];
  const found = await engine.suggest(typed, most);
  const records = await catalogue.records(found.flatMap((one) => ("id" in one ? [one.id] : [])));
  const byId = new Map(records.map((record) => [record.id, record]));
  return found.flatMap((one): Suggested[] => {
    if (!("id" in one)) return [{ is: one.is, text: one.text }];
    const record = byId.get(one.id);
    const title = record?.data.titles[0]?.value;
    return record === undefined || title === undefined ? [] : [{ is: one.is, text: title, record }];
  });
}

import { exactTypes, typeless, typePatterns, type WorkClass } from "./work-type-table.ts";

const article: WorkClass = { kind: "article", type: "article" };
const vocabulary =
  /^(?:info:eu-repo\/semantics\/|https?:\/\/purl\.org\/(?:coar\/resource_type|info:eu-repo\/semantics|dc\/dcmitype|eprint\/type)\/|dcmitype:|vdr\.)/i;

/**
 * Kind and COAR type from a record's type statements. What says more wins over what says less: a journal's own words (`Book Review`)
 * over `info:eu-repo/semantics/article`, that over `Text`. Without any statement that means something it is an article; statements
 * that no table knows leave it one too, for journals write what they like there.
 */
export function workTypeOf(statements: readonly string[]): WorkClass {
  const names = statements.map(nameOf).filter((name) => !typeless.test(name));
  const said = new Set(statements.map(nameOf));
  const found = names.flatMap((name) => classOf(name, said) ?? []);
  const best = found.toSorted((a, b) => weight(b) - weight(a))[0];
  return best ?? article;
}

function nameOf(statement: string): string {
  return statement.slice(0, 500).replace(/\s+/g, " ").trim().replace(vocabulary, "").toLowerCase();
}

function classOf(name: string, said: ReadonlySet<string>): WorkClass | undefined {
  // BHL types each digitised volume of a serial `text` and `Journal`: the record is the volume, a book, not the serial.
  if (name === "journal" && said.has("text")) return { kind: "book", type: "other" };
  // EPrints calls reports and working papers `Monograph`, beside its state of review.
  if (name === "monograph" && (said.has("peerreviewed") || said.has("nonpeerreviewed")))
    return { kind: "article", type: "report" };
  return exactTypes.get(name) ?? typePatterns.find(([pattern]) => pattern.test(name))?.[1];
}

/** How much a class says: a plain article least, for it is what generic statements give; `other` only where nothing fits better. */
function weight(found: WorkClass): number {
  if (found.kind !== "article") return 3;
  if (found.type === "article") return 0;
  return found.type === "other" ? 1 : 2;
}

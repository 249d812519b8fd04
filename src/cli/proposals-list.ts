import { Command, InvalidArgumentError, Option } from "commander";
import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Proposal } from "../catalogue/writer.ts";
import { type Kind, kinds } from "../domain/record.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet } from "./nothing-yet.ts";

/** One side of a proposed pair. */
interface Side {
  readonly id: string;
  readonly title: string;
  readonly identifiers: readonly string[];
  readonly sources: readonly string[];
}

interface Shown extends Omit<Proposal, "left" | "right"> {
  readonly left: Side;
  readonly right: Side;
}

interface Options {
  readonly kind?: Kind;
  readonly after?: number;
  readonly limit: number;
}

export function listProposalsCommand(contextOf: ContextOf): Command {
  return new Command("list")
    .description("what waits for a person, oldest first")
    .addOption(new Option("--kind <kind>", "of this kind only").choices(kinds))
    .option("--after <n>", "go on after this proposal", wholeNumber)
    .option("--limit <n>", "how many", wholeNumber, 100)
    .addHelpText("after", "\nExample:\n  $ definepk proposals list --kind journal")
    .action(async ({ limit, ...asked }: Options) => {
      const context = contextOf();
      if (nothingYet(context)) return context.out.answer({ proposals: [] }, describe);
      const reader = context.store().reader();
      try {
        const proposals: Shown[] = [];
        for (const proposal of await reader.proposals(limit, asked)) {
          const pair = [proposal.left, proposal.right];
          const [left, right] = await reader.records(pair);
          const sources = await reader.sourcesOf(pair);
          if (left && right) proposals.push({ ...proposal, left: side(left, sources), right: side(right, sources) });
        }
        context.out.answer({ proposals }, describe);
      } finally {
        reader.close();
      }
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** ISSNs and DOIs tell most of whether two are one; an article's are its DOI and its journal's ISSNs. */
function side({ id, data }: CatalogueRecord, sources: ReadonlyMap<string, readonly string[]>): Side {
  const ofJournal = data.kind === "article" ? (data.container?.issns ?? []) : [];
  const telling = [...data.identifiers.filter(({ scheme }) => scheme === "doi" || scheme === "issn"), ...ofJournal];
  return {
    id,
    title: data.titles[0]?.value ?? "",
    identifiers: [...new Set(telling.map(({ scheme, value }) => `${scheme}:${value}`))],
    sources: sources.get(id) ?? [],
  };
}

function describe({ proposals }: { readonly proposals: readonly Shown[] }): string {
  if (proposals.length === 0) return "Nothing waits for a decision.";
  return proposals
    .map(({ id, kind, reason, left, right }) => [`${id}  ${kind}: ${reason}`, line(left), line(right)].join("\n"))
    .join("\n\n");
}

function line({ id, title, identifiers, sources }: Side): string {
  return `    ${id}  ${[title, ...identifiers, `(${sources.join(", ")})`].join("  ")}`;
}

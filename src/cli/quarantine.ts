import { Command, InvalidArgumentError } from "commander";
import type { QuarantineEntry } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { retryQuarantine } from "../jobs/retry-quarantine.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet, requireCatalogue } from "./nothing-yet.ts";
import { columns } from "./output.ts";

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

export function quarantineCommand(contextOf: ContextOf): Command {
  return new Command("quarantine")
    .description("records that could not be taken, each with its reason and its bytes")
    .addCommand(list(contextOf))
    .addCommand(show(contextOf))
    .addCommand(retry(contextOf))
    .addHelpText("after", "\nExample:\n  $ definepk quarantine list\n  $ definepk quarantine show 12");
}

function list(contextOf: ContextOf): Command {
  return new Command("list")
    .description("what is in quarantine, oldest first")
    .option("--source <id>", "of this source only")
    .option("--after <id>", "go on after this entry", wholeNumber)
    .option("--limit <n>", "how many", wholeNumber, 100)
    .action(async (options: { source?: string; after?: number; limit: number }) => {
      const context = contextOf();
      const { store, out } = context;
      if (nothingYet(context)) return out.answer({ entries: [] }, describe);
      const reader = store().reader();
      try {
        const entries = await reader.quarantined({
          limit: options.limit,
          ...(options.source === undefined ? {} : { sourceId: options.source }),
          ...(options.after === undefined ? {} : { after: options.after }),
        });
        out.answer({ entries }, describe);
      } finally {
        reader.close();
      }
    });
}

function describe({ entries }: { entries: readonly QuarantineEntry[] }): string {
  if (entries.length === 0) return "Quarantine is empty.";
  return columns([
    ["id", "source", "identifier", "reason"],
    ...entries.map((entry) => [String(entry.id), entry.sourceId, entry.identifier, `${entry.code}: ${entry.message}`]),
  ]);
}

function show(contextOf: ContextOf): Command {
  return new Command("show")
    .description("one record as it was received")
    .argument("<id>", "number of the entry", wholeNumber)
    .action(async (id: number) => {
      const context = contextOf();
      const { store, out } = context;
      requireCatalogue(context);
      const reader = store().reader();
      try {
        const found = await reader.quarantinedRecord(id);
        if (!found) throw new ProblemError("not_found", `There is no entry ${id} in quarantine.`);
        const text = new TextDecoder().decode(found.bytes);
        out.answer(
          { ...found.entry, raw: text },
          () =>
            `${found.entry.sourceId}  ${found.entry.identifier}\n${found.entry.code}: ${found.entry.message}\n\n${text}`,
        );
      } finally {
        reader.close();
      }
    });
}

function retry(contextOf: ContextOf): Command {
  return new Command("retry")
    .description("map records again from their kept bytes; none named = all")
    .argument("[id...]", "numbers of entries")
    .action(async (ids: string[]) => {
      const context = contextOf();
      requireCatalogue(context);
      const progress = context.out.progress("retried");
      const results = await retryQuarantine(ids.map(wholeNumber), {
        store: context.store(),
        engine: context.engine(),
        formats: context.formats,
        ...context.turn,
        onProgress: (done) => progress.update(done),
      });
      progress.stop();
      const taken = results.filter((result) => result.taken).length;
      context.out.answer(
        { taken, left: results.length - taken, results },
        () => `${taken} taken, ${results.length - taken} stay in quarantine.`,
      );
    });
}

import { Command } from "commander";
import type { Source } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import { followChanges } from "../search/indexer.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet, requireCatalogue } from "./nothing-yet.ts";
import { columns } from "./output.ts";
import { addSourceCommand } from "./sources-add.ts";

export function sourcesCommand(contextOf: ContextOf): Command {
  const sources = new Command("sources").description("where records come from");
  sources.addCommand(list(contextOf)).addCommand(addSourceCommand(contextOf)).addCommand(remove(contextOf));
  return sources.addHelpText(
    "after",
    "\nExample:\n  $ definepk sources add https://journal.example.edu.pk/index.php/journal/oai\n  $ definepk sources list",
  );
}

function list(contextOf: ContextOf): Command {
  return new Command("list").description("all sources, with what they gave and what went wrong").action(async () => {
    const context = contextOf();
    const { store, out } = context;
    if (nothingYet(context)) return out.answer({ sources: [] }, describe);
    const reader = store().reader();
    const found = await reader.sources();
    reader.close();
    out.answer({ sources: found }, describe);
  });
}

function describe({ sources }: { sources: readonly Source[] }): string {
  if (sources.length === 0)
    return "No sources yet. Add one: definepk sources add https://journal.example.edu.pk/index.php/journal/oai";
  const state = (source: Source) => (source.sample ? "sample" : source.enabled ? "" : "disabled");
  return columns([
    ["id", "records", "last run", "", "address"],
    ...sources.map((source) => [
      source.id,
      String(source.records),
      source.lastRun ? `${source.lastRun.startedAt.slice(0, 16).replace("T", " ")} ${source.lastRun.state}` : "never",
      state(source),
      `${source.url ?? "(files)"}${source.lastRun?.message ? `  ${source.lastRun.message}` : ""}`,
    ]),
  ]);
}

function remove(contextOf: ContextOf): Command {
  return new Command("remove")
    .description("withdraw all that a source gave, and forget it")
    .argument("<id>")
    .action(async (id: string) => {
      const context = contextOf();
      requireCatalogue(context);
      const writer = await takeTurn(context.store(), "sources remove", context.turn);
      const reader = context.store().reader();
      try {
        if (!(await writer.source(id)))
          throw new ProblemError("unknown_source", `There is no source ${id}. \`definepk sources list\` shows them.`);
        const withdrawn = await writer.removeSource(id);
        await followChanges({ catalogue: reader, engine: context.engine() });
        context.out.answer({ id, withdrawn }, () => `Removed ${id}: ${withdrawn} records withdrawn.`);
      } finally {
        reader.close();
        writer.close();
      }
    });
}

import { Command } from "commander";
import { takeTurn } from "../jobs/take-turn.ts";
import { followChanges } from "../search/indexer.ts";
import type { ContextOf } from "./context.ts";
import { knownSource } from "./known-source.ts";
import { requireCatalogue } from "./nothing-yet.ts";

export function removeSourceCommand(contextOf: ContextOf): Command {
  return new Command("remove")
    .description("withdraw all that a source gave, and forget it")
    .argument("<id>")
    .addHelpText("after", "\nExample:\n  $ definepk sources remove journals-example-edu-pk")
    .action(async (id: string) => {
      const context = contextOf();
      requireCatalogue(context);
      const writer = await takeTurn(context.store(), "sources remove", context.turn);
      const reader = context.store().reader();
      try {
        await knownSource(writer, id);
        const withdrawn = await writer.removeSource(id);
        await followChanges({ catalogue: reader, engine: context.engine() });
        context.out.answer({ id, withdrawn }, () => `Removed ${id}: ${withdrawn} records withdrawn.`);
      } finally {
        reader.close();
        writer.close();
      }
    });
}

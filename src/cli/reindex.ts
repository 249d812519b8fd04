import { Command } from "commander";
import { takeTurn } from "../jobs/take-turn.ts";
import { rebuildIndex } from "../search/indexer.ts";
import type { ContextOf } from "./context.ts";
import { requireCatalogue } from "./nothing-yet.ts";

export function reindexCommand(contextOf: ContextOf): Command {
  return new Command("reindex")
    .description("build the search index anew beside the old one, then switch; searches go on meanwhile")
    .addHelpText("after", "\nExample:\n  $ definepk reindex")
    .action(async () => {
      const context = contextOf();
      const { store, engine, out, signal, turn } = context;
      requireCatalogue(context);
      const writer = await takeTurn(store(), "reindex", turn);
      const catalogue = store().reader();
      const progress = out.progress("indexed");
      try {
        const answer = await rebuildIndex(
          { catalogue, engine: engine() },
          { signal, onProgress: (done) => progress.update(done) },
        );
        progress.stop();
        out.answer(answer, ({ indexed }) => `${indexed.toLocaleString("en")} records indexed.`);
      } finally {
        progress.stop();
        catalogue.close();
        writer.close();
      }
    });
}

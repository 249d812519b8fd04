import { Command } from "commander";
import { takeTurn } from "../jobs/take-turn.ts";
import { followChanges } from "../search/indexer.ts";
import type { ContextOf } from "./context.ts";

export function restoreCommand(contextOf: ContextOf): Command {
  return new Command("restore")
    .description("put a backup in place of the catalogue, and build the search index from it")
    .argument("<file>")
    .option("--force", "replace a catalogue that is not empty")
    .addHelpText("after", "\nExample:\n  $ definepk restore /backups/definepk-2026-11-22.db --force")
    .action(async (file: string, options: { force?: boolean }) => {
      const { store, engine, out, signal, turn, usageFiles } = contextOf();
      const bar = out.progress("checked");
      try {
        const progress = (done: number, total: number): void => bar.update(done, total);
        await store().restore(file, { force: options.force ?? false, progress, signal });
      } finally {
        bar.stop();
      }
      // Before the index is built, which sorts by them.
      const usage = await usageFiles.restore(file);
      const writer = await takeTurn(store(), "index after restore", turn);
      const catalogue = store().reader();
      try {
        const { indexed } = await followChanges({ catalogue, engine: engine() });
        out.answer(
          { file, indexed, usage },
          () => `Restored from ${file}; ${indexed.toLocaleString("en")} records indexed.`,
        );
      } finally {
        catalogue.close();
        writer.close();
      }
    });
}

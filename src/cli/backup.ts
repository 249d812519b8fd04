import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { requireCatalogue } from "./nothing-yet.ts";

export function backupCommand(contextOf: ContextOf): Command {
  return new Command("backup")
    .description("a consistent copy of all that cannot be derived, in one file, while everything goes on")
    .argument("<file>")
    .addHelpText("after", "\nExample:\n  $ definepk backup /backups/definepk-2026-11-22.db")
    .action(async (file: string) => {
      const context = contextOf();
      const { store, out } = context;
      requireCatalogue(context);
      const progress = out.progress("pages");
      const { bytes } = await store().backup(file, (done, total) => progress.update(done, total));
      progress.stop();
      out.answer({ file, bytes }, () => `${file}: ${(bytes / 1_048_576).toFixed(1)} MiB`);
    });
}

import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { requireCatalogue } from "./nothing-yet.ts";

export function backupCommand(contextOf: ContextOf): Command {
  return new Command("backup")
    .description(
      "a consistent copy of all that cannot be derived, while everything goes on: one file, and the statistics of use beside it",
    )
    .argument("<file>")
    .addHelpText("after", "\nExample:\n  $ definepk backup /backups/definepk-2026-11-22.db")
    .action(async (file: string) => {
      const context = contextOf();
      const { store, out, usageFiles } = context;
      requireCatalogue(context);
      const progress = out.progress("pages");
      const { bytes } = await store().backup(file, (done, total) => progress.update(done, total));
      progress.stop();
      const usage = await usageFiles.backup(file);
      out.answer({ file, bytes, ...(usage === undefined ? {} : { usage }) }, () =>
        [
          `${file}: ${(bytes / 1_048_576).toFixed(1)} MiB`,
          ...(usage === undefined ? [] : [`${usage}: the statistics`]),
        ].join("\n"),
      );
    });
}

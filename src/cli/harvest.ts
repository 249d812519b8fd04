import { Command } from "commander";
import { harvestSources } from "../jobs/harvest-sources.ts";
import { exitCodeOf, toRunReport } from "../jobs/reports.ts";
import type { ContextOf } from "./context.ts";
import { describeRun } from "./describe-run.ts";
import { nothingYet, requireCatalogue } from "./nothing-yet.ts";

export function harvestCommand(contextOf: ContextOf): Command {
  return new Command("harvest")
    .description("fetch what is new from sources; goes on where it stopped")
    .argument("[source...]", "ids or addresses of sources; none = all that are enabled")
    .option("--dry-run", "read and count, write nothing")
    .addHelpText("after", "\nExample:\n  $ definepk harvest\n  $ definepk harvest journals-example-edu-pk --dry-run")
    .action(async (ids: string[], options: { dryRun?: boolean }) => {
      const context = contextOf();
      if (ids.length === 0 && nothingYet(context)) return context.out.answer(toRunReport([]), describeRun);
      requireCatalogue(context);
      const progress = context.out.progress("records");
      let before = 0;
      const reports = await harvestSources(
        ids,
        {
          store: context.store(),
          engine: context.engine(),
          fetcher: context.fetcher(),
          formats: context.formats,
          settings: context.settings,
          ...context.turn,
          onProgress: (source, read) => progress.update(before + read, undefined, source.name),
          onSource: (report) => {
            before += report.tally.read;
          },
        },
        { dryRun: options.dryRun ?? false },
      );
      progress.stop();
      if (reports.length === 0)
        context.out.say(
          "No source to harvest. Add one: definepk sources add https://journal.example.edu.pk/index.php/journal/oai",
        );
      context.out.answer(toRunReport(reports), describeRun);
      process.exitCode = context.signal.aborted ? 1 : exitCodeOf(reports);
    });
}

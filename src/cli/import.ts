import { Command } from "commander";
import { ProblemError } from "../domain/result.ts";
import { checkFiles, importFiles } from "../jobs/import-files.ts";
import { exitCodeOf, toRunReport } from "../jobs/reports.ts";
import type { ContextOf } from "./context.ts";
import { describeRun } from "./describe-run.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

interface Options {
  readonly format?: string;
  readonly source?: string;
  readonly complete?: boolean;
  readonly keepSample?: boolean;
}

export function importCommand(contextOf: ContextOf): Command {
  return new Command("import")
    .description("take in files; their format is recognised from the content")
    .argument("<file...>", "files, also packed with gzip; `-` is standard input")
    .option("--format <name>", "the format, where it should not be guessed")
    .option("--source <id>", "the source, for files that do not name one")
    .option("--complete", "each file is a whole recognition list for its window: absence from it counts")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText("after", "\nExample:\n  $ definepk import harvest/*.xml\n  $ definepk import --complete hec-2024.csv")
    .action(async (files: string[], options: Options) => {
      const context = contextOf();
      const format =
        options.format === undefined ? undefined : context.formats.find((one) => one.name === options.format);
      if (options.format !== undefined && !format) {
        throw new ProblemError(
          "unknown_format",
          `There is no format ${options.format}. There are: ${context.formats.map((one) => one.name).join(", ")}.`,
        );
      }
      await checkFiles(files);
      const alone = await sampleStandsAlone(context);
      const progress = context.out.progress("records");
      let before = 0;
      const reports = await importFiles(
        files,
        {
          store: context.store(),
          engine: context.engine(),
          formats: context.formats,
          settings: context.settings,
          ...context.turn,
          onProgress: (file, read) => progress.update(before + read, undefined, file),
          onFile: (report) => {
            before += report.tally.read;
          },
        },
        {
          ...(format === undefined ? {} : { format }),
          ...(options.source === undefined ? {} : { source: { id: options.source, name: options.source } }),
          ...(options.complete === undefined ? {} : { completeList: options.complete }),
        },
      );
      progress.stop();
      const { created, merged } = toRunReport(reports).totals;
      if (alone && created + merged > 0) await offerToRemoveSample(context, options.keepSample ?? false);
      context.out.answer(toRunReport(reports), describeRun);
      process.exitCode = context.signal.aborted ? 1 : exitCodeOf(reports);
    });
}

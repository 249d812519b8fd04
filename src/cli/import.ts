import { Command } from "commander";
import { ProblemError } from "../domain/result.ts";
import { checkFiles, importFiles } from "../jobs/import-files.ts";
import { exitCodeOf, toRunReport } from "../jobs/reports.ts";
import { readMapping, suggestMappingOf } from "../jobs/table-mapping.ts";
import type { Context, ContextOf } from "./context.ts";
import { describeRun } from "./describe-run.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

interface Options {
  readonly format?: string;
  readonly source?: string;
  readonly complete?: boolean;
  readonly keepSample?: boolean;
  readonly mapping?: string;
  readonly suggestMapping?: boolean;
}

export function importCommand(contextOf: ContextOf): Command {
  return new Command("import")
    .description("take in files; their format is recognised from the content")
    .argument("<file...>", "files, also packed with gzip; `-` is standard input")
    .option("--format <name>", "the format, where it should not be guessed")
    .option("--source <id>", "the source, for files that do not name one")
    .option("--complete", "each file is a whole recognition list for its window: absence from it counts")
    .option("--mapping <file>", "which column of a table is what, as JSON; the source keeps it for its next file")
    .option("--suggest-mapping", "print a mapping for a table to begin from, and import nothing")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk import harvest/*.xml\n  $ definepk import --complete hec-2024.csv\n  $ definepk import --suggest-mapping articles.csv > mapping.json\n  $ definepk import --mapping mapping.json articles.csv",
    )
    .action(async (files: string[], options: Options) => {
      const context = contextOf();
      if (options.suggestMapping) return suggest(files, context);
      const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping);
      const named = options.format ?? (mapping === undefined ? undefined : "csv");
      const format = named === undefined ? undefined : context.formats.find((one) => one.name === named);
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
          ...(mapping === undefined ? {} : { mapping }),
        },
      );
      progress.stop();
      const { created, merged } = toRunReport(reports).totals;
      if (alone && created + merged > 0) await offerToRemoveSample(context, options.keepSample ?? false);
      context.out.answer(toRunReport(reports), describeRun);
      process.exitCode = context.signal.aborted ? 1 : exitCodeOf(reports);
    });
}

async function suggest(files: readonly string[], { out }: Context): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    throw new ProblemError("bad_request", "--suggest-mapping looks at one file at a time.");
  }
  const { mapping, unused } = await suggestMappingOf(file);
  if (mapping.columns.title === undefined) out.say("No column looks like a title: name it under “columns”.");
  if (unused.length > 0) out.say(`Columns that are not read: ${unused.map((heading) => `“${heading}”`).join(", ")}.`);
  out.answer(mapping, (value) => JSON.stringify(value, undefined, 2));
}

import { Command, InvalidArgumentError, Option } from "commander";
import type { RecognitionList } from "../domain/recognition.ts";
import { ProblemError } from "../domain/result.ts";
import type { ListMapping } from "../harvest/sources/hec-list/mapping.ts";
import { checkFiles, type ImportOptions, importFiles } from "../jobs/import-files.ts";
import { type PreviewCatalogue, previewLists } from "../jobs/preview-lists.ts";
import { exitCodeOf, toRunReport } from "../jobs/reports.ts";
import { lacksShippedRules, takeShippedRules } from "../jobs/shipped-rules.ts";
import { readListMapping, suggestListMappingOf } from "../jobs/table-mapping.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import type { PreviewOptions } from "../recognition/preview.ts";
import type { Preview } from "../recognition/preview-type.ts";
import type { Context, ContextOf } from "./context.ts";
import { describePreview } from "./describe-preview.ts";
import { describeRun } from "./describe-run.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

interface Options {
  readonly dryRun?: boolean;
  readonly complete?: boolean;
  readonly scope: RecognitionList["scope"];
  readonly list?: string;
  readonly year?: string;
  readonly source?: string;
  readonly mapping?: string;
  readonly suggestMapping?: boolean;
  readonly first: number;
  readonly keepSample?: boolean;
}

export function importListsCommand(contextOf: ContextOf): Command {
  return new Command("import")
    .description("take in lists of recognised journals, claims and rules; says what they change")
    .argument("<file...>", "CSV, XLSX or JSON files, also packed with gzip; `-` is standard input")
    .option("--dry-run", "only say what they would change")
    .option("--complete", "each list is whole for its days: who is not in it is not recognised")
    .addOption(
      new Option("--scope <scope>", "whose journals the lists are of")
        .choices(["national", "international", "unknown"])
        .default("unknown"),
    )
    .option("--list <name>", "the list's name, for rows that do not say it")
    .option("--year <year>", "2023-24 = 1 July 2023 to 30 June 2024, for rows that give no days")
    .option("--source <id>", "the source; the file's name otherwise")
    .option("--mapping <file>", "which column is what, as JSON; the source keeps it for its next file")
    .option("--suggest-mapping", "print a mapping to begin from, and take in nothing")
    .option("--first <number>", "how many changes of each kind are shown", count, 10)
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk recognition import --dry-run --complete --year 2024-25 hjrs-2024-25.xlsx\n  $ definepk recognition import --suggest-mapping list.xlsx > mapping.json",
    )
    .action(async (files: string[], options: Options) => {
      const context = contextOf();
      if (options.suggestMapping) return suggest(files, context);
      await checkFiles(files);
      if (files.includes("-") && files.length > 1)
        throw new ProblemError("bad_request", "Standard input cannot be read beside files: name one or the other.");
      const asked = await importOptions(options, context);
      const preview = await previewed(files, asked, options, context);
      if (options.dryRun) {
        context.out.answer({ dryRun: true, changes: preview }, () => describePreview(preview, true));
        return;
      }
      await takeIn(files, asked, preview, options, context);
    });
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

async function importOptions(options: Options, { formats }: Context): Promise<ImportOptions> {
  const constants = {
    ...(options.list === undefined ? {} : { list: options.list }),
    ...(options.year === undefined ? {} : { year: options.year }),
  };
  const given = options.mapping === undefined ? undefined : await readListMapping(options.mapping);
  const hasMapping = given !== undefined || Object.keys(constants).length > 0;
  const mapping: ListMapping = {
    columns: given?.columns ?? {},
    constants: { ...given?.constants, ...constants },
  };
  const format = hasMapping ? formats.find(({ name }) => name === "hec-list") : undefined;
  return {
    scope: options.scope,
    ...(options.complete === undefined ? {} : { completeList: options.complete }),
    ...(options.source === undefined ? {} : { source: { id: options.source, name: options.source } }),
    ...(hasMapping ? { mapping } : {}),
    ...(format === undefined ? {} : { format }),
  };
}

/** What the files would change. Standard input can be read only once: nothing is said of it. */
async function previewed(
  files: readonly string[],
  asked: ImportOptions,
  { first, complete, scope, dryRun }: Options,
  context: Context,
): Promise<Preview | undefined> {
  if (files.includes("-") && !dryRun) return undefined;
  const whole: Pick<PreviewOptions, "whole"> = complete ? { whole: { scope } } : {};
  const catalogue = context.hasCatalogue() ? context.store().reader() : nothing;
  const progress = context.out.progress("rows compared");
  try {
    const parts = {
      catalogue,
      formats: context.formats,
      settings: context.settings,
      signal: context.signal,
      onProgress: (file: string, read: number) => progress.update(read, undefined, file),
    };
    return await previewLists(files, parts, { ...asked, ...whole, first, signal: context.signal });
  } finally {
    progress.stop();
    catalogue.close();
  }
}

/** Stands for a catalogue that is not there yet: to look at a list must not make it. */
const nothing: PreviewCatalogue & { close(): void } = {
  source: async () => undefined,
  sources: async () => [],
  byIdentifier: async () => [],
  journalsByTitle: async () => [],
  records: async () => [],
  recognition: async () => ({ rows: [], lists: [], rules: [] }),
  recognisedOn: async () => [],
  recognitionLists: async () => [],
  close: () => undefined,
};

async function takeIn(
  files: readonly string[],
  asked: ImportOptions,
  changes: Preview | undefined,
  options: Options,
  context: Context,
): Promise<void> {
  const alone = await sampleStandsAlone(context);
  await keepRules(context);
  const progress = context.out.progress("rows taken in");
  let before = 0;
  const reports = await importFiles(
    files,
    {
      store: context.store(),
      engine: context.engine(),
      formats: context.formats,
      settings: context.settings,
      ...context.turn,
      onProgress: (file, read) => progress.update(before + read, changes?.rows, file),
      onFile: (report) => {
        before += report.tally.read;
      },
    },
    asked,
  );
  progress.stop();
  const report = toRunReport(reports);
  if (alone && report.totals.created + report.totals.merged > 0)
    await offerToRemoveSample(context, options.keepSample ?? false);
  const answer = { ...report, ...(changes === undefined ? {} : { changes }) };
  context.out.answer(answer, () =>
    [describeRun(report), ...(changes === undefined ? [] : ["", describePreview(changes, false)])].join("\n"),
  );
  process.exitCode = context.signal.aborted ? 1 : exitCodeOf(reports);
}

/** A catalogue that has lists has the rules by which they are read. */
async function keepRules({ store, turn, formats, settings, presetFolder }: Context): Promise<void> {
  const parts = { store: store(), formats, settings, presetFolder };
  if (!(await lacksShippedRules(parts))) return;
  const writer = await takeTurn(parts.store, "rules of recognition", turn);
  await takeShippedRules(writer, parts).finally(() => writer.close());
}

async function suggest(files: readonly string[], { out }: Context): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw new ProblemError("bad_request", "--suggest-mapping looks at one file at a time.");
  const { mapping, unused } = await suggestListMappingOf(file);
  const { journal, issn, eissn, category, from, year } = mapping.columns;
  if (journal === undefined && issn === undefined && eissn === undefined)
    out.say("No column looks like a journal's name or ISSN: name it under “columns”.");
  if (category === undefined) out.say("No column looks like a category: name it, or give it under “constants”.");
  if (from === undefined && year === undefined)
    out.say("No column says from when: give “from” and “to”, or “year”, under “constants”.");
  if (unused.length > 0) out.say(`Columns that are not read: ${unused.map((heading) => `“${heading}”`).join(", ")}.`);
  out.answer(mapping, (value) => JSON.stringify(value, undefined, 2));
}

import { Command } from "commander";
import { ProblemError } from "../domain/result.ts";
import type { HarvestProgress } from "../harvest/source-client.ts";
import { harvestSources, type Which } from "../jobs/harvest-sources.ts";
import { exitCodeOf, toRunReport } from "../jobs/reports.ts";
import { schedule } from "../jobs/schedule/due-sources.ts";
import type { Context, ContextOf } from "./context.ts";
import { describeRun } from "./describe-run.ts";
import { minute } from "./moments.ts";
import { nothingYet, requireCatalogue } from "./nothing-yet.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

interface Options {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly full?: boolean;
  readonly keepSample?: boolean;
}

export function harvestCommand(contextOf: ContextOf): Command {
  return new Command("harvest")
    .description("fetch what is new from sources; goes on where it stopped")
    .argument("[source...]", "ids or addresses of sources, harvested at once; none = all that are due")
    .option("--all", "all that are enabled, due or not")
    .option("--full", "everything anew, not only what changed since the last time")
    .option("--dry-run", "read and count, write nothing")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk harvest\n  $ definepk harvest journals-example-edu-pk --dry-run\n  $ definepk harvest --all\n  $ definepk harvest journals-example-edu-pk --full",
    )
    .action(async (ids: string[], options: Options) => {
      const context = contextOf();
      if (ids.length === 0 && nothingYet(context)) return context.out.answer(toRunReport([]), describeRun);
      requireCatalogue(context);
      if (options.all && ids.length > 0)
        throw new ProblemError("bad_request", "Either --all or the ids of some sources, not both.");
      const which: Which = options.all ? "all" : ids.length > 0 ? { ids } : "due";
      const alone = await sampleStandsAlone(context);
      const progress = context.out.progress("records");
      let before = 0;
      const reports = await harvestSources(
        which,
        {
          store: context.store(),
          engine: context.engine(),
          fetcher: context.fetcher(),
          formats: context.formats,
          settings: context.settings,
          ...context.turn,
          onProgress: (source, read, now) => progress.update(before + read, undefined, noteOf(source.name, now)),
          onSource: (report) => {
            before += report.tally.read;
          },
        },
        { dryRun: options.dryRun ?? false, full: options.full ?? false },
      );
      progress.stop();
      if (reports.length === 0) context.out.say(await whyNothing(context));
      const { created, merged } = toRunReport(reports).totals;
      if (alone && !options.dryRun && created + merged > 0)
        await offerToRemoveSample(context, options.keepSample ?? false);
      context.out.answer(toRunReport(reports), describeRun);
      process.exitCode = context.signal.aborted ? 1 : exitCodeOf(reports);
    });
}

/** Beside the bar: whose records, how far in the list, and what is waited for. */
function noteOf(name: string, { pages, listSize, wait }: HarvestProgress): string {
  const parts = [name];
  if (pages > 0) parts.push(`page ${pages}`);
  if (listSize !== undefined) parts.push(`its list has ${listSize.toLocaleString("en")}`);
  if (wait && wait.milliseconds >= 1000) parts.push(`waiting ${Math.ceil(wait.milliseconds / 1000)} s: ${wait.why}`);
  return parts.join(" · ");
}

async function whyNothing({ store, settings }: Context): Promise<string> {
  const reader = store().reader();
  try {
    const [next] = await schedule(reader, settings, Date.now());
    return next === undefined
      ? "No source to harvest. Add one: definepk sources add https://journal.example.edu.pk/index.php/journal/oai"
      : `Nothing is due. Next is ${next.source.id}, ${minute(next.due.at)}. \`definepk harvest --all\` takes all at once.`;
  } finally {
    reader.close();
  }
}

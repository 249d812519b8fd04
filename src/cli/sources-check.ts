import { Command } from "commander";
import type { Source } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { type CheckOutcome, checkSources } from "../jobs/check-sources.ts";
import { statusOf } from "../jobs/source-report.ts";
import type { ContextOf } from "./context.ts";
import { knownSource } from "./known-source.ts";
import { requireCatalogue } from "./nothing-yet.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

interface Options {
  readonly all?: boolean;
  readonly keepSample?: boolean;
}

export function checkSourcesCommand(contextOf: ContextOf): Command {
  return new Command("check")
    .description("ask servers whether they are what they should be, and enable the unchecked ones that are")
    .argument("[id...]")
    .option("--all", "all that are unchecked or did not pass")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk sources check journals-example-edu-pk\n  $ definepk sources check --all",
    )
    .action(async (ids: string[], options: Options) => {
      const context = contextOf();
      requireCatalogue(context);
      if ((options.all ?? false) === ids.length > 0)
        throw new ProblemError("bad_request", "Name the sources to check, or --all for those that wait for it.");
      const alone = await sampleStandsAlone(context);
      const reader = context.store().reader();
      const sources: Source[] = [];
      try {
        if (options.all)
          sources.push(
            ...(await reader.sources()).filter((one) => ["unchecked", "not passed"].includes(statusOf(one))),
          );
        else for (const id of new Set(ids)) sources.push(await knownSource(reader, id));
      } finally {
        reader.close();
      }
      const progress = context.out.progress("checked");
      const outcomes = await checkSources(sources, {
        store: context.store(),
        fetcher: context.fetcher(),
        formats: context.formats,
        contact: context.settings.contact,
        ...context.turn,
        onChecked: ({ id }, done, total) => progress.update(done, total, id),
      });
      progress.stop();
      if (alone && outcomes.some(({ enabled }) => enabled))
        await offerToRemoveSample(context, options.keepSample ?? false);
      context.out.answer({ checked: outcomes }, describe);
      const failed = !options.all && outcomes.some(({ passed }) => !passed);
      process.exitCode = context.signal.aborted || failed ? 1 : 0;
    });
}

function describe({ checked }: { checked: readonly CheckOutcome[] }): string {
  if (checked.length === 0) return "No source waits for a check.";
  const lines = checked.map(({ id, passed, message }) => `${passed ? "passed" : "not passed"}  ${id}: ${message}`);
  const passed = checked.filter((one) => one.passed).length;
  return [...lines, `${passed} of ${checked.length} passed. Fetch what is due: definepk harvest`].join("\n");
}

import { Command } from "commander";
import { reportOf, reportsOf } from "../jobs/source-report.ts";
import type { ContextOf } from "./context.ts";
import { describeSource, describeSources } from "./describe-source.ts";
import { knownSource } from "./known-source.ts";
import { nothingYet, requireCatalogue } from "./nothing-yet.ts";

export function listSourcesCommand(contextOf: ContextOf): Command {
  return new Command("list")
    .description("all sources: what they gave, when, what went wrong, and when they are due")
    .addHelpText("after", "\nExample:\n  $ definepk sources list")
    .action(async () => {
      const context = contextOf();
      const { store, out, settings } = context;
      if (nothingYet(context)) return out.answer({ sources: [] }, () => describeSources([]));
      const reader = store().reader();
      try {
        const sources = await reportsOf(reader, await reader.sources(), settings, Date.now());
        out.answer({ sources }, (answer) => describeSources(answer.sources));
      } finally {
        reader.close();
      }
    });
}

const shownRuns = 20;

export function showSourceCommand(contextOf: ContextOf): Command {
  return new Command("show")
    .description("one source with its last runs")
    .argument("<id>")
    .addHelpText("after", "\nExample:\n  $ definepk sources show journals-example-edu-pk")
    .action(async (id: string) => {
      const context = contextOf();
      requireCatalogue(context);
      const reader = context.store().reader();
      try {
        const source = await knownSource(reader, id);
        const report = await reportOf(reader, source, context.settings, Date.now());
        const runs = await reader.runs(id, { limit: shownRuns });
        context.out.answer({ report, runs }, describeSource);
      } finally {
        reader.close();
      }
    });
}

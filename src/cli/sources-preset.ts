import { Command } from "commander";
import { addPreset, loadPreset, type Preset, type PresetAdded, presetNames } from "../jobs/presets.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import type { Context, ContextOf } from "./context.ts";

export function presetCommand(contextOf: ContextOf): Command {
  return new Command("preset")
    .description(
      "list the journals or feeds of a preset as sources, disabled until checked; without a name: which presets there are",
    )
    .argument("[name]", "pakistan, news, channels")
    .option("--dry-run", "say what would be added, write nothing")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk sources preset pakistan\n  $ definepk sources check --all\n  $ definepk harvest",
    )
    .action(async (name: string | undefined, options: { dryRun?: boolean }) => {
      const context = contextOf();
      const { out, presetFolder } = context;
      if (name === undefined) {
        out.answer(
          { presets: presetNames(presetFolder).map((one) => summary(loadPreset(presetFolder, one))) },
          (answer) =>
            answer.presets
              .map((one) => `${one.name}: ${one.title}, ${one.journals} journals, ${one.feeds} feeds, ${one.made}`)
              .join("\n"),
        );
        return;
      }
      const preset = loadPreset(presetFolder, name);
      const dryRun = options.dryRun ?? false;
      const result = dryRun ? await foretell(preset, context) : await add(preset, context);
      out.answer({ ...summary(preset), dryRun, ...result }, describe);
    });
}

function summary({ name, title, made, notice, endorsement, journals, feeds = [] }: Preset) {
  return { name, title, made, notice, endorsement, journals: journals.length, feeds: feeds.length };
}

async function foretell(preset: Preset, context: Context): Promise<PresetAdded> {
  // Nothing is written, so no data folder is made either.
  if (!context.hasCatalogue()) return addPreset(preset, { sources: async () => [] });
  const reader = context.store().reader();
  try {
    return await addPreset(preset, { sources: () => reader.sources() });
  } finally {
    reader.close();
  }
}

async function add(preset: Preset, context: Context): Promise<PresetAdded> {
  const writer = await takeTurn(context.store(), `preset ${preset.name}`, context.turn);
  try {
    return await addPreset(preset, writer);
  } finally {
    writer.close();
  }
}

function describe(answer: ReturnType<typeof summary> & PresetAdded & { readonly dryRun: boolean }): string {
  const { title, made, dryRun, added, known, nowhere, notice, endorsement } = answer;
  return [
    `${title} (${made}): ${added.length} sources ${dryRun ? "would be added" : "added"}, disabled and unchecked; ${known.length} were there already${nowhere.length === 0 ? "" : `; of ${nowhere.length} more journals no site is known`}.`,
    notice,
    endorsement,
    "Check them, which enables those that are what they should be: definepk sources check --all",
  ].join("\n");
}

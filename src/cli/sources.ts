import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { addSourceCommand } from "./sources-add.ts";
import { checkSourcesCommand } from "./sources-check.ts";
import { disableSourceCommand, enableSourceCommand, scheduleSourceCommand } from "./sources-enable.ts";
import { listSourcesCommand, showSourceCommand } from "./sources-list.ts";
import { presetCommand } from "./sources-preset.ts";
import { removeSourceCommand } from "./sources-remove.ts";
import { watchSourceCommand } from "./sources-watch.ts";

const commands = [
  listSourcesCommand,
  showSourceCommand,
  addSourceCommand,
  presetCommand,
  checkSourcesCommand,
  enableSourceCommand,
  disableSourceCommand,
  scheduleSourceCommand,
  watchSourceCommand,
  removeSourceCommand,
];

export function sourcesCommand(contextOf: ContextOf): Command {
  const sources = new Command("sources").description("where records come from");
  for (const build of commands) sources.addCommand(build(contextOf));
  return sources.addHelpText(
    "after",
    "\nExample:\n  $ definepk sources add https://journal.example.edu.pk/index.php/journal/oai\n  $ definepk sources list",
  );
}

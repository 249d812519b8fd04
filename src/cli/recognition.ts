import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { changesCommand } from "./recognition-changes.ts";
import { checkCommand } from "./recognition-check.ts";
import { importListsCommand } from "./recognition-import.ts";

export function recognitionCommand(contextOf: ContextOf): Command {
  return new Command("recognition")
    .description("what HEC decided about journals")
    .addCommand(checkCommand(contextOf))
    .addCommand(importListsCommand(contextOf))
    .addCommand(changesCommand(contextOf))
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk recognition check --issn 1997-3438 --date 2024-05-01\n  $ definepk recognition import --dry-run --complete hjrs-2024-25.xlsx",
    );
}

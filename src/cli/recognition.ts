import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { checkCommand } from "./recognition-check.ts";

export function recognitionCommand(contextOf: ContextOf): Command {
  return new Command("recognition")
    .description("what HEC decided about journals")
    .addCommand(checkCommand(contextOf))
    .addHelpText("after", "\nExample:\n  $ definepk recognition check --issn 1997-3438 --date 2024-05-01");
}

import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { columns } from "./output.ts";

export function statsCommand(contextOf: ContextOf): Command {
  return new Command("stats")
    .description("what the index holds")
    .addHelpText("after", "\nExample:\n  $ definepk stats --json")
    .action(async () => {
      const { store, out } = contextOf();
      const reader = store().reader();
      try {
        out.answer(await reader.counts(), ({ kinds, seq, ...rest }) =>
          columns(
            [...Object.entries(kinds), ...Object.entries(rest), ["changes", seq] as const].map(([name, count]) => [
              name,
              count.toLocaleString("en"),
            ]),
          ),
        );
      } finally {
        reader.close();
      }
    });
}

import { Command } from "commander";
import type { CatalogueCounts } from "../catalogue/catalogue.ts";
import { kinds } from "../domain/record.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet } from "./nothing-yet.ts";
import { columns } from "./output.ts";

const none: CatalogueCounts = {
  kinds: Object.fromEntries(kinds.map((kind) => [kind, 0])) as CatalogueCounts["kinds"],
  tombstones: 0,
  sources: 0,
  quarantined: 0,
  recognitionRows: 0,
  seq: 0,
};

function describe({ kinds, seq, ...rest }: CatalogueCounts): string {
  const rows = [...Object.entries(kinds), ...Object.entries(rest), ["changes", seq] as const];
  return columns(rows.map(([name, count]) => [name, count.toLocaleString("en")]));
}

export function statsCommand(contextOf: ContextOf): Command {
  return new Command("stats")
    .description("what the index holds")
    .addHelpText("after", "\nExample:\n  $ definepk stats --json")
    .action(async () => {
      const context = contextOf();
      const { store, out } = context;
      if (nothingYet(context)) return out.answer(none, describe);
      const reader = store().reader();
      try {
        out.answer(await reader.counts(), describe);
      } finally {
        reader.close();
      }
    });
}

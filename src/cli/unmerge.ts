import { Command } from "commander";
import type { ContextOf } from "./context.ts";
import { decideAs } from "./decide.ts";
import { personOf } from "./person.ts";

interface Options {
  readonly source: string;
  readonly identifier: string;
  readonly by?: string;
  readonly reason: string;
}

export function unmergeCommand(contextOf: ContextOf): Command {
  return new Command("unmerge")
    .description("take what one source gave out of a joined record; rules never join the two again")
    .requiredOption("--source <id>", "the source")
    .requiredOption(
      "--identifier <identifier>",
      "the source's own identifier of its record, as the API's provenance has it",
    )
    .option("--by <name>", "who decides; the account that runs this otherwise")
    .option("--reason <text>", "why, kept with the decision", "seen by a person")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk unmerge --source journals-example-edu-pk --identifier oai:example.edu.pk:article/12",
    )
    .action(async ({ source, identifier, by, reason }: Options) => {
      const context = contextOf();
      const who = personOf(by);
      const id = await decideAs(context, "unmerge", (writer) => writer.unmerge(source, identifier, who, reason));
      context.out.answer({ id }, () => `${identifier} of ${source} is the record ${id} now.`);
    });
}

import { Command, InvalidArgumentError } from "commander";
import { ProblemError } from "../domain/result.ts";
import type { ContextOf } from "./context.ts";
import { decideAs } from "./decide.ts";
import { personOf } from "./person.ts";
import { listProposalsCommand } from "./proposals-list.ts";

interface Why {
  readonly by?: string;
  readonly reason?: string;
}

export function proposalsCommand(contextOf: ContextOf): Command {
  return new Command("proposals")
    .description("pairs of records that may be one, which rules do not dare to join")
    .addCommand(listProposalsCommand(contextOf))
    .addCommand(merge(contextOf))
    .addCommand(apart(contextOf))
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk proposals list --kind journal\n  $ definepk proposals merge 12\n  $ definepk proposals apart 13",
    );
}

function number(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be the number of a proposal.");
  return Number(text);
}

const gone = (id: number): ProblemError =>
  new ProblemError("not_found", `There is no open proposal ${id}. definepk proposals list shows those that there are.`);

function merge(contextOf: ContextOf): Command {
  return new Command("merge")
    .description("join the two records of a proposal, or any two: the first then leads to the second")
    .argument("<proposal-or-record>", "number of a proposal, whose older record stays; or id of a record")
    .argument("[into]", "id of the record that stays")
    .option("--by <name>", "who decides; the account that runs this otherwise")
    .option("--reason <text>", "why, kept with the decision")
    .addHelpText("after", "\nExample:\n  $ definepk proposals merge 12\n  $ definepk unmerge --help    # takes it back")
    .action(async (first: string, into: string | undefined, options: Why) => {
      const context = contextOf();
      const by = personOf(options.by);
      const joined = await decideAs(context, "proposals merge", async (writer) => {
        const pair = into === undefined ? await proposed(number(first)) : { from: first, into, reason: "" };
        await writer.merge(pair.from, pair.into, by, options.reason ?? (pair.reason || "seen by a person"));
        return { from: pair.from, into: pair.into };
      });
      context.out.answer(joined, ({ from, into }) => `${from} is part of ${into} now, and leads there.`);

      /** The older stays, as where rules join: its address is the better known. */
      async function proposed(id: number): Promise<{ from: string; into: string; reason: string }> {
        const reader = context.store().reader();
        try {
          const proposal = await reader.proposal(id);
          const [left, right] = proposal ? await reader.records([proposal.left, proposal.right]) : [];
          if (!proposal || !left || !right) throw gone(id);
          const isLeftOlder =
            left.createdAt === right.createdAt ? left.id < right.id : left.createdAt < right.createdAt;
          const [into, from] = isLeftOlder ? [left.id, right.id] : [right.id, left.id];
          return { from, into, reason: proposal.reason };
        } finally {
          reader.close();
        }
      }
    });
}

function apart(contextOf: ContextOf): Command {
  return new Command("apart")
    .description("say that the two records of a proposal are two: it is never proposed again, nor done by rules")
    .argument("<proposal>", "its number", number)
    .option("--by <name>", "who decides; the account that runs this otherwise")
    .option("--reason <text>", "why, kept with the decision")
    .addHelpText("after", "\nExample:\n  $ definepk proposals apart 13 --reason 'two journals of one name'")
    .action(async (id: number, options: Why) => {
      const context = contextOf();
      const by = personOf(options.by);
      const pair = await decideAs(context, "proposals apart", async (writer) => {
        const proposal = await writer.proposal(id);
        if (!proposal) throw gone(id);
        const { left, right } = proposal;
        await writer.apart(left, right, by, options.reason ?? "seen by a person");
        return { left, right };
      });
      context.out.answer(pair, ({ left, right }) => `${left} and ${right} stay two records.`);
    });
}

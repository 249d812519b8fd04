import { Command, InvalidArgumentError, Option } from "commander";
import { type ChangeKind, changeKinds } from "../domain/recognition-change.ts";
import { ProblemError } from "../domain/result.ts";
import { type RecentChange, recentChanges } from "../recognition/recent-changes.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet } from "./nothing-yet.ts";
import { columns } from "./output.ts";

interface Options {
  readonly journal?: string;
  readonly list?: string;
  readonly kind?: ChangeKind;
  readonly before?: string;
  readonly limit: number;
}

export function changesCommand(contextOf: ContextOf): Command {
  return new Command("changes")
    .description("who was added, moved up or down, extended or lost, the newest first")
    .option("--journal <id>", "only of this journal")
    .option("--list <name>", "only of this list")
    .addOption(new Option("--kind <kind>", "only of this kind").choices(changeKinds))
    .option("--before <cursor>", "go on behind a change, by its cursor")
    .option("--limit <number>", "how many", count, 50)
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk recognition changes --kind lost\n  $ definepk recognition changes --json --limit 200",
    )
    .action(async ({ journal, ...options }: Options) => {
      const context = contextOf();
      const none = { changes: [] as readonly Told[] };
      if (nothingYet(context)) return context.out.answer(none, () => "");
      const catalogue = context.store().reader();
      try {
        if (journal !== undefined && (await catalogue.lookup(journal)).state !== "live")
          throw new ProblemError("not_found", `There is no journal ${journal}.`);
        const asked = { ...options, ...(journal === undefined ? {} : { journalId: journal }) };
        const { changes, next } = await recentChanges(catalogue, asked);
        const answer = { changes: changes.map(told), ...(next === undefined ? {} : { next }) };
        context.out.answer(answer, (found) =>
          found.changes.length === 0 ? "No change in recognition is known." : columns(found.changes.map(line)),
        );
      } finally {
        catalogue.close();
      }
    });
}

function count(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1 to 9999.");
  return Number(text);
}

type Told = ReturnType<typeof told>;

function told({ kind, row, before, journal, cursor }: RecentChange) {
  const title = journal?.data.titles[0]?.value ?? row.journal.title;
  const { id: _id, journal: _journal, ...said } = row;
  const { category, from, to, list } = before ?? {};
  return {
    kind,
    journal: { ...(journal === undefined ? {} : { id: journal.id }), title },
    row: said,
    ...(before === undefined ? {} : { before: { category, from, to, list } }),
    cursor,
  };
}

function line({ kind, journal, row, before }: Told): string[] {
  return [
    row.recordedAt.slice(0, 10),
    kind,
    before?.category === undefined ? (row.category ?? "-") : `${before.category} to ${row.category ?? "-"}`,
    `${row.from ?? "?"}..${row.to ?? ""}`,
    journal.title.slice(0, 60),
    row.list ?? "",
  ];
}

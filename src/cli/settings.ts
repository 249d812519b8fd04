import { Command } from "commander";
import { variableOf } from "../settings/settings.ts";
import { type SettingRow, table } from "../settings/table.ts";
import type { ContextOf } from "./context.ts";

/** The table of settings as Markdown; docs/settings.md is this text. */
export function settingsAsMarkdown(): string {
  const rows = Object.entries<SettingRow>(table).map(([name, row]) => {
    const kind = row.type === "choice" ? (row.choices ?? []).join(", ") : row.type === "yes-no" ? "yes, no" : row.type;
    const initial =
      row.default === "" ? "(empty)" : row.type === "yes-no" ? (row.default ? "yes" : "no") : String(row.default);
    return `| \`${variableOf(name)}\` | \`${flagOf(name)}\` | ${kind} | ${initial} | ${row.help} |`;
  });
  return ["| variable | flag | values | default | what |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** The command-line flag of a setting. */
export function flagOf(name: string): string {
  return `--${name.replaceAll("_", "-")}`;
}

export function settingsCommand(contextOf: ContextOf): Command {
  return new Command("settings")
    .description("all settings with what they are now")
    .addHelpText("after", "\nExample:\n  $ DEFINEPK_PORT=8080 definepk settings")
    .action(() => {
      const { settings, out } = contextOf();
      out.answer(settings, (now) => `${settingsAsMarkdown()}\n\nNow: ${JSON.stringify(now, null, 2)}`);
    });
}

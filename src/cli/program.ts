import { Command, CommanderError, Option } from "commander";
import { errors } from "../domain/errors.ts";
import { asProblem, type Problem } from "../domain/result.ts";
import { type SettingRow, table } from "../settings/table.ts";
import { backupCommand } from "./backup.ts";
import type { Context } from "./context.ts";
import { harvestCommand } from "./harvest.ts";
import { importCommand } from "./import.ts";
import { nativeProblem } from "./native-problem.ts";
import { proposalsCommand } from "./proposals.ts";
import { quarantineCommand } from "./quarantine.ts";
import { recognitionCommand } from "./recognition.ts";
import { reindexCommand } from "./reindex.ts";
import { restoreCommand } from "./restore.ts";
import { searchCommand } from "./search.ts";
import { serveCommand } from "./serve.ts";
import { flagOf, settingsCommand } from "./settings.ts";
import { sourcesCommand } from "./sources.ts";
import { statsCommand } from "./stats.ts";
import { unmergeCommand } from "./unmerge.ts";
import { verifyCommand } from "./verify.ts";

const commands = [
  serveCommand,
  importCommand,
  sourcesCommand,
  harvestCommand,
  quarantineCommand,
  proposalsCommand,
  unmergeCommand,
  searchCommand,
  recognitionCommand,
  reindexCommand,
  verifyCommand,
  statsCommand,
  backupCommand,
  restoreCommand,
  settingsCommand,
];

/** What the flags before and after a command's name say: --json, and settings by name. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly overrides: Readonly<Record<string, string>>;
}

/**
 * Reads one command line and runs its command. `open` builds the context when a command runs, `close` ends what it opened.
 * Gives the exit code: 0, 1 (failed or ended incomplete), 2 (used wrongly).
 */
export async function runProgram(
  argv: readonly string[],
  version: string,
  open: (options: GlobalOptions) => Context,
  close: () => Promise<void>,
): Promise<number> {
  const program = new Command("definepk").description("A national research index for Pakistan").version(version);
  program.option("--json", "answer in JSON on standard output");
  for (const [name, row] of Object.entries<SettingRow>(table)) {
    program.addOption(
      new Option(`${flagOf(name)} <value>`, `${row.help} (DEFINEPK_${name.toUpperCase()})`).hideHelp(
        name !== "data" && name !== "port",
      ),
    );
  }
  let context: Context | undefined;
  const contextOf = (): Context => {
    context ??= open(globalOptions(program));
    return context;
  };
  for (const build of commands) program.addCommand(build(contextOf));
  const json = asksJson(argv);
  for (const command of allCommands(program)) {
    command.exitOverride();
    if (json) command.configureOutput({ outputError: () => undefined, writeErr: () => undefined });
    else command.showHelpAfterError("(--help shows how to use it)");
  }
  process.exitCode = 0;
  try {
    await program.parseAsync([...argv]);
    return process.exitCode === 1 ? 1 : 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (json) process.stdout.write(`${JSON.stringify({ error: usageProblem(error) })}\n`);
      return 2;
    }
    const problem = asProblem(error) ?? nativeProblem(error);
    if (!problem) throw error;
    if (json) process.stdout.write(`${JSON.stringify({ error: { details: {}, ...problem } })}\n`);
    else process.stderr.write(`${problem.message}\n`);
    return errors[problem.code].exit;
  } finally {
    await close();
  }
}

/** Looked for before the command line is understood: an answer that it is not must be JSON too. */
function asksJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).includes("--json");
}

/** What commander says of a command line that cannot be, in the shape of all errors. */
function usageProblem({ code, message }: CommanderError): Problem & { details: object } {
  const help = code === "commander.help" ? "Name a command; --help lists them." : message.replace(/^error: /, "");
  return { details: {}, code: "bad_request", message: help };
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function globalOptions(program: Command): GlobalOptions {
  const { json, ...given } = program.opts<Record<string, string> & { json?: boolean }>();
  const overrides: Record<string, string> = {};
  for (const [key, value] of Object.entries(given))
    overrides[key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value;
  return { json: json ?? false, overrides };
}

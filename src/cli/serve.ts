import { Command } from "commander";
import type { ContextOf } from "./context.ts";

export function serveCommand(contextOf: ContextOf): Command {
  return new Command("serve")
    .description("web site and API; an empty data folder is filled with the sample first")
    .addHelpText("after", "\nExample:\n  $ definepk serve --port 8080 --data /var/lib/definepk")
    .action(() => contextOf().serve());
}

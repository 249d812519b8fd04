import { Command } from "commander";
import type { Finding } from "../catalogue/store.ts";
import { verifyIndex } from "../search/indexer.ts";
import type { ContextOf } from "./context.ts";
import { nothingYet } from "./nothing-yet.ts";

const most = 1000;

export function verifyCommand(contextOf: ContextOf): Command {
  return new Command("verify")
    .description("compare the catalogue with raw bytes and decisions, and the search index with the catalogue")
    .addHelpText("after", "\nExample:\n  $ definepk verify && echo all is well")
    .action(async () => {
      const context = contextOf();
      const { store, engine, out, signal } = context;
      if (nothingYet(context)) return out.answer({ found: 0, findings: [] }, () => "There is nothing to verify.");
      const findings: Finding[] = [];
      let found = 0;
      const keep = (finding: Finding): void => {
        found += 1;
        if (findings.length < most) findings.push(finding);
      };
      const progress = out.progress("checked");
      for await (const finding of store().verify({ progress: (done, total) => progress.update(done, total) })) {
        keep(finding);
        if (signal.aborted) break;
      }
      const catalogue = store().reader();
      try {
        for await (const finding of verifyIndex({ catalogue, engine: engine() })) keep(finding);
      } finally {
        catalogue.close();
        progress.stop();
      }
      out.answer({ found, findings }, (answer) =>
        answer.found === 0
          ? "Nothing found: records agree with source records, raw bytes with their hashes, the search index with the catalogue."
          : [
              `${answer.found} findings. A wrong search index is mended by \`definepk reindex\`, a wrong catalogue by \`definepk restore\`.`,
              ...answer.findings.map((one) => `${one.subject}: ${one.what}`),
            ].join("\n"),
      );
      process.exitCode = found === 0 ? 0 : 1;
    });
}

import { Command } from "commander";
import type { Finding } from "../catalogue/store.ts";
import { ProblemError } from "../domain/result.ts";
import { rereadBy } from "../harvest/reread.ts";
import { verifyIndex } from "../search/indexer.ts";
import type { Context, ContextOf } from "./context.ts";
import { nothingYet } from "./nothing-yet.ts";

/** Findings shown; all are counted. */
const most = 1000;

interface Answer {
  found: number;
  readonly findings: Finding[];
  /** What is no damage, but good to know. */
  readonly notices: Finding[];
}

export function verifyCommand(contextOf: ContextOf): Command {
  return new Command("verify")
    .description("compare everything with raw bytes and decisions, and the search index with the catalogue")
    .addHelpText("after", "\nExample:\n  $ definepk verify && echo all is well")
    .action(async () => {
      const context = contextOf();
      const answer: Answer = { found: 0, findings: [], notices: [] };
      if (nothingYet(context)) return context.out.answer(answer, () => "There is nothing to verify.");
      await verifyAll(context, answer);
      context.out.answer(answer, describe);
      process.exitCode = answer.found === 0 ? 0 : 1;
    });
}

/** Throws `stopped`, with what was found until then, when the signal fires. */
async function verifyAll({ store, engine, formats, out, signal }: Context, answer: Answer): Promise<void> {
  const keep = (finding: Finding): void => {
    const list = finding.harmless ? answer.notices : answer.findings;
    if (!finding.harmless) answer.found += 1;
    if (list.length < most) list.push(finding);
  };
  const bar = out.progress("checked");
  const progress = (done: number, total: number): void => bar.update(done, total);
  const catalogue = store().reader();
  try {
    for await (const finding of store().verify({ progress, signal, reread: rereadBy(formats) })) keep(finding);
    for await (const finding of verifyIndex({ catalogue, engine: engine() }, { signal })) keep(finding);
  } catch (error) {
    if (!signal.aborted) throw error;
    const found = answer.found === 0 ? "Nothing was found until then." : `${answer.found} findings until then.`;
    const message = `Stopped on request before everything was looked at. ${found}`;
    throw new ProblemError("stopped", message, answer.found === 0 ? undefined : { findings: answer.findings }, error);
  } finally {
    catalogue.close();
    bar.stop();
  }
}

function describe({ found, findings, notices }: Answer): string {
  const lines = [...notices, ...findings].map((one) => `${one.subject}: ${one.what}`);
  const head =
    found === 0
      ? "Nothing is wrong: all agrees with the raw bytes and the decisions, and the search index with the catalogue."
      : `${found} ${found === 1 ? "finding" : "findings"}. A wrong search index is mended by \`definepk reindex\`, a wrong catalogue by \`definepk restore\`.`;
  return [head, ...lines].join("\n");
}

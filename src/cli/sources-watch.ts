import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import type { StoreReader } from "../catalogue/store.ts";
import type { Run, Source } from "../catalogue/writer.ts";
import { isGoingOn } from "../jobs/source-report.ts";
import type { Context, ContextOf } from "./context.ts";
import { describeRunShortly } from "./describe-source.ts";
import { knownSource } from "./known-source.ts";
import { requireCatalogue } from "./nothing-yet.ts";

/** Progress is kept once a second. */
const interval = 1000;

interface Watched {
  readonly source: Pick<Source, "id" | "name">;
  readonly run: Run;
}

export function watchSourceCommand(contextOf: ContextOf): Command {
  return new Command("watch")
    .description("follow the run that another process does, of one source or of any, to its end")
    .argument("[id]")
    .addHelpText("after", "\nExample:\n  $ definepk sources watch")
    .action(async (id: string | undefined) => {
      const context = contextOf();
      requireCatalogue(context);
      const reader = context.store().reader();
      try {
        const found = await runningOf(reader, id);
        if (!found) {
          context.out.answer({ running: false }, () => "Nothing is running. `definepk sources list` says what is due.");
          return;
        }
        context.out.say(`Following ${found.source.name} …`);
        const last = await follow(reader, found, context);
        context.out.answer(last, ({ source, run }) => `${source.name}: ${describeRunShortly(run)}`);
      } finally {
        reader.close();
      }
    });
}

async function runningOf(reader: StoreReader, id: string | undefined): Promise<Watched | undefined> {
  const sources = id === undefined ? await reader.sources() : [await knownSource(reader, id)];
  for (const { id, name, lastRun } of sources)
    if (isGoingOn(lastRun, Date.now())) return { source: { id, name }, run: lastRun };
  return undefined;
}

/** Follows one run until it has ended, has been silent for too long, or the signal fires. */
async function follow(reader: StoreReader, { source, run }: Watched, { out, signal }: Context): Promise<Watched> {
  const progress = out.progress("records");
  let now = run;
  while (isGoingOn(now, Date.now()) && !signal.aborted) {
    const { pages = 0, listSize, wait: pause } = now.progress ?? {};
    const waits = pause && Date.parse(pause.until) > Date.now() ? ` · waiting: ${pause.why}` : "";
    progress.update(now.tally["read"] ?? 0, listSize, `${source.name} · page ${pages}${waits}`);
    await wait(interval, undefined, { signal }).catch(() => undefined);
    const next = (await reader.runs(source.id, { limit: 10 })).find(({ id }) => id === run.id);
    if (!next) break;
    now = next;
  }
  progress.stop();
  return { source, run: now };
}

import { Command } from "commander";
import type { NewSource, Source } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { intervalBounds, parseInterval } from "../jobs/schedule/interval.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import type { Context, ContextOf } from "./context.ts";
import { knownSource } from "./known-source.ts";
import { requireCatalogue } from "./nothing-yet.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

/** Changes one source under the writer lease; gives it as it is now. */
async function change(
  context: Context,
  id: string,
  how: (source: Source) => Partial<Pick<NewSource, "enabled" | "settings" | "check">>,
): Promise<Source> {
  requireCatalogue(context);
  const writer = await takeTurn(context.store(), `sources: ${id}`, context.turn);
  try {
    const source = await knownSource(writer, id);
    const { name, format, url, sample, enabled, settings } = source;
    return await writer.putSource({
      ...{ id, name, format, sample, enabled, settings },
      ...(url === undefined ? {} : { url }),
      ...how(source),
    });
  } finally {
    writer.close();
  }
}

interface EnableOptions {
  readonly unchecked?: boolean;
  readonly keepSample?: boolean;
}

export function enableSourceCommand(contextOf: ContextOf): Command {
  return new Command("enable")
    .description("harvest it when it is due")
    .argument("<id>")
    .option("--unchecked", "also where no check has been passed: you have looked at it yourself")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText("after", "\nExample:\n  $ definepk sources enable journals-example-edu-pk")
    .action(async (id: string, options: EnableOptions) => {
      const context = contextOf();
      requireCatalogue(context);
      const alone = await sampleStandsAlone(context);
      const source = await change(context, id, (source) => {
        if (source.sample || source.url === undefined)
          throw new ProblemError("bad_request", `${id} has no address that could be harvested.${findOut(source)}`);
        const isOpen = source.check !== undefined && source.check.state !== "passed";
        if (isOpen && !options.unchecked)
          throw new ProblemError(
            "bad_request",
            `${id} has not passed a check${source.check?.message ? ` (${source.check.message})` : ""}. Check it: definepk sources check ${id}; or, where you have looked at it yourself: --unchecked`,
          );
        return { enabled: true, ...(isOpen ? { check: null } : {}) };
      });
      context.out.answer(source, () => `${id} is harvested when it is due. At once: definepk harvest ${id}`);
      if (alone) await offerToRemoveSample(context, options.keepSample ?? false);
    });
}

function findOut({ id, check }: Source): string {
  return check === undefined ? "" : ` Find one: definepk sources check ${id}`;
}

export function disableSourceCommand(contextOf: ContextOf): Command {
  return new Command("disable")
    .description("harvest it no more; what it gave stays")
    .argument("<id>")
    .addHelpText("after", "\nExample:\n  $ definepk sources disable journals-example-edu-pk")
    .action(async (id: string) => {
      const context = contextOf();
      // Decided by a person: no check enables it again.
      const source = await change(context, id, ({ check }) => ({
        enabled: false,
        ...(check?.state === "passed" ? {} : { check: null }),
      }));
      context.out.answer(source, () => `${id} is not harvested any more; what it gave stays.`);
    });
}

export function scheduleSourceCommand(contextOf: ContextOf): Command {
  return new Command("schedule")
    .description("how often it is harvested")
    .argument("<id>")
    .argument("<interval>", "12h, 7d …, or `default`")
    .addHelpText("after", "\nExample:\n  $ definepk sources schedule journals-example-edu-pk 7d")
    .action(async (id: string, text: string) => {
      const context = contextOf();
      const hours = parseInterval(text);
      if (hours === undefined && text !== "default")
        throw new ProblemError(
          "bad_request",
          `“${text}” is no interval: write hours or days from ${intervalBounds.min}h to ${intervalBounds.max / 24}d, like 12h or 7d, or default.`,
        );
      const source = await change(context, id, ({ settings }) => {
        const { intervalHours: _, ...others } = settings;
        return { settings: hours === undefined ? others : { ...others, intervalHours: hours } };
      });
      const every = hours ?? context.settings.harvestIntervalHours;
      context.out.answer(source, () => `${id} is harvested every ${every} hours.`);
    });
}

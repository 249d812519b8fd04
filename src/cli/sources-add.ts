import { Command } from "commander";
import { ProblemError } from "../domain/result.ts";
import { sourceIdOf } from "../harvest/source-id.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import type { ContextOf } from "./context.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";

interface AddOptions {
  readonly id?: string;
  readonly name?: string;
  readonly format: string;
  readonly prefix: string;
  readonly set?: string;
  readonly lowerCaseVerbs?: boolean;
  readonly disabled?: boolean;
  readonly keepSample?: boolean;
}

export function addSourceCommand(contextOf: ContextOf): Command {
  return new Command("add")
    .description("add an OAI-PMH endpoint by its base URL")
    .argument("<address>", "base URL, e.g. https://journal.example.edu.pk/index.php/journal/oai")
    .option("--id <id>", "short name; made from the address otherwise")
    .option("--name <name>", "name for people")
    .option("--format <name>", "kind of endpoint", "oai-pmh")
    .option("--prefix <metadataPrefix>", "metadata format to ask for", "oai_dc")
    .option("--set <setSpec>", "only this set")
    .option("--lower-case-verbs", "for servers that only know verbs in lower case")
    .option("--disabled", "do not harvest it yet")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk sources add https://journal.example.edu.pk/index.php/journal/oai --name 'Journal of Examples'\n  $ definepk harvest",
    )
    .action(async (address: string, options: AddOptions) => {
      const context = contextOf();
      if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
        throw new ProblemError("bad_address", `“${address}” is not an address: it must begin with http:// or https://`);
      }
      if (new URL(address).username !== "" || new URL(address).password !== "") {
        throw new ProblemError(
          "bad_address",
          "An address with a name or password in it is not fetched: leave them out.",
        );
      }
      for (const [flag, value, allowed] of [
        ["--id", options.id, /^[a-z0-9][a-z0-9._-]{0,99}$/i],
        ["--prefix", options.prefix, /^[A-Za-z0-9_.!~*'()-]+$/],
      ] as const) {
        if (value !== undefined && !allowed.test(value)) {
          throw new ProblemError(
            "bad_request",
            `${flag} “${value}” cannot be: letters, digits, hyphens, dots and underscores only.`,
          );
        }
      }
      if (!context.formats.some((format) => format.name === options.format)) {
        throw new ProblemError(
          "unknown_format",
          `There is no format ${options.format}. There are: ${context.formats.map((one) => one.name).join(", ")}.`,
        );
      }
      const alone = await sampleStandsAlone(context);
      const writer = await takeTurn(context.store(), "sources add", context.turn);
      try {
        const id = options.id ?? sourceIdOf(address);
        const known = (await writer.sources()).find((source) => source.id === id || source.url === address);
        if (known)
          throw new ProblemError(
            "source_exists",
            `That address is there already, as ${known.id}. Give --id to add it once more under another name.`,
          );
        const source = await writer.putSource({
          id,
          name: options.name ?? new URL(address).host,
          format: options.format,
          url: address,
          enabled: !options.disabled,
          settings: {
            metadataPrefix: options.prefix,
            ...(options.set === undefined ? {} : { set: options.set }),
            ...(options.lowerCaseVerbs ? { lowerCaseVerbs: true } : {}),
          },
        });
        context.out.answer(source, () => `Added ${id}. Fetch its records: definepk harvest ${id}`);
      } finally {
        writer.close();
      }
      if (alone && !options.disabled) await offerToRemoveSample(context, options.keepSample ?? false);
    });
}

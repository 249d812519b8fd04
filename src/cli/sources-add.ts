import { Command } from "commander";
import type { NewSource } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { type AddedSources, addSources } from "../jobs/add-sources.ts";
import type { Context, ContextOf } from "./context.ts";
import { type FoundSources, findSources } from "./find-sources.ts";
import { columns } from "./output.ts";
import { offerToRemoveSample, sampleStandsAlone } from "./sample-choice.ts";
import type { Found, Wanted } from "./wanted-source.ts";

interface AddOptions extends Wanted {
  readonly disabled?: boolean;
  readonly keepSample?: boolean;
  readonly dryRun?: boolean;
}

export function addSourceCommand(contextOf: ContextOf): Command {
  return new Command("add")
    .description("add the journals of a site, an OAI-PMH endpoint, or journals of Crossref or DOAJ")
    .argument(
      "[address]",
      "a journal's site or OAI-PMH base URL, a feed, or a news outlet's page; where Crossref or DOAJ is, if it has moved",
    )
    .option("--only <path>", "of a site with several journals only this one (repeatable)", gathered, [])
    .option("--issn <issn>", "what Crossref has of this journal, or DOAJ with --format doaj (repeatable)", gathered, [])
    .option("--doi-prefix <prefix>", "the works under this DOI prefix at Crossref (repeatable)", gathered, [])
    .option("--no-check", "ask nothing: take the address as it is")
    .option("--dry-run", "show what would be added")
    .option("--id <id>", "short name; made from the address otherwise")
    .option("--name <name>", "name for people")
    .option("--format <name>", "oai-pmh, crossref or doaj; found out otherwise")
    .option("--prefix <metadataPrefix>", "metadata format to ask an OAI-PMH endpoint for; found out otherwise")
    .option("--set <setSpec>", "only this set of an OAI-PMH endpoint")
    .option("--lower-case-verbs", "for OAI-PMH servers that only know verbs in lower case")
    .option("--disabled", "do not harvest it yet")
    .option("--keep-sample", "keep the fictional sample beside real records")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk sources add https://journal.example.edu.pk/\n  $ definepk sources add --issn 1997-3438\n  $ definepk harvest",
    )
    .action(async (address: string | undefined, options: AddOptions) => {
      const context = contextOf();
      refuseWrongOptions(address, options, context);
      const found = await findSources(address, options, context);
      for (const note of found.notes) context.out.say(note);
      if (options.dryRun) {
        context.out.answer({ proposals: found.sources, notes: found.notes }, ({ proposals }) => described(proposals));
        return;
      }
      const alone = await sampleStandsAlone(context);
      const given = found.sources.map(({ id, name, format, url, settings, checked, notes }): NewSource => {
        const source = { id, name, format, url, settings };
        // A person's word counts as a look, and what is disabled by a person waits for no check.
        if (options.disabled || checked || !options.check) return { ...source, enabled: !options.disabled };
        return { ...source, enabled: false, check: { state: "pending", message: notes.join(" ") } };
      });
      const result = await addSources(given, { store: context.store(), ...context.turn }, options.id !== undefined);
      const [known] = result.known;
      if (result.added.length === 0 && known) {
        throw new ProblemError(
          "source_exists",
          `That is there already, as ${result.known.map(({ id }) => id).join(", ")}. Give --id to add it once more under another name.`,
        );
      }
      context.out.answer({ ...result, proposals: found.sources, notes: found.notes }, (answer) => told(answer, found));
      // What could not be reached yet may never give anything: then the first harvest that does ends the sample.
      const isSure = found.sources.some(({ checked }) => checked);
      if (alone && isSure && !options.disabled) await offerToRemoveSample(context, options.keepSample ?? false);
    });
}

function gathered(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function refuseWrongOptions(address: string | undefined, options: AddOptions, { formats }: Context): void {
  const url = address === undefined ? undefined : URL.parse(address);
  if (url !== undefined && (url === null || !/^https?:$/.test(url.protocol))) {
    throw new ProblemError("bad_address", `“${address}” is not an address: it must begin with http:// or https://`);
  }
  if (url && url.username + url.password !== "") {
    throw new ProblemError("bad_address", "An address with a name or password in it is not fetched: leave them out.");
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
  const live = formats.filter((format) => format.harvest).map(({ name }) => name);
  if (options.format !== undefined && !live.includes(options.format)) {
    throw new ProblemError(
      "unknown_format",
      `Sources of the format ${options.format} cannot be fetched. There are: ${live.join(", ")}. Files of other formats: definepk import.`,
    );
  }
}

function described(sources: readonly Found[]): string {
  return columns([
    ["id", "name", "address", ""],
    ...sources.map(({ id, name, url, settings, notes }) => [
      id,
      name,
      `${url} ${questionOf(settings)}`.trim(),
      notes.join(" "),
    ]),
  ]);
}

function told({ added, known }: AddedSources, { sources }: FoundSources): string {
  const lines = added.map(({ id, name, url }) => {
    const notes = sources.find((source) => source.url === url && source.name === name)?.notes ?? [];
    return [`Added ${id}: ${name}, ${url ?? ""}`, ...notes].join(" ");
  });
  const there = known.map(({ id }) => `${id} was there already.`);
  const waiting = added.filter(({ check }) => check?.state === "pending").map(({ id }) => id);
  const ready = added.filter(({ check }) => check?.state !== "pending").map(({ id }) => id);
  const check = `definepk sources check ${waiting.length === 1 ? waiting[0] : "--all"}`;
  const next = ready.length === 1 ? ` ${ready[0]}` : "";
  return [
    ...lines,
    ...there,
    ...(waiting.length > 0
      ? [`${waiting.length} unchecked, and not harvested until a check has enabled them: ${check}`]
      : []),
    ...(ready.length > 0 ? [`Fetch the records: definepk harvest${next}`] : []),
  ].join("\n");
}

function questionOf(settings: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(settings).map(([name, value]) => `${name}=${[value].flat().join(",")}`);
  return parts.join(" ");
}

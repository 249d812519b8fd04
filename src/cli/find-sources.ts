import { ProblemError } from "../domain/result.ts";
import { youtubeAddress, youtubeFeed } from "../domain/video-address.ts";
import { baseOf, looksLikeOai } from "../harvest/discovery/candidates.ts";
import { checkSource } from "../harvest/discovery/check-source.ts";
import { discoverSources, isForLater } from "../harvest/discovery/discover.ts";
import { nameOf } from "../harvest/discovery/proposal.ts";
import { sourceIdOf } from "../harvest/source-id.ts";
import type { Context } from "./context.ts";
import { identifierSource } from "./identifier-source.ts";
import type { Found, Wanted } from "./wanted-source.ts";

export interface FoundSources {
  readonly sources: readonly Found[];
  readonly notes: readonly string[];
}

/** Finds the sources that an address and options stand for; asks the network unless `check` is false. Throws `ProblemError` where there is none. */
export async function findSources(
  address: string | undefined,
  wanted: Wanted,
  context: Context,
): Promise<FoundSources> {
  const byIdentifier = identifierSource(address, wanted);
  if (byIdentifier) return alone(await checked(byIdentifier, wanted, context));
  if (address === undefined) {
    throw new ProblemError(
      "bad_request",
      "Say which address, or which journals of Crossref or DOAJ with --issn or --doi-prefix.",
    );
  }
  if (wanted.format === undefined && youtubeAddress(address) !== undefined) {
    const videos = { ...wanted, format: "video-feed" };
    return alone(await checked(givenSource(feedOfVideos(address), videos), videos, context));
  }
  const isQuestion = wanted.prefix !== undefined || wanted.set !== undefined || wanted.lowerCaseVerbs === true;
  if (wanted.format !== undefined || isQuestion || !wanted.check) {
    return alone(await checked(givenSource(address, wanted), wanted, context));
  }
  return discovered(address, wanted, context);
}

/** A channel's or playlist's feed has the address that follows from its id; what has but a name is found by the check. */
function feedOfVideos(address: string): string {
  const found = youtubeAddress(address);
  return found?.is === "channel" || found?.is === "playlist" ? youtubeFeed(found) : address;
}

async function discovered(address: string, wanted: Wanted, context: Context): Promise<FoundSources> {
  context.out.say(`Looking for OAI-PMH and feeds at ${new URL(address).host} …`);
  const result = await discoverSources(address, parts(context));
  if (!result.ok) {
    const { code, message, details } = result.problem;
    // what cannot be reached now may be harvested later, if the address is sure
    if (looksLikeOai(address) && isForLater(result.problem)) {
      const given = givenSource(baseOf(address), wanted);
      return alone({ ...given, notes: [`It is not checked: ${message}`] });
    }
    throw new ProblemError(code, message, details);
  }
  const { proposals, notes } = result.value;
  const unknown = wanted.only.filter((path) => !proposals.some((one) => one.path === path));
  if (unknown.length > 0) {
    const paths = proposals.flatMap(({ path }) => path ?? []);
    const there = paths.length === 0 ? "It is one journal's." : `There are: ${paths.join(", ")}.`;
    throw new ProblemError("bad_request", `The site has no journal ${unknown.join(", ")}. ${there}`);
  }
  const chosen = proposals.filter(({ path }) => wanted.only.length === 0 || wanted.only.includes(path ?? ""));
  if (chosen.length > 1 && (wanted.id ?? wanted.name) !== undefined) {
    throw new ProblemError(
      "bad_request",
      `The site has ${chosen.length} journals: --id and --name are for one. Choose it with --only.`,
    );
  }
  const sources = chosen.map(({ id, name, format, url, settings, checked, issns, notes, path }) => ({
    id: wanted.id ?? id,
    name: wanted.name ?? name,
    format,
    url,
    settings,
    checked,
    issns,
    notes,
    ...(path === undefined ? {} : { path }),
  }));
  const elsewhere = looksLikeOai(address) && sources.every(({ url }) => baseOf(url) !== baseOf(address));
  const note = `${address} itself gave no answer of OAI-PMH that can be used; this is what was found at the same site instead.`;
  return { sources, notes: elsewhere ? [note, ...notes] : notes };
}

function givenSource(address: string, { id, name, format = "oai-pmh", prefix, set, lowerCaseVerbs }: Wanted): Found {
  return {
    id: id ?? sourceIdOf(set === undefined ? address : `${address}/${set}`),
    name: name ?? new URL(address).host,
    format,
    url: address,
    settings: {
      ...(format === "oai-pmh" ? { metadataPrefix: prefix ?? "oai_dc" } : {}),
      ...(set === undefined ? {} : { set }),
      ...(lowerCaseVerbs ? { lowerCaseVerbs: true } : {}),
    },
    checked: false,
    issns: [],
    notes: [],
  };
}

/** The source as its server shows it; as it is where it shall not be asked, or cannot be reached. */
async function checked(source: Found, wanted: Wanted, context: Context): Promise<Found> {
  if (!wanted.check || !context.formats.some((format) => format.name === source.format && format.check)) return source;
  const result = await checkSource(source, parts(context), source.issns);
  if (!result.ok) {
    const { code, message, details } = result.problem;
    if (isForLater(result.problem)) return { ...source, notes: [`It is not checked: ${message}`] };
    throw new ProblemError(code, `${message} --no-check adds it all the same.`, details);
  }
  const { url, name, titles, settings, notes, issns } = result.value;
  const isNamed = source.format === "oai-pmh" || source.format === "video-feed";
  const named = isNamed ? nameOf([name, titles[0]], url) : `${name}: ${titles[0] ?? source.issns.join(", ")}`;
  const met = [...source.issns, ...issns.map((issn) => issn.value)];
  return {
    ...source,
    name: wanted.name ?? named,
    url,
    settings,
    checked: true,
    issns: [...new Set(met)].slice(0, 10),
    notes,
  };
}

function parts({ fetcher, formats, settings, signal }: Context) {
  return { fetcher: fetcher(), formats, contact: settings.contact, signal };
}

function alone(source: Found): FoundSources {
  return { sources: [source], notes: [] };
}

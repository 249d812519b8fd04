import type { Run, RunProgress } from "../catalogue/writer.ts";
import { checkAddress } from "../harvest/address.ts";
import type { SourceReport } from "./source-report.ts";

/** A run as anyone may see it. Instants are ISO 8601, UTC. */
export interface PublicRun {
  readonly kind: Run["kind"];
  readonly state: Run["state"];
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly tally: Run["tally"];
  readonly progress?: RunProgress;
  readonly message?: string;
  /** When the server asked to come back, which then is no failure. */
  readonly retryAt?: string;
}

/** A source as anyone may see it: nothing of the operator's machine, and no address but of the public Internet. */
export interface PublicSource
  extends Pick<
    SourceReport,
    "id" | "name" | "format" | "status" | "records" | "quarantined" | "reasons" | "intervalHours" | "due"
  > {
  readonly address?: string;
  readonly site?: string;
  readonly issns: readonly string[];
  /** Metadata format that is asked for, of OAI-PMH. */
  readonly metadata?: string;
  /** What must be said of the licence of its facts. */
  readonly notice?: string;
  readonly lastRun?: PublicRun;
  readonly running?: PublicRun;
  readonly problem?: string;
}

/** Leaves out of a source what is nobody's business. */
export function publicSource(report: SourceReport): PublicSource {
  const { id, name, format, status, records, quarantined, reasons, intervalHours, due, settings } = report;
  const address = publicAddress(report.url);
  const site = publicAddress(text(settings["site"]));
  const metadata = text(settings["metadataPrefix"]);
  const notice = text(settings["notice"]);
  const problem = report.problem === undefined ? undefined : publicSentence(report.problem, report.url);
  const { issns } = settings;
  return {
    ...{ id, name, format, status, records, quarantined, reasons },
    issns: Array.isArray(issns) ? issns.filter((issn) => typeof issn === "string") : [],
    ...(intervalHours === undefined ? {} : { intervalHours }),
    ...(due === undefined ? {} : { due }),
    ...(address === undefined ? {} : { address }),
    ...(site === undefined ? {} : { site }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(notice === undefined ? {} : { notice }),
    ...(report.lastRun === undefined ? {} : { lastRun: publicRun(report.lastRun, report.url) }),
    ...(report.running === undefined ? {} : { running: publicRun(report.running, report.url) }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** `address` is the source's own. */
export function publicRun(run: Run, address?: string): PublicRun {
  const { kind, state, startedAt, endedAt, tally, progress, message, retryAt } = run;
  return {
    ...{ kind, state, startedAt, tally },
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(progress === undefined
      ? {}
      : {
          progress: {
            ...progress,
            ...(progress.wait === undefined
              ? {}
              : { wait: { ...progress.wait, why: publicSentence(progress.wait.why, address) } }),
          },
        }),
    ...(message === undefined ? {} : { message: publicSentence(message, address) }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Without name, password, query and fragment; undefined for what is not of the public Internet. */
export function publicAddress(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || !isPublicName(url.hostname)) return undefined;
  url.username = "";
  url.password = "";
  url.search = "";
  url.hash = "";
  return checkAddress(url.href, { allowPrivate: false }).ok ? url.href : undefined;
}

/** Names that only one network knows have no dot, or one of the endings that are nobody's (RFC 6762, app. G). */
function isPublicName(host: string): boolean {
  return (
    host.includes(".") && !/\.(?:local|localdomain|localhost|internal|intranet|lan|home|corp|private)\.?$/i.test(host)
  );
}

const addressInText = /https?:\/\/[^\s“”"<>()]+/gi;
/** Hosts without a scheme in front, with or without a port: IPv4, IPv6 in brackets, names of one network. */
const hostInText =
  /(?<![\w.:/-])(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\]|localhost|(?:[\w-]+\.)+(?:local|localdomain|localhost|internal|intranet|lan|home|corp|private))(?::\d{1,5})?(?![\w-]|\.\w)/gi;
/** Two folders at least, with a letter in front or a drive. */
const pathInText = /(?<![\w:/.-])(?:[A-Za-z]:\\|\/)(?:[\w.~-]+[\\/])+[\w.~-]*/g;

/**
 * A sentence without what addresses in it carry behind a question mark, without hosts of private networks, and without paths of files.
 * `address` is the one that the sentence is about: its host is left out where it is private, however it is written.
 */
export function publicSentence(sentence: string, address?: string): string {
  const addresses: string[] = [];
  const privateHosts = new Set<string>();
  const about = address === undefined ? null : URL.parse(address);
  if (about && publicAddress(about.href) === undefined) privateHosts.add(about.host).add(about.hostname);
  const marked = sentence.replace(addressInText, (found) => {
    const url = URL.parse(found);
    const isPublic = url !== null && publicAddress(url.href) !== undefined;
    if (url && !isPublic) privateHosts.add(url.host).add(url.hostname);
    addresses.push(isPublic ? found.replace(/\?.*$/s, "?…").replace(/\/\/[^/@]*@/, "//") : `…${endOf(found)}`);
    return `\u0000${addresses.length - 1}\u0000`;
  });
  let text = marked.replace(hostInText, (host) => (publicAddress(`http://${host}/`) === undefined ? "…" : host));
  // The longest first: a host with its port before the host alone.
  for (const host of [...privateHosts].sort((a, b) => b.length - a.length)) text = withoutHost(text, host);
  return text.replace(pathInText, "…").replace(/\u0000(\d+)\u0000/g, (_, n: string) => addresses[Number(n)] ?? "");
}

/** What belongs to the sentence, not to the address at its end. */
function endOf(address: string): string {
  return /[.,;:!]+$/.exec(address)?.[0] ?? "";
}

function withoutHost(text: string, host: string): string {
  const literal = host.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\w.-])${literal}(?::\\d{1,5})?(?![\\w-]|\\.\\w)`, "gi"), "…");
}

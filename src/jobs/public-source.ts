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
  const problem = report.problem === undefined ? undefined : publicSentence(report.problem);
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
    ...(report.lastRun === undefined ? {} : { lastRun: publicRun(report.lastRun) }),
    ...(report.running === undefined ? {} : { running: publicRun(report.running) }),
    ...(problem === undefined ? {} : { problem }),
  };
}

export function publicRun({ kind, state, startedAt, endedAt, tally, progress, message }: Run): PublicRun {
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
              : { wait: { ...progress.wait, why: publicSentence(progress.wait.why) } }),
          },
        }),
    ...(message === undefined ? {} : { message: publicSentence(message) }),
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
/** Two folders at least, with a letter in front or a drive. */
const pathInText = /(?<![\w:/.-])(?:[A-Za-z]:\\|\/)(?:[\w.~-]+[\\/])+[\w.~-]*/g;

/** A sentence without what addresses in it carry behind a question mark, and without paths of files. */
export function publicSentence(sentence: string): string {
  const addresses: string[] = [];
  const marked = sentence.replace(addressInText, (found) => {
    addresses.push(found.replace(/\?.*$/s, "?…").replace(/\/\/[^/@]*@/, "//"));
    return `\u0000${addresses.length - 1}\u0000`;
  });
  return marked.replace(pathInText, "…").replace(/\u0000(\d+)\u0000/g, (_, n: string) => addresses[Number(n)] ?? "");
}

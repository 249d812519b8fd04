import { createHash } from "node:crypto";
import { asProblem, ProblemError } from "../../../domain/result.ts";
import { type PageParts, takePage } from "../../page.ts";
import type { ClientWork, SourceWithAddress } from "../../source-client.ts";
import { dateArguments, firstWindow, smaller, type WindowSize, windowAfter, withOverlap } from "../../windows.ts";
import { type OaiCheckpoint, readCheckpoint, type Walk } from "./checkpoint.ts";
import { offeredFormats, openRepository, type Repository } from "./client.ts";
import { OaiReader } from "./parse.ts";
import { type Plan, planOf } from "./plan.ts";
import { type Endpoint, type ListArguments, listRecordsUrl } from "./request.ts";
import { type Asked, nextStep, type Step } from "./step.ts";

type OaiParts = ClientWork & PageParts;

const accept = "text/xml, application/xml;q=0.9, */*;q=0.1";

/** Pages in a row without a record, each with another token. DSpace gives many where a collection is closed. */
const maxEmptyPages = 200;
/** How often one list is begun anew in one run because its tokens do not live long enough. */
const maxRestarts = 2;

/**
 * Harvests an OAI-PMH source. A first harvest is one list without dates by default: it needs the fewest requests, and dates are where servers err most. `windows`
 * (`year` or `month`) in the source's settings cuts it into lists of their own, for large sources whose tokens expire: a list
 * whose token is lost begins anew, and then only a window is read twice. A source whose tokens are lost again and again is cut so by itself.
 */
export async function harvestOai(source: SourceWithAddress, work: ClientWork): Promise<string[]> {
  const parts = { ...work, accept, reader: () => new OaiReader({ maxRecordBytes: work.maxRecordBytes }) };
  const plan = planOf(source);
  const kept = parts.full ? undefined : readCheckpoint(source.checkpoint, plan.of);
  const endpoint = { baseUrl: source.url, lowerCaseVerbs: source.settings["lowerCaseVerbs"] === true };
  const opened = await openRepository(endpoint, parts);
  const harvest = new OaiHarvest(plan, opened.endpoint, opened.repository, kept, parts);
  await harvest.run();
  return [...opened.notes, ...harvest.notes];
}

class OaiHarvest {
  readonly notes = new Set<string>();
  readonly #plan: Plan;
  readonly #parts: OaiParts;
  readonly #repository: Repository;
  readonly #today: string;
  readonly #harvestedUntil: string | undefined;
  #endpoint: Endpoint;
  #daysOnly: boolean;
  #windows: WindowSize;
  #walk: Walk;
  #seen = new Set<string>();
  #restarts = 0;
  #over = false;

  constructor(
    plan: Plan,
    endpoint: Endpoint,
    repository: Repository,
    kept: OaiCheckpoint | undefined,
    parts: OaiParts,
  ) {
    this.#plan = plan;
    this.#parts = parts;
    this.#endpoint = endpoint;
    this.#repository = repository;
    this.#daysOnly = kept?.daysOnly ?? false;
    this.#windows = kept?.windows ?? plan.windows;
    this.#harvestedUntil = kept?.harvestedUntil;
    const startedAt = repository.responseDate ?? new Date(parts.clock.now()).toISOString();
    this.#today = startedAt.slice(0, 10);
    this.#walk = kept?.walk ?? { startedAt, set: 0, window: this.#firstWindow(), taken: 0 };
  }

  async run(): Promise<void> {
    let empty = 0;
    let resumed = this.#walk.token !== undefined;
    for (let pages = 0; ; ) {
      const { token } = this.#walk;
      if (token !== undefined) this.#seen.add(digest(token));
      let step: Step | undefined;
      const page = await takePage(listRecordsUrl(this.#endpoint, this.#arguments()), this.#parts, (findings) => {
        step = nextStep(findings, this.#asked());
        return this.#checkpointAfter(step, findings.records, findings.listSize);
      }).catch((error: unknown) => {
        if (resumed && isRefusedToken(error)) return undefined;
        throw located(error, token);
      });
      step ??= { do: "restart" };
      resumed = false;
      pages += 1;
      if (page?.downgraded)
        this.notes.add("The server sends https requests on to plain http, where answers can be changed on the way.");
      if (step.do === "fail") throw await this.#explained(step.problem);
      if (this.#follow(step)) return;
      const size = page?.findings.listSize;
      this.#parts.onPage(size === undefined ? { pages } : { pages, listSize: size });
      empty = page?.findings.records === 0 && step.do === "go on" ? empty + 1 : 0;
      if (empty >= maxEmptyPages) throw tooMany(`The server gave ${empty} pages in a row without a record.`);
      if (pages >= this.#parts.maxPages)
        throw tooMany(`The server's list has more than ${pages} pages, the bound of DEFINEPK_HARVEST_MAX_PAGES.`);
    }
  }

  /** Goes where the step leads; true = all lists are over. */
  #follow(step: Exclude<Step, { do: "fail" }>): boolean {
    switch (step.do) {
      case "go on":
        return false;
      case "end":
        this.#seen = new Set();
        this.#restarts = 0;
        return this.#over;
      case "restart":
        this.#restarts += 1;
        this.#seen = new Set();
        this.#walk = listStart(this.#walk);
        if (this.#restarts > maxRestarts) this.#cutSmaller();
        this.notes.add("The server no longer took a token of its own, so a list was read again from its beginning.");
        return false;
      case "days":
        this.#daysOnly = true;
        return false;
      case "lower case":
        this.#endpoint = { ...this.#endpoint, lowerCaseVerbs: true };
        return false;
      default:
        return step satisfies never;
    }
  }

  /** The list is too long for its tokens' life: from here on in smaller lists. Throws when there are none. */
  #cutSmaller(): void {
    const size = smaller(this.#windows);
    if (size === undefined) throw tokenLost();
    this.#windows = size;
    this.#restarts = 0;
    const { window, ...rest } = this.#walk;
    this.#walk = { ...rest, window: firstWindow(size, window.from, this.#repository.earliest, this.#today) };
    this.notes.add(`Its tokens expire too soon for one long list, so it is now harvested by the ${size}.`);
  }

  /** A refused format is told together with those that there are. */
  async #explained(problem: ProblemError): Promise<ProblemError> {
    const { code, message, details } = problem.problem;
    if (String(details?.["code"]).toLowerCase() !== "cannotdisseminateformat") return problem;
    const offered = await offeredFormats(this.#endpoint, this.#parts);
    return offered.length === 0
      ? problem
      : new ProblemError(code, `${message} It offers: ${offered.slice(0, 20).join(", ")}.`, details);
  }

  /** Moves the walk behind the page and gives the checkpoint that says so. */
  #checkpointAfter(step: Step, records: number, listSize: number | undefined): OaiCheckpoint {
    const taken = this.#walk.taken + records;
    if (step.do === "go on") this.#walk = { ...this.#walk, token: step.token, taken };
    else if (step.do === "restart" || (step.do === "fail" && step.restart)) this.#walk = listStart(this.#walk);
    else if (step.do === "end") {
      if (step.doubt !== undefined) this.notes.add(step.doubt);
      this.#noteSize(taken, listSize);
      const next = this.#nextList();
      if (!next) {
        this.#over = true;
        return this.#checkpoint({ harvestedUntil: this.#walk.startedAt });
      }
      this.#walk = next;
    }
    return this.#checkpoint({ walk: this.#walk });
  }

  #checkpoint(state: Pick<OaiCheckpoint, "walk" | "harvestedUntil">): OaiCheckpoint {
    const until = this.#harvestedUntil === undefined ? {} : { harvestedUntil: this.#harvestedUntil };
    const learned = {
      ...(this.#daysOnly ? { daysOnly: true } : {}),
      ...(this.#windows === this.#plan.windows ? {} : { windows: this.#windows }),
    };
    return { version: 1, of: this.#plan.of, ...learned, ...until, ...state };
  }

  #nextList(): Walk | undefined {
    const { startedAt, set, window } = this.#walk;
    const next = windowAfter(window, this.#windows, this.#today);
    if (next) return { startedAt, set, window: next, taken: 0 };
    if (set + 1 < this.#plan.sets.length) return { startedAt, set: set + 1, window: this.#firstWindow(), taken: 0 };
    return undefined;
  }

  #firstWindow(): Walk["window"] {
    const from = this.#harvestedUntil === undefined ? undefined : withOverlap(this.#harvestedUntil);
    return firstWindow(this.#windows, from, this.#repository.earliest, this.#today);
  }

  #arguments(): ListArguments {
    const { token, set: index, window } = this.#walk;
    if (token !== undefined) return { resumptionToken: token };
    const set = this.#plan.sets[index];
    return {
      metadataPrefix: this.#plan.metadataPrefix,
      ...(set === undefined ? {} : { set }),
      ...dateArguments(window, this.#granularity()),
    };
  }

  #granularity(): Repository["granularity"] {
    return this.#daysOnly ? "day" : this.#repository.granularity;
  }

  #asked(): Asked {
    const { token, window } = this.#walk;
    return {
      ...(token === undefined ? {} : { token }),
      seconds: this.#granularity() === "second" && (window.from ?? window.until) !== undefined,
      lowerCaseVerbs: this.#endpoint.lowerCaseVerbs === true,
      metadataPrefix: this.#plan.metadataPrefix,
      seen: (token) => this.#seen.has(digest(token)),
    };
  }

  #noteSize(taken: number, listSize: number | undefined): void {
    if (listSize === undefined || taken >= listSize) return;
    this.notes.add(`The server announced ${listSize} records and gave ${taken}.`);
  }
}

/** Tokens may be long and pages many: as many short digests are kept. */
function digest(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function listStart({ startedAt, set, window }: Walk): Walk {
  return { startedAt, set, window, taken: 0 };
}

/** A token of an earlier run may have expired in ways that no protocol knows: a status, a web page, a broken answer without a record. */
function isRefusedToken(error: unknown): boolean {
  const problem = asProblem(error);
  if (!problem || (problem.details?.["records"] ?? 0) !== 0) return false;
  return ["bad_status", "broken_document", "not_this_format"].includes(problem.code);
}

/** Adds to a page's problem which token it was asked for with. */
function located(error: unknown, token: string | undefined): unknown {
  const problem = asProblem(error);
  if (!problem || token === undefined) return error;
  return new ProblemError(problem.code, problem.message, { ...problem.details, token }, error);
}

function tooMany(what: string): ProblemError {
  return new ProblemError("too_many_pages", `${what} What came is kept; the next harvest goes on from there.`);
}

function tokenLost(): ProblemError {
  return new ProblemError(
    "protocol_error",
    "The server's tokens expire before its list is read to the end, even in windows of a month. Tell its administrator; what came is kept.",
  );
}

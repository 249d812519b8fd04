import { asProblem, ProblemError } from "../../domain/result.ts";
import { type PageParts, takePage } from "../page.ts";
import type { FormatReader, ReadEvent, ReaderOptions } from "../source.ts";
import type { ClientWork, SourceWithAddress } from "../source-client.ts";
import { firstWindow, type WindowSize, windowAfter, withOverlap } from "../windows.ts";
import { type ListCheckpoint, readCheckpoint, type Walk } from "./checkpoint.ts";
import type { ListService } from "./service.ts";
import { nextStep, type Step } from "./step.ts";

/** How often one list is begun anew in one run before it is cut into smaller ones. */
const maxRestarts = 2;
/** Records of one list that are remembered, to tell a page that comes again. */
const maxRemembered = 2_000_000;

export type MakeReader = (options?: ReaderOptions) => FormatReader;

/**
 * Harvests a source's lists from a service: all at first, later what changed since, with a day's overlap; on from where an earlier harvest was
 * interrupted. Pages are fetched one at a time, no faster than the service allows. A list that is longer than the service gives, or never
 * read to its end, is cut by date. Gives what the operator should know; throws `ProblemError` where it must end.
 */
export async function harvestLists(
  source: SourceWithAddress,
  service: ListService,
  makeReader: MakeReader,
  work: ClientWork,
): Promise<readonly string[]> {
  const harvest = new ListHarvest(source, service, makeReader, work);
  await harvest.run();
  return [...harvest.notes];
}

class ListHarvest {
  readonly notes = new Set<string>();
  readonly #service: ListService;
  readonly #parts: ClientWork & PageParts;
  readonly #harvestedUntil: string | undefined;
  #windows: WindowSize;
  #walk: Walk;
  /** Records of the list at hand that came in this run. */
  #met = new Set<string>();
  #restarts = 0;
  #over = false;

  constructor(source: SourceWithAddress, service: ListService, makeReader: MakeReader, work: ClientWork) {
    this.#service = service;
    this.#parts = {
      ...work,
      accept: "application/json",
      reader: () => this.#watched(makeReader({ maxRecordBytes: work.maxRecordBytes })),
    };
    const kept = work.full ? undefined : readCheckpoint(source.checkpoint, service.of);
    this.#harvestedUntil = kept?.harvestedUntil;
    // what changed since is short, whatever the first harvest needed
    const fresh = this.#harvestedUntil === undefined ? service.windows : "none";
    this.#windows = kept?.walk ? (kept.windows ?? "none") : fresh;
    const now = work.clock.now();
    const startedAt = new Date(now).toISOString();
    this.#walk = resumed(kept?.walk, now, service.cursorLife) ?? this.#listStart(startedAt, 0);
  }

  async run(): Promise<void> {
    let resumed = this.#walk.cursor !== undefined;
    for (let pages = 0; !this.#over; ) {
      let step: Step | undefined;
      const page = await takePage(this.#address(), this.#parts, (findings, headers) => {
        if (pages === 0) this.#correctClock(headers);
        const { cursor } = this.#walk;
        const mayRestart = this.#restarts < maxRestarts;
        const before = this.#walk.taken;
        const taken = before + this.#fresh();
        const { name, rows, reach } = this.#service;
        const canCut = this.#smaller() !== undefined;
        const asked = { name, rows, reach, canCut, mayRestart, fresh: taken - before, taken };
        const next = this.#service.cursorOf(findings.token ?? "");
        step = nextStep(findings, cursor === undefined ? asked : { ...asked, cursor }, next);
        return this.#checkpointAfter(step, taken);
      }).catch((error: unknown) => {
        if (this.#walk.cursor !== undefined && isRefusal(error, resumed)) return undefined;
        throw error;
      });
      step ??= this.#afterRefusal();
      resumed = false;
      pages += 1;
      if (page?.downgraded)
        this.notes.add(
          `${this.#service.name} sends https requests on to plain http, where answers can be changed on the way.`,
        );
      if (step.do === "fail") throw step.problem;
      if (step.do === "restart") this.#begun(step.why);
      if (step.do === "cut") this.#cut();
      const size = page?.findings.listSize;
      this.#parts.onPage(size === undefined ? { pages } : { pages, listSize: size });
      if (pages >= this.#parts.maxPages && !this.#over) {
        const bound = `${this.#service.name}'s list has more than ${pages} pages, the bound of DEFINEPK_HARVEST_MAX_PAGES.`;
        throw new ProblemError("too_many_pages", `${bound} What came is kept; the next harvest goes on from there.`);
      }
      if (page && !this.#over) await this.#parts.clock.sleep(this.#service.paceMs(page.headers), this.#parts.signal);
    }
  }

  /** Moves the walk behind the page and gives the checkpoint that says so. */
  #checkpointAfter(step: Step, taken: number): ListCheckpoint {
    switch (step.do) {
      case "go on":
        this.#walk = { ...this.#walk, cursor: step.cursor, cursorAt: this.#parts.clock.now(), taken };
        break;
      case "restart":
      case "cut":
      case "fail":
        this.#walk = fromBeginning(this.#walk);
        break;
      case "end": {
        if (step.doubt !== undefined) this.notes.add(step.doubt);
        this.#met = new Set();
        this.#restarts = 0;
        const next = this.#nextList();
        if (!next) {
          this.#over = true;
          return this.#checkpoint({ harvestedUntil: this.#walk.startedAt });
        }
        this.#walk = next;
        break;
      }
      default:
        step satisfies never;
    }
    return this.#checkpoint({ walk: this.#walk });
  }

  #checkpoint(state: Pick<ListCheckpoint, "walk" | "harvestedUntil">): ListCheckpoint {
    const until = this.#harvestedUntil === undefined ? {} : { harvestedUntil: this.#harvestedUntil };
    const windows = state.walk === undefined || this.#windows === "none" ? {} : { windows: this.#windows };
    return { version: 1, of: this.#service.of, ...windows, ...until, ...state };
  }

  #afterRefusal(): Step {
    this.#walk = fromBeginning(this.#walk);
    return { do: "restart", why: "cursor" };
  }

  /** A list was begun anew. Where that happens again and again, it goes on in smaller ones. */
  #begun(why: "cursor" | "gap"): void {
    this.#met = new Set();
    this.#restarts += 1;
    const what =
      why === "gap" ? "pages did not bring all records that it announced" : "cursors were no longer taken by it";
    this.notes.add(`${this.#service.name}'s ${what}, so a list was read again from its beginning.`);
    if (this.#restarts > maxRestarts) this.#cut();
  }

  #smaller(): WindowSize | undefined {
    const { sizes } = this.#service;
    return sizes[sizes.indexOf(this.#windows) + 1];
  }

  #cut(): void {
    const size = this.#smaller();
    if (size === undefined) {
      const message = `${this.#service.name}'s lists cannot be read to their ends, even by the ${this.#windows}. What came is kept; try again later.`;
      throw new ProblemError("protocol_error", message);
    }
    this.#windows = size;
    this.#restarts = 0;
    this.#met = new Set();
    const { startedAt, list, window } = this.#walk;
    const cut = firstWindow(size, window.from, undefined, startedAt.slice(0, 10));
    this.#walk = { startedAt, list, window: cut, taken: 0 };
    this.notes.add(`A list is too long to be read in one go, so it was harvested by the ${size}.`);
  }

  #nextList(): Walk | undefined {
    const { startedAt, list, window } = this.#walk;
    const next = windowAfter(window, this.#windows, startedAt.slice(0, 10));
    if (next) return { startedAt, list, window: next, taken: 0 };
    return list + 1 < this.#service.lists ? this.#listStart(startedAt, list + 1) : undefined;
  }

  #listStart(startedAt: string, list: number): Walk {
    const window = firstWindow(this.#windows, undefined, undefined, startedAt.slice(0, 10));
    return { startedAt, list, window, taken: 0 };
  }

  #address(): string {
    const { list, window, cursor } = this.#walk;
    const since = this.#harvestedUntil === undefined ? undefined : withOverlap(this.#harvestedUntil)?.slice(0, 10);
    return this.#service.address({
      list,
      window,
      ...(cursor === undefined ? {} : { cursor }),
      ...(since === undefined ? {} : { since }),
    });
  }

  /** Where our clock is ahead of the server's, the next harvest must begin by theirs. */
  #correctClock(headers: Readonly<Record<string, string>>): void {
    const theirs = Date.parse(headers["date"] ?? "");
    if (theirs < Date.parse(this.#walk.startedAt)) {
      this.#walk = { ...this.#walk, startedAt: new Date(theirs).toISOString() };
    }
  }

  #onPage: Set<string> = new Set();

  /** The reader, with an eye on which records pass. A page that is read again counts once. */
  #watched(reader: FormatReader): FormatReader {
    this.#onPage = new Set();
    const watch = (events: readonly ReadEvent[]): readonly ReadEvent[] => {
      for (const event of events) if (event.type === "record") this.#onPage.add(event.record.identifier);
      return events;
    };
    return { write: (bytes) => watch(reader.write(bytes)), end: () => watch(reader.end()) };
  }

  /** How many records of the page at hand are new to the list. */
  #fresh(): number {
    const fresh = [...this.#onPage].filter((identifier) => !this.#met.has(identifier));
    if (this.#met.size < maxRemembered) for (const identifier of fresh) this.#met.add(identifier);
    return fresh.length;
  }
}

/** An interrupted walk: from its cursor where that can still live, else from its list's beginning. */
function resumed(walk: Walk | undefined, now: number, cursorLife: number): Walk | undefined {
  if (!walk) return undefined;
  const age = now - (walk.cursorAt ?? 0);
  const isAlive = walk.cursor !== undefined && age >= 0 && age < cursorLife;
  return isAlive ? walk : fromBeginning(walk);
}

function fromBeginning({ startedAt, list, window }: Walk): Walk {
  return { startedAt, list, window, taken: 0 };
}

/** A cursor that is dead is refused in ways that nobody documents: a status, a page of another kind; after an interruption a failing server too. */
function isRefusal(error: unknown, resumed: boolean): boolean {
  const problem = asProblem(error);
  if (!problem || (problem.details?.["records"] ?? 0) !== 0) return false;
  const status = Number(problem.details?.["status"] ?? 0);
  if (problem.code === "bad_status") return resumed || [400, 404, 410, 422].includes(status);
  return resumed && ["broken_document", "not_this_format"].includes(problem.code);
}

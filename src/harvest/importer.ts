import type { IngestBatch, Outcome } from "../catalogue/ingest-types.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import { asProblem, type Problem, ProblemError } from "../domain/result.ts";
import { brokenRestOf, documentOfRest } from "./broken-rest.ts";
import { stopped, systemClock } from "./clock.ts";
import { foretelling } from "./dry-run.ts";
import type { IntakeWorkParts } from "./harvest-parts.ts";
import { formatOfSource, sourceOfFile } from "./import-source.ts";
import { Intake } from "./intake.ts";
import { ListWatch } from "./list-watch.ts";
import type { HarvestReport } from "./report.ts";
import { type RunNotes, takeNotes } from "./run-notes.ts";
import type { Companion, SourceFormat } from "./source.ts";
import { createCounter } from "./tally.ts";
import { unpack } from "./unpack.ts";

export interface ImportInput {
  /** The file's own name, without folders; `stdin` for standard input. */
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** The name that its source goes by, where that is another: the workbook's, of a sheet. */
  readonly sourceName?: string;
  /** What a file beside it says that it belongs to. */
  readonly companion?: Companion;
  /** Where it should not be guessed. */
  readonly format?: SourceFormat;
  /** For a file that does not name its source. */
  readonly sourceId?: string;
  /** Settings of its source that say how it is to be read; the source keeps them for its next file. */
  readonly sourceSettings?: Readonly<Record<string, unknown>>;
}

const headBytes = 64 * 1024;

/**
 * Takes in one file of any size, packed with gzip or not, in bounded memory. Its source is the base URL that it names, else `sourceId`,
 * else its own name; a source that is the sample always wins, for nothing fictional may get into another. The source and the run are
 * made when the first records come: a file without any (an Identify answer, an empty list) leaves no trace.
 * Expected failures end in the report: `failed` where nothing could be read, `incomplete` where the file breaks off. What is left of
 * a broken file goes to quarantine.
 */
export async function importFile(input: ImportInput, parts: IntakeWorkParts): Promise<HarvestReport> {
  const bytes = unpack(stoppable(input.stream, parts.signal), { name: input.name })[Symbol.asyncIterator]();
  const format = input.format;
  try {
    const { head, problem } = await readHead(bytes);
    const found =
      format ??
      parts.formats.find((one) => one.recognise(head, input.name)) ??
      (await formatOfSource(input, parts.writer, parts.formats));
    if (!found) return unrecognised(input.name, head, problem, parts);
    return await importAs(found, head, problem, bytes, input, parts);
  } catch (error) {
    const problem = asProblem(error);
    if (problem?.code !== "stopped") throw error;
    return {
      file: input.name,
      source: "",
      format: format?.name ?? "",
      state: "stopped",
      tally: createCounter().tally(),
      message: problem.message,
    };
  } finally {
    await bytes.return?.();
  }
}

async function importAs(
  format: SourceFormat,
  head: Uint8Array,
  headProblem: Problem | undefined,
  rest: AsyncIterator<Uint8Array>,
  input: ImportInput,
  parts: IntakeWorkParts,
): Promise<HarvestReport> {
  const { writer, dryRun = false, onProgress } = parts;
  const counter = createCounter();
  const source = await sourceOfFile(format, head, input, writer);
  const readerOptions = {
    maxRecordBytes: parts.settings.maxRecordBytes,
    settings: source.settings,
    fileName: input.name,
    ...(input.companion === undefined ? {} : { companion: input.companion }),
  };
  const watch = new ListWatch();
  let runId: number | undefined;
  let notes: RunNotes | undefined;
  const take = dryRun ? foretelling(writer) : (batch: IngestBatch): Promise<Outcome[]> => writer.ingest(batch);
  const intake = new Intake({
    sourceId: source.id,
    document: { name: input.name, format: format.name },
    reader: watch.over(format.reader(readerOptions)),
    tailBytes: parts.settings.maxRecordBytes,
    ...(format.batchRecords === undefined ? {} : { batchRecords: format.batchRecords }),
    async ingest(batch) {
      if (!dryRun && runId === undefined) {
        if (source.add) await writer.putSource(source.add);
        runId = await writer.startRun(source.id, "import");
        notes = takeNotes({ writer, runId, clock: systemClock, tally: () => counter.tally() });
      }
      return take(batch);
    },
    onOutcomes(outcomes) {
      counter.count(outcomes);
      notes?.told({ pages: 1 });
      onProgress?.(counter.tally().read, { pages: 1 });
    },
  });
  let ending: Pick<HarvestReport, "state" | "message">;
  try {
    await readAll(intake, head, headProblem, rest);
    ending = endingOf(intake, input.name);
    if (intake.findings.records > 0) await intake.commit();
    if (runId !== undefined) counter.count(await conclude(intake, input.name, source.id, watch, writer));
  } catch (error) {
    const problem = asProblem(error);
    const isStop = problem?.code === "stopped";
    ending = {
      state: isStop ? "stopped" : "failed",
      message: isStop ? "Stopped on request; import the file again to go on." : "The program failed; its log says why.",
    };
    if (!isStop) {
      if (runId !== undefined) await writer.endRun(runId, "failed", counter.tally(), ending.message).catch(() => {});
      throw error;
    }
  } finally {
    await notes?.end();
  }
  const tally = counter.tally();
  if (runId !== undefined) await writer.endRun(runId, ending.state, tally, ending.message);
  return { file: input.name, source: source.id, format: format.name, tally, ...ending };
}

/**
 * What follows from the document as a whole: a rest of it that was in quarantine goes when it has come to its end or further; rows that
 * its list no longer has are withdrawn. Each of these counts as read and deleted, for a whole list says by leaving a row out that it is gone.
 */
async function conclude(
  intake: Intake,
  name: string,
  sourceId: string,
  watch: ListWatch,
  writer: CatalogueWriter,
): Promise<Outcome[]> {
  const { broken } = intake.findings;
  const present = broken && brokenRestOf(name, broken.offset);
  const list = broken ? undefined : watch.list(name !== "stdin");
  const isRest = (identifier: string): boolean => identifier !== present && documentOfRest(identifier) === name;
  const withdrawn = await writer.takeWhole({
    sourceId,
    document: name,
    isRest,
    ...(list === undefined ? {} : { list }),
  });
  return Array.from({ length: withdrawn }, () => "deleted");
}

async function readAll(
  intake: Intake,
  head: Uint8Array,
  headProblem: Problem | undefined,
  rest: AsyncIterator<Uint8Array>,
): Promise<void> {
  await intake.write(head);
  let problem = headProblem;
  try {
    for (let next = problem ? undefined : await rest.next(); next && !next.done; next = await rest.next())
      await intake.write(next.value);
  } catch (error) {
    const broken = asProblem(error);
    if (broken?.code !== "broken_document") throw error;
    problem = broken;
  }
  // A reader would take the end of what could be had for the end of the document.
  if (problem) intake.breakOff(problem);
  intake.end();
}

/** What became of the file; puts the rest of a broken one into the last batch. */
function endingOf(intake: Intake, name: string): Pick<HarvestReport, "state" | "message"> {
  const { findings } = intake;
  if (findings.broken) {
    const { problem, offset, lastToken } = findings.broken;
    if (problem.code === "not_this_format" && findings.records === 0)
      return { state: "failed", message: `${name}: ${problem.message}` };
    if (intake.tail().some((byte) => byte > 0x20)) intake.quarantineTail(problem);
    const token = lastToken === undefined ? "" : ` after token “${lastToken}”`;
    return {
      state: "incomplete",
      message: `${name} broke off at byte ${offset}${token}: ${problem.message} What came whole before it is kept; the rest is in quarantine.`,
    };
  }
  const [error] = findings.errors;
  if (findings.records === 0 && error && error.code.trim().toLowerCase() !== "norecordsmatch") {
    const said = error.message === "" ? error.code : `${error.code}: ${error.message}`;
    return { state: "failed", message: `${name} holds no records but a server's refusal (${said}). Fetch it again.` };
  }
  return findings.records === 0 ? { state: "done", message: `${name} holds no records.` } : { state: "done" };
}

/** The first bytes, enough to tell the format by; a problem where the packing breaks off within them. */
async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; problem?: Problem }> {
  const found: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
      found.push(next.value);
      size += next.value.length;
      if (size >= headBytes) break;
    }
  } catch (error) {
    const problem = asProblem(error);
    if (problem?.code !== "broken_document") throw error;
    return { head: Buffer.concat(found), problem };
  }
  return { head: Buffer.concat(found) };
}

function unrecognised(
  name: string,
  head: Uint8Array,
  problem: Problem | undefined,
  parts: IntakeWorkParts,
): HarvestReport {
  const formats = parts.formats.map((one) => one.name).join(", ");
  const message =
    problem?.message ??
    (head.length === 0 ? `${name} is empty.` : undefined) ??
    (isWideJson(head)
      ? `${name} is JSON in UTF-16, which JSON is not (RFC 8259, 8.1): save it as UTF-8.`
      : undefined) ??
    parts.formats.map((one) => one.explain?.(head, name)).find((said) => said !== undefined) ??
    `${name} is of no format that can be read (${formats}). Name it with --format if it is one of them.`;
  return { file: name, source: "", format: "", state: "failed", tally: createCounter().tally(), message };
}

/** Whether it begins as JSON in UTF-16, by a mark or by the zero byte beside its first sign. */
function isWideJson([a, b, c, d]: Uint8Array): boolean {
  const isOpening = (byte: number | undefined): boolean => byte === 0x7b || byte === 0x5b;
  if (a === 0xff && b === 0xfe) return isOpening(c) && d === 0;
  if (a === 0xfe && b === 0xff) return c === 0 && isOpening(d);
  return (isOpening(a) && b === 0) || (a === 0 && isOpening(b));
}

async function* stoppable(
  stream: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      if (signal?.aborted) throw stopped();
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const message = `The file cannot be read (${error instanceof Error ? error.message : String(error)}).`;
    throw new ProblemError("broken_document", message, undefined, error);
  }
}

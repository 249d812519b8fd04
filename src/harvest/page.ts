import { asProblem, ProblemError } from "../domain/result.ts";
import type { Fetched, Validators } from "./fetcher.ts";
import { type Findings, Intake } from "./intake.ts";
import { badStatus } from "./network-problem.ts";
import { backoffMs } from "./retry.ts";
import type { FormatReader } from "./source.ts";
import type { ClientWork } from "./source-client.ts";

export interface PageParts extends Omit<ClientWork, "onPage" | "contact" | "full" | "maxPages" | "maxRecordBytes"> {
  readonly reader: () => FormatReader;
  /** What kind of answer is asked for, as a header says it. */
  readonly accept: string;
  /** Of an earlier answer: one that is the same is not sent again, and gives nothing. */
  readonly validators?: Validators;
}

/** What a page gave, and how it came. */
export interface Page {
  readonly findings: Findings;
  readonly downgraded: boolean;
  readonly headers: Fetched["headers"];
  /** The server says that nothing has changed. */
  readonly unchanged: boolean;
}

const notModified = 304;

/** A page that breaks off is asked for again so often; what breaks in the same place thrice is broken at its server. */
export const pageRetries = 2;

/**
 * Fetches one page and takes it in. `settle` sees what it said, with the headers, and gives the checkpoint, which is kept in the same transaction as its
 * last records. A page that breaks is asked for again; when it stays broken, what came whole is taken in, without a checkpoint, and
 * the problem is thrown, with `records` and `offset` in its details.
 */
export async function takePage(
  url: string,
  parts: PageParts,
  settle: (findings: Findings, headers: Fetched["headers"]) => unknown,
): Promise<Page> {
  for (let attempt = 0; ; attempt += 1) {
    const { fetcher, signal, onWait, clock } = parts;
    const asked = {
      keepErrorAnswers: true,
      accept: parts.accept,
      onWait,
      ...(parts.validators === undefined ? {} : { validators: parts.validators }),
    };
    const answer = await fetcher.fetch(url, signal ? { ...asked, signal } : asked);
    const document = {
      name: `${url} ${new Date(clock.now()).toISOString()}${attempt ? ` again ${attempt}` : ""}`,
      format: parts.format,
    };
    const intake = new Intake({ ...parts, document, reader: parts.reader() });
    const { findings } = intake;
    if (answer.status === notModified) {
      answer.discard();
      return { findings, downgraded: answer.downgraded, headers: answer.headers, unchanged: true };
    }
    await readAll(answer, intake);
    if (answer.status >= 400 && findings.errors.length === 0 && findings.records === 0) {
      throw badStatus(new URL(answer.url), answer.status);
    }
    if (!findings.broken) {
      const checkpoint = settle(findings, answer.headers);
      if (findings.records === 0) await parts.save(checkpoint);
      else await intake.commit({ value: checkpoint });
      return { findings, downgraded: answer.downgraded, headers: answer.headers, unchanged: false };
    }
    const { problem, offset } = findings.broken;
    if (problem.code === "too_large" || attempt >= pageRetries) {
      if (findings.records > 0) await intake.commit();
      throw new ProblemError(problem.code, problem.message, { ...problem.details, offset, records: findings.records });
    }
    const wait = backoffMs(attempt + 1, 1000, Math.random());
    onWait(wait, problem.message);
    await clock.sleep(wait, signal);
  }
}

async function readAll(answer: Fetched, intake: Intake): Promise<void> {
  try {
    for await (const chunk of answer.body) {
      await intake.write(chunk);
      if (intake.findings.broken) break;
    }
    intake.end();
  } catch (error) {
    const problem = asProblem(error);
    // What the store says is not the page's fault.
    if (!problem || !["broken_document", "unreachable", "timed_out", "too_large"].includes(problem.code)) throw error;
    intake.breakOff(problem);
  } finally {
    answer.discard();
  }
}

import { SingleBar } from "cli-progress";

/** A progress bar on a terminal, nothing elsewhere. */
export interface Progress {
  update(done: number, total?: number, note?: string): void;
  stop(): void;
}

/** Answers go to stdout, everything else to stderr, so that output can be piped. */
export interface Output {
  readonly json: boolean;
  /** What the command answers: as JSON where asked for, else by `human`. */
  answer<T>(value: T, human: (value: T) => string): void;
  /** A word to the person at the terminal; none with --json. */
  say(text: string): void;
  progress(label: string): Progress;
  /** A yes or no from the terminal; `otherwise` where there is none. */
  ask(question: string, otherwise: boolean): Promise<boolean>;
}

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
}

export function createOutput(json: boolean, streams: Streams): Output {
  const { stdout, stderr, stdin } = streams;
  // `definepk … | head` closes the pipe: nobody reads on, which is no failure. A full disk is.
  stdout.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") stderr.write(`The answer could not be written: ${error.message}\n`);
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  return {
    json,
    answer(value, human) {
      stdout.write(json ? `${JSON.stringify(value)}\n` : `${human(value)}\n`);
    },
    say(text) {
      if (!json) stderr.write(`${text}\n`);
    },
    progress(label) {
      return stderr.isTTY ? terminalProgress(label, stderr) : { update: () => undefined, stop: () => undefined };
    },
    async ask(question, otherwise) {
      if (json || !stdin.isTTY || !stderr.isTTY) return otherwise;
      const { createInterface } = await import("node:readline/promises");
      const lines = createInterface({ input: stdin, output: stderr });
      const given = (await lines.question(`${question} [${otherwise ? "Y/n" : "y/N"}] `)).trim();
      lines.close();
      return given === "" ? otherwise : /^y(es)?$/i.test(given);
    },
  };
}

function terminalProgress(label: string, stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    stream,
    format: `${label} {bar} {value}{of} {note}`,
    hideCursor: true,
    clearOnComplete: false,
    fps: 8,
  });
  let started = false;
  return {
    update(done, total, note = "") {
      const of = total === undefined ? "" : ` of ${total.toLocaleString("en")}`;
      if (!started) bar.start(total ?? 0, 0, { of, note });
      started = true;
      if (total !== undefined) bar.setTotal(total);
      bar.update(done, { of, note });
    },
    stop() {
      if (started) bar.stop();
    },
  };
}

/** Lines of columns, padded; for people. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows
    .map((row) =>
      row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join("  "),
    )
    .join("\n");
}

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../bin/definepk.js", import.meta.url));

/** The command runs from dist/: `npm test` and `npm ci` build it. */
export const isBuilt = existsSync(new URL("../../dist/main.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment without settings of the machine that the tests run on. */
function environment(folder: string, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("DEFINEPK_")));
  return { ...own, DEFINEPK_DATA: folder, DEFINEPK_LOG_LEVEL: "warn", DEFINEPK_PORT: "0", ...extra };
}

/** Starts the command as a process of its own. */
export function start(
  folder: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    env: environment(folder, extra),
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Runs the command to its end, `input` on standard input. */
export function definepk(
  folder: string,
  args: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const child = start(folder, args, options.env);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin?.end(options.input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Resolves with the first match in what the process says on stderr. */
export function said(child: ChildProcess, pattern: RegExp): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stderr?.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      const match = pattern.exec(text);
      if (match) resolve(match);
    });
    child.once("close", (code) => reject(new Error(`ended with ${code} before saying ${pattern}: ${text}`)));
  });
}

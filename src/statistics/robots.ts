import { readFileSync } from "node:fs";
import { ProblemError } from "../domain/result.ts";

/** Programs that ask without a reader behind them, told by their User-Agent; letters' case does not matter. */
export interface RobotList {
  /** Anywhere in it. */
  readonly words: readonly string[];
  /** At its beginning. */
  readonly beginnings: readonly string[];
  /** All of it. */
  readonly whole: readonly string[];
  /** Hides one of `words` that is a part of it: a make of telephone. */
  readonly harmless: readonly string[];
}

/** Whether a User-Agent is a robot's. None at all is one. */
export type IsRobot = (agent: string | undefined) => boolean;

const parts = ["words", "beginnings", "whole", "harmless"] as const;
const shortestWord = 3;
const remembered = 5000;

/** Reads `presets/usage/robots.json`. Throws `damaged` for a file that is none. */
export function readRobots(file: string): RobotList {
  try {
    const list = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    for (const part of parts) {
      const texts = list[part];
      if (!Array.isArray(texts) || !texts.every((text) => typeof text === "string" && text.length > 0))
        throw new Error(`“${part}” must be a list of texts`);
      // A word of one or two letters would make robots of everyone.
      if (part === "words" && texts.some((text: string) => text.length < shortestWord))
        throw new Error(`“${part}” must have ${shortestWord} letters or more each`);
    }
    return list as unknown as RobotList;
  } catch (error) {
    throw new ProblemError("damaged", `${file} is no list of robots: ${(error as Error).message}.`, undefined, error);
  }
}

/** One test of a whole list; what it said of the last few thousand User-Agents is remembered. */
export function robotTest(list: RobotList): IsRobot {
  const any = (texts: readonly string[]): string =>
    texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|") || "(?!)";
  const robot = new RegExp(`${any(list.words)}|^(?:${any(list.beginnings)})|^(?:${any(list.whole)})$`, "i");
  const harmless = new RegExp(any(list.harmless), "gi");
  const known = new Map<string, boolean>();
  return (agent) => {
    if (agent === undefined || agent.trim() === "") return true;
    const before = known.get(agent);
    if (before !== undefined) return before;
    const is = robot.test(agent.replace(harmless, ""));
    if (known.size >= remembered) known.clear();
    known.set(agent, is);
    return is;
  };
}

import { ProblemError } from "../domain/result.ts";
import type { Context } from "./context.ts";

type Asked = Pick<Context, "hasCatalogue" | "out" | "settings">;

function sentence({ settings }: Asked): string {
  return `There is nothing yet in the data folder “${settings.data}”. Put something in: definepk import <file>, definepk sources add <address>, or definepk serve, which brings a sample. Is it the wrong folder? DEFINEPK_DATA or --data names another.`;
}

/** Whether the data folder holds nothing yet; says so, and what to do. For commands that only read: they make no folder. */
export function nothingYet(context: Asked): boolean {
  if (context.hasCatalogue()) return false;
  context.out.say(sentence(context));
  return true;
}

/** The same for a command that has no answer then; throws `not_found`. */
export function requireCatalogue(context: Asked): void {
  if (!context.hasCatalogue()) throw new ProblemError("not_found", sentence(context));
}

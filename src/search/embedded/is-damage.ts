import { ProblemError } from "../../domain/result.ts";

/** Whether an error is what a file of the index that was cut off, overwritten or removed leads to. */
export function isDamage(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === "damaged";
  return (
    error instanceof RangeError || error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT"
  );
}

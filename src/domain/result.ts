import type { ErrorCode } from "./errors.ts";

/** An expected failure as a value: a code of the one catalogue (errors.ts) and a sentence for people. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>): Result<never> {
  return { ok: false, problem: details === undefined ? { code, message } : { code, message, details } };
}

/** A Problem on its way through code that throws. Anything else that is thrown is a fault of ours. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ProblemError";
    this.problem = details === undefined ? { code, message } : { code, message, details };
  }
}

export function asProblem(error: unknown): Problem | undefined {
  return error instanceof ProblemError ? error.problem : undefined;
}

import type { FastifyError } from "fastify";
import { type ErrorCode, errors } from "../domain/errors.ts";
import { asProblem, type Problem } from "../domain/result.ts";

/** What a visitor is told: the problem with its status. */
export interface Answer {
  readonly status: number;
  readonly problem: Problem;
}

/** The one shape of errors for programs. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
}

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  404: "not_found",
  413: "request_too_large",
  415: "unsupported_media_type",
  429: "too_many_requests",
};

const fault: Answer = {
  status: errors.internal.status,
  problem: { code: "internal", message: "Something went wrong on our side. Please try again later." },
};

const busy: Answer = {
  status: errors.busy.status,
  problem: { code: "busy", message: "The index cannot answer just now. Please try again in a moment." },
};

function known(problem: Problem): Answer {
  const { status } = errors[problem.code];
  if (status < 500) return { status, problem };
  return status === busy.status ? busy : fault;
}

/** What a visitor is told of anything thrown. From 500 on never its cause: that is for the log. */
export function answerTo(error: unknown): Answer {
  const problem = asProblem(error);
  if (problem) return known(problem);
  const { statusCode = 500, code = "", message, validation } = (error ?? {}) as Partial<FastifyError>;
  if (statusCode === busy.status) return busy;
  // Only the server's own errors have messages that are meant for visitors.
  if (statusCode < 400 || statusCode >= 500 || !code.startsWith("FST_")) return fault;
  const known4xx = codeOfStatus[statusCode] ?? "bad_request";
  const details = validation && {
    fields: validation.slice(0, 10).map((one) => ({ field: one.instancePath.slice(1), message: one.message ?? "" })),
  };
  return {
    status: errors[known4xx].status,
    problem: { code: known4xx, message: sentence(message ?? ""), ...(details && { details }) },
  };
}

export function errorBody({ code, message, details = {} }: Problem): ErrorBody {
  return { error: { code, message, details } };
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

import { describe, expect, it } from "vitest";
import { type ErrorCode, errors } from "../domain/errors.ts";
import { ProblemError } from "../domain/result.ts";
import { answerTo } from "./problem.ts";

const httpError = (statusCode: number, code: string, message: string) =>
  Object.assign(new Error(message), { statusCode, code });

describe("answerTo", () => {
  it.each(Object.keys(errors) as ErrorCode[])(
    "a problem %s: its status, and from 500 on nothing of its cause",
    (code) => {
      const { status, problem } = answerTo(new ProblemError(code, "the cause", { secret: 1 }));
      if (errors[code].status < 500)
        expect({ status, problem }).toEqual({
          status: errors[code].status,
          problem: { code, message: "the cause", details: { secret: 1 } },
        });
      else {
        expect(status).toBe(errors[code].status === 503 ? 503 : 500);
        expect(JSON.stringify(problem)).not.toMatch(/cause|secret/);
      }
    },
  );

  it.each([
    [
      httpError(413, "FST_ERR_CTP_BODY_TOO_LARGE", "Request body is too large"),
      413,
      "request_too_large",
      "Request body is too large.",
    ],
    [httpError(400, "FST_ERR_X", "odd"), 400, "bad_request", "Odd."],
    [httpError(418, "FST_ERR_X", "odd"), 400, "bad_request", "Odd."],
    [
      httpError(503, "FST_ERR_HANDLER_TIMEOUT", "secret"),
      503,
      "busy",
      "The index cannot answer just now. Please try again in a moment.",
    ],
    [
      httpError(404, "ENOENT", "no such file: /secret"),
      500,
      "internal",
      "Something went wrong on our side. Please try again later.",
    ],
    [
      new TypeError("x is not a function"),
      500,
      "internal",
      "Something went wrong on our side. Please try again later.",
    ],
    ["a string", 500, "internal", "Something went wrong on our side. Please try again later."],
    [undefined, 500, "internal", "Something went wrong on our side. Please try again later."],
  ])("%o", (error, status, code, message) => {
    expect(answerTo(error)).toEqual({ status, problem: { code, message } });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Findings } from "../../intake.ts";
import { type Asked, nextStep } from "./step.ts";

const asked: Asked = { seconds: false, lowerCaseVerbs: false, metadataPrefix: "oai_dc", seen: () => false };
const behindToken: Asked = { ...asked, token: "t1", seen: (token) => token === "t0" };

function page(said: Partial<Findings> = {}): Findings {
  return { records: 0, deleted: 0, bytes: 100, errors: [], ...said };
}

function step(said: Partial<Findings>, how: Asked = asked): string {
  const found = nextStep(page(said), how);
  return found.do === "fail" ? `fail ${found.problem.problem.code}` : found.do;
}

function afterError(code: string, how: Asked = asked): string {
  return step({ errors: [{ code, message: "because" }] }, how);
}

describe("what follows from a page", () => {
  it.each([
    ["a token", { records: 5, token: "t2" }, "go on"],
    ["a token and no records", { token: "t2" }, "go on"],
    ["an empty token", { records: 5, token: "" }, "end"],
    ["a blank token", { records: 5, token: " \n" }, "end"],
    ["no token", { records: 5 }, "end"],
    ["the same token", { records: 5, token: "t1" }, "fail repeated_token"],
    ["an earlier token", { records: 5, token: "t0" }, "fail repeated_token"],
    ["a token of a megabyte", { records: 5, token: "x".repeat(1_000_000) }, "fail protocol_error"],
    ["records beside an error", { records: 5, token: "t2", errors: [{ code: "badArgument", message: "" }] }, "go on"],
  ])("%s", (_, said, expected) => {
    expect(step(said, behindToken)).toBe(expected);
  });

  it.each([
    ["noRecordsMatch", asked, "end"],
    ["NORECORDSMATCH", asked, "end"],
    [" norecordsmatch ", behindToken, "end"],
    ["badResumptionToken", behindToken, "restart"],
    ["badresumptiontoken", behindToken, "restart"],
    ["badResumptionToken", asked, "fail protocol_error"],
    ["badArgument", behindToken, "restart"],
    ["badArgument", { ...asked, seconds: true }, "days"],
    ["badArgument", asked, "fail protocol_error"],
    ["badVerb", asked, "lower case"],
    ["badVerb", { ...asked, lowerCaseVerbs: true }, "fail protocol_error"],
    ["cannotDisseminateFormat", asked, "fail protocol_error"],
    ["noSetHierarchy", asked, "fail protocol_error"],
    ["idDoesNotExist", asked, "fail protocol_error"],
    ["foo", asked, "fail protocol_error"],
    ["", asked, "fail protocol_error"],
  ])("the error %s", (code, how, expected) => {
    expect(afterError(code, how)).toBe(expected);
  });

  it("doubts a blank page behind a token, and says so", () => {
    expect(nextStep(page(), behindToken)).toMatchObject({
      do: "end",
      doubt: expect.stringContaining("may be missing"),
    });
    expect(nextStep(page(), asked)).toEqual({ do: "end" });
  });

  it("says in short sentences what to do, whatever a server writes", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 5000 }), (code, message) => {
        const found = nextStep(page({ errors: [{ code: code.slice(0, 50), message }] }), asked);
        if (found.do === "fail") expect(found.problem.message.length).toBeLessThan(500);
        expect(["end", "lower case", "fail"]).toContain(found.do);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { nativeProblem } from "./native-problem.ts";

const thrown = (code: string): Error => Object.assign(new Error("it failed"), { code });

describe("what the system says", () => {
  it.each([
    ["ENOSPC", "disk_full"],
    ["SQLITE_FULL", "disk_full"],
    ["SQLITE_CORRUPT_VTAB", "damaged"],
    ["SQLITE_IOERR_SHORT_READ", "damaged"],
    ["EROFS", "not_writable"],
    ["SQLITE_READONLY_DIRECTORY", "not_writable"],
  ])("%s is %s", (code, problem) => {
    expect(nativeProblem(thrown(code))).toMatchObject({ code: problem });
  });

  it("is known by its words where a thread has passed it on", () => {
    expect(nativeProblem(new Error("ENOSPC: no space left on device, write"))).toMatchObject({ code: "disk_full" });
  });

  it("leaves faults of ours as they are", () => {
    for (const fault of [new TypeError("x is not a function"), thrown("ERR_INVALID_ARG_TYPE"), "text", undefined]) {
      expect(nativeProblem(fault)).toBeUndefined();
    }
  });
});

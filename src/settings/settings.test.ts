import { describe, expect, it } from "vitest";
import { ProblemError } from "../domain/result.ts";
import { environmentOf, loadSettings } from "./settings.ts";

describe("settings", () => {
  it("gives defaults, and what the environment and flags say, flags first", () => {
    expect(loadSettings({}).port).toBe(3000);
    expect(loadSettings({ DEFINEPK_PORT: "81", DEFINEPK_TRUST_PROXY: "yes" })).toMatchObject({
      port: 81,
      trustProxy: true,
    });
    expect(loadSettings({ DEFINEPK_PORT: "81" }, { port: "82" }).port).toBe(82);
    expect(loadSettings({ OTHER: "1" }).harvestDelayMs).toBe(1000);
  });

  it.each([
    [{ DEFINEPK_PROT: "1" }, /DEFINEPK_PROT is not a setting/],
    [{ DEFINEPK_PORT: "abc" }, /DEFINEPK_PORT .* whole number from 0 to 65535/],
    [{ DEFINEPK_PORT: "70000" }, /whole number/],
    [{ DEFINEPK_SAMPLE: "maybe" }, /yes or no/],
    [{ DEFINEPK_PUBLIC_URL: "foo" }, /begins with http/],
    [{ DEFINEPK_LOG_LEVEL: "loud" }, /one of silent/],
  ])("refuses %o by name", (environment, message) => {
    expect(() => loadSettings(environment)).toThrow(ProblemError);
    expect(() => loadSettings(environment)).toThrow(message);
  });

  it("are given on to another process as they are", () => {
    const settings = loadSettings({ DEFINEPK_SAMPLE: "no", DEFINEPK_CONTACT: "a@example.org" }, { port: "82" });
    expect(loadSettings(environmentOf(settings))).toEqual(settings);
    expect(loadSettings(environmentOf(loadSettings({})))).toEqual(loadSettings({}));
  });

  it("cannot be changed afterwards", () => {
    expect(Object.isFrozen(loadSettings({}))).toBe(true);
  });
});

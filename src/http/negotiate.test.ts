import { describe, expect, it } from "vitest";
import { wantsJson, weightOf } from "./negotiate.ts";

describe("weightOf", () => {
  it.each([
    ["application/json", 1],
    ["*/*", 1],
    ["application/*;q=0.3, */*", 0.3],
    ["application/json;q=0, */*", 0],
    ["APPLICATION/JSON ; Q=0.5", 0.5],
    ["text/html", 0],
    ["", 0],
    ["application/json;q=x", 0],
  ])("of JSON in %s is %d", (accept, weight) => expect(weightOf(accept, "application/json")).toBe(weight));
});

describe("wantsJson", () => {
  it.each([
    ["/page", undefined, false],
    ["/page", "*/*", false],
    ["/page", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false],
    ["/page", "application/json", true],
    ["/page", "application/json, text/html;q=0.9", true],
    ["/api/v1/x", "text/html", true],
    ["/api", undefined, true],
  ])("%s with Accept %s: %s", (originalUrl, accept, json) => {
    expect(wantsJson({ originalUrl, headers: accept === undefined ? {} : { accept } })).toBe(json);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRobots } from "./robots.ts";

// Groups and matching as RFC 9309 has them (2.2.1 to 2.2.3).
const example = `User-Agent: *
Disallow: *.gif$
Disallow: /library/
Allow: /issues/

User-Agent: reader
Disallow:/
Allow:/library/index.html
Allow:/library/open.gif

User-Agent: tidy
User-Agent: eager
Disallow: /library/index.html

User-Agent: welcome
`;

describe("robots.txt", () => {
  it.each([
    ["definepk", "/", true],
    ["definepk", "/library/x", false],
    ["definepk", "/a/cover.gif", false],
    ["definepk", "/a/cover.gif?size=2", true],
    ["Reader", "/", false],
    ["Reader", "/library/index.html", true],
    ["eager", "/library/index.html", false],
    ["eager", "/library/", true],
    ["welcome", "/library/", true],
  ])("%s may fetch %s: %s", (robot, path, allowed) => {
    expect(readRobots(example, robot)(path)).toBe(allowed);
  });

  it.each([
    ["Disallow:", "/a", true],
    ["Disallow: /a # all of it", "/a/b", false],
    ["Disallow: /page\nAllow: /page", "/page", true],
    ["Disallow: /a*b*c$", "/axbxbc", false],
    ["Disallow: /a*b*c$", "/axbxbcd", true],
    ["Disallow: /fish*", "/fish", false],
    ["Disallow: /x$", "/x", false],
    ["Disallow: /x$", "/xy", true],
    ["Crawl-delay: 5\nDisallow: /x", "/x", false],
    ["<html>no such page</html>", "/", true],
  ])("%j on %s: %s", (rules, path, allowed) => {
    expect(readRobots(`user-agent: *\r\n${rules}`, "DefinePK")(path)).toBe(allowed);
  });

  it("matches as a regular expression would, whatever the pattern", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.boolean(), part, (parts, whole, path) => {
        const pattern = `/${parts.join("*")}${whole ? "$" : ""}`;
        const expected = new RegExp(`^/${parts.join(".*")}${whole ? "$" : ""}`).test(`/${path}`);
        expect(readRobots(`User-agent: *\nDisallow: ${pattern}`, "x")(`/${path}`)).toBe(!expected);
      }),
    );
  });

  it("is fast on rules made to be slow", () => {
    const rules = Array.from({ length: 200 }, () => `Disallow: /${"a*".repeat(200)}b`).join("\n");
    expect(readRobots(`User-agent: *\n${rules}`, "x")(`/${"a".repeat(2000)}`)).toBe(true);
  });
});

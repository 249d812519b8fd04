import { describe, expect, it } from "vitest";
import { issueName } from "./issue-name.ts";
import { en } from "./messages/en.ts";

describe("the name of an issue", () => {
  it.each([
    [{ volume: "33", number: "1", year: 2025 }, "Volume 33, No. 1 (2025)"],
    [{ volume: "33" }, "Volume 33"],
    [{ number: "19", year: 1984, title: "Autumn" }, "No. 19 (1984): Autumn"],
    [{ title: "20th Biennial Symposium" }, "20th Biennial Symposium"],
    [{ title: "Special 2020", year: 2020 }, "Special 2020"],
    [{ title: "Proceedings", year: 2020 }, "Proceedings (2020)"],
    [{ year: 2020 }, "2020"],
    [{}, "Issue"],
  ])("of %j is %s", (issue, name) => expect(issueName(issue, en)).toBe(name));
});

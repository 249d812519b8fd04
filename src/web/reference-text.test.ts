import { expect, it } from "vitest";
import { referenceText } from "./reference-text.ts";

it("reads as a citation", () => {
  const reference = {
    author: "Ahmed",
    year: 2010,
    title: "On wheat.",
    container: "Pak. J. Bot.",
    volume: "12",
    firstPage: "45",
  };
  expect(referenceText({ ...reference, number: "3" })).toBe("Ahmed (2010). On wheat. Pak. J. Bot., 12(3), 45");
  expect(referenceText({ title: "On wheat" })).toBe("On wheat");
  expect(referenceText({ year: 2010, container: "Pak. J. Bot." })).toBe("(2010). Pak. J. Bot");
  expect(referenceText({ ...reference, printed: "1. Ahmed, On wheat." })).toBe("1. Ahmed, On wheat.");
  expect(referenceText({ doi: "10.1/a" })).toBe("");
});

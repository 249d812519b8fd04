import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settingsAsMarkdown } from "../../src/cli/settings.ts";

it("docs/settings.md is the table of settings", () => {
  const page = readFileSync(new URL("../../docs/settings.md", import.meta.url), "utf8");
  expect(page).toContain(settingsAsMarkdown());
});

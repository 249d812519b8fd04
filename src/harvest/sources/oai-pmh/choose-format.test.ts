import { describe, expect, it } from "vitest";
import { chooseFormat } from "./choose-format.ts";

describe("the format to ask for", () => {
  it.each([
    [["oai_dc", "oai_marc", "marcxml", "rfc1807", "jats"], "oai_dc"],
    [["oai_dc", "oai_doaj"], "oai_doaj"],
    [["oai_dc", "cr_unixsd"], "cr_unixsd"],
    [["xoai", "mods", "marcxml"], "marcxml"],
    [["jats", "marcxml"], "jats"],
    [["OAI_DC", "mods"], "OAI_DC"],
    [["mods", "rdf"], undefined],
    [[], undefined],
  ])("of %j is %s", (offered, chosen) => {
    expect(chooseFormat(offered.map((prefix) => ({ prefix })))).toBe(chosen);
  });
});

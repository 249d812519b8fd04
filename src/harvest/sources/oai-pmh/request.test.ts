import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listRecordsUrl, requestUrl } from "./request.ts";

describe("addresses of OAI-PMH requests", () => {
  it.each([
    ["https://a.pk/oai", "https://a.pk/oai?verb=Identify"],
    ["https://a.pk/oai?", "https://a.pk/oai?verb=Identify"],
    ["https://a.pk/oai/", "https://a.pk/oai/?verb=Identify"],
    ["https://a.pk/oai.php?journal=3", "https://a.pk/oai.php?journal=3&verb=Identify"],
    ["https://a.pk/oai.php?journal=3&", "https://a.pk/oai.php?journal=3&verb=Identify"],
    ["https://a.pk/oai?verb=Identify", "https://a.pk/oai?verb=Identify"],
    ["https://a.pk/oai?verb=ListRecords&metadataPrefix=oai_dc", "https://a.pk/oai?verb=Identify"],
    ["https://a.pk/oai#top", "https://a.pk/oai?verb=Identify"],
    [" https://a.pk/oai ", "https://a.pk/oai?verb=Identify"],
  ])("%s", (baseUrl, expected) => {
    expect(requestUrl({ baseUrl }, "Identify")).toBe(expected);
  });

  it("puts verbs in lower case where the server needs it", () => {
    const endpoint = { baseUrl: "https://a.pk/oai", lowerCaseVerbs: true };
    expect(listRecordsUrl(endpoint, { metadataPrefix: "oai_dc", set: "a:b", from: "2024-01-01T00:00:00Z" })).toBe(
      "https://a.pk/oai?verb=listrecords&metadataPrefix=oai_dc&set=a%3Ab&from=2024-01-01T00%3A00%3A00Z",
    );
  });

  it("sends any token so that a server that decodes once gets it back, alone", () => {
    const token = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("a+b/c==", "x&y=z", "50%25", "%2B", "a b", "؟اردو", "#1?2"),
    );
    fc.assert(
      fc.property(token, fc.constantFrom("https://a.pk/oai", "https://a.pk/x.php?j=1"), (resumptionToken, baseUrl) => {
        const url = new URL(listRecordsUrl({ baseUrl }, { resumptionToken }));
        expect(url.searchParams.get("resumptionToken")).toBe(resumptionToken.toWellFormed());
        expect([...url.searchParams.keys()].filter((name) => name !== "j")).toEqual(["verb", "resumptionToken"]);
        // Not `+` for a space: older servers take it for a plus sign.
        expect(url.search).not.toMatch(/[+ ]/);
      }),
    );
  });
});

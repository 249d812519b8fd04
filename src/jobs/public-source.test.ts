import { describe, expect, it } from "vitest";
import type { Run } from "../catalogue/writer.ts";
import { publicAddress, publicRun, publicSentence, publicSource } from "./public-source.ts";
import { type SourceReport, shownState } from "./source-report.ts";

describe("what anyone may see of a source", () => {
  it.each([
    ["https://journal.example.edu.pk/oai?key=secret#x", "https://journal.example.edu.pk/oai"],
    ["https://user:word@journal.example.edu.pk/oai", "https://journal.example.edu.pk/oai"],
    ["http://192.168.1.5/oai", undefined],
    ["http://localhost:8080/oai", undefined],
    ["http://repository.lan/oai", undefined],
    ["http://[::1]/oai", undefined],
    ["file:///var/lib/definepk", undefined],
    ["nonsense", undefined],
    [undefined, undefined],
  ])("of the address %s it is %s", (address, shown) => expect(publicAddress(address)).toBe(shown));

  it.each([
    [
      "a.example.pk cannot answer now (status 500, https://a.example.pk/oai?verb=ListRecords&resumptionToken=secret).",
      "a.example.pk cannot answer now (status 500, https://a.example.pk/oai?…).",
    ],
    ["It asked https://me:word@a.example.pk/oai for it.", "It asked https://a.example.pk/oai for it."],
    [
      "127.0.0.1:8901 cannot answer now (status 500, http://127.0.0.1:8901/index.php/jar/oai?verb=Identify).",
      "… cannot answer now (status 500, …).",
    ],
    ["[fd00::1]:8080 is silent; so is db.lan, and localhost.", "… is silent; so is …, and …."],
    ["repository cannot answer now: http://repository:8080/oai.", "… cannot answer now: …."],
    ["8.8.8.8 and version 1.2.3 of a.example.pk.", "8.8.8.8 and version 1.2.3 of a.example.pk."],
    ["Cannot write /var/lib/definepk/catalogue.db: full.", "Cannot write …: full."],
    ["Cannot read C:\\data\\list.csv today.", "Cannot read … today."],
    ["Vol. 3 and/or no. 4, 12/2024, text/html.", "Vol. 3 and/or no. 4, 12/2024, text/html."],
    ["Set DEFINEPK_HARVEST_MAX_PAGES.", "Set DEFINEPK_HARVEST_MAX_PAGES."],
  ])("of a sentence it is no query, no password and no path: %s", (sentence, shown) =>
    expect(publicSentence(sentence)).toBe(shown),
  );

  it("is no private host of the source that a sentence is about, however it is named", () => {
    expect(publicSentence("Repo cannot answer now. repo:81 neither.", "http://repo/oai")).toBe(
      "… cannot answer now. … neither.",
    );
    expect(publicSentence("repo cannot answer now.", "https://a.example.pk/oai")).toBe("repo cannot answer now.");
  });

  it("is when a server asked to come back, which is no failure", () => {
    const run: Run = {
      id: 1,
      kind: "harvest",
      state: "failed",
      startedAt: "2026-01-15T12:00:00.000Z",
      tally: { read: 0 },
      retryAt: "2026-01-16T12:00:00.000Z",
    };
    expect(publicRun(run).retryAt).toBe(run.retryAt);
    expect(shownState(publicRun(run))).toBe("later");
    expect(shownState({ state: "failed" })).toBe("failed");
    expect(shownState({ ...run, state: "incomplete" })).toBe("incomplete");
  });

  it("is no setting that is not known to be harmless", () => {
    const report: SourceReport = {
      id: "one",
      name: "One",
      format: "oai-pmh",
      url: "https://a.example.pk/oai?token=secret",
      sample: false,
      enabled: true,
      settings: { metadataPrefix: "oai_dc", site: "https://a.example.pk/", key: "secret", issns: ["1997-3438", 7] },
      records: 3,
      status: "enabled",
      quarantined: 1,
      reasons: [{ code: "missing_title", count: 1 }],
      problem: "No answer from https://a.example.pk/oai?token=secret.",
      lastRun: {
        id: 1,
        kind: "harvest",
        state: "failed",
        startedAt: "2026-01-15T12:00:00.000Z",
        tally: { read: 3 },
        message: "No answer from https://a.example.pk/oai?token=secret.",
      },
    };
    const shown = publicSource(report);
    expect(shown).toMatchObject({
      address: "https://a.example.pk/oai",
      site: "https://a.example.pk/",
      metadata: "oai_dc",
      issns: ["1997-3438"],
    });
    expect(JSON.stringify(shown)).not.toContain("secret");
  });
});

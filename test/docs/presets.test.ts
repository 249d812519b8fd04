import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import { parseIssn } from "../../src/domain/issn.ts";
import { sameAddressKey } from "../../src/harvest/source-id.ts";
import { loadPreset, presetNames } from "../../src/jobs/presets.ts";

const folder = fileURLToPath(new URL("../../presets/", import.meta.url));

const Fact = Type.Object(
  { value: Type.String({ minLength: 1 }), from: Type.String() },
  { additionalProperties: false },
);
const Address = Type.Object(
  { value: Type.String({ pattern: "^https?://[^\\s@]+$" }), from: Type.String() },
  { additionalProperties: false },
);
const PresetSchema = Type.Object(
  {
    name: Type.String({ pattern: "^[a-z]+$" }),
    title: Type.String(),
    made: Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" }),
    notice: Type.String({ minLength: 40 }),
    endorsement: Type.String({ pattern: "no endorsement" }),
    origins: Type.Record(
      Type.String(),
      Type.Object(
        {
          title: Type.String(),
          date: Type.Optional(Type.String({ pattern: "^\\d{4}(-\\d\\d-\\d\\d)?$" })),
          licence: Type.Optional(Type.String()),
          url: Type.Optional(Type.String({ pattern: "^https://" })),
        },
        { additionalProperties: false },
      ),
    ),
    journals: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,99}$" }),
          title: Fact,
          otherTitles: Type.Optional(Type.Array(Fact, { minItems: 1 })),
          issns: Type.Array(Fact, { minItems: 1 }),
          publisher: Type.Optional(Fact),
          site: Type.Optional(Address),
          platform: Type.Optional(Fact),
          oai: Type.Optional(Address),
          notes: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
        },
        { additionalProperties: false },
      ),
    ),
    feeds: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,99}$" }),
            name: Type.String({ minLength: 1 }),
            format: Type.String({ pattern: "^(?:feed|json-feed|video-feed)$" }),
            url: Address,
            language: Type.String({ pattern: "^[a-z]{2,3}$" }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1 },
      ),
    ),
  },
  { additionalProperties: false },
);

describe.each(presetNames(folder))("the preset %s", (name) => {
  const preset = loadPreset(folder, name);
  const { journals, origins } = preset;
  const repeated = (values: readonly string[]): string[] =>
    values.filter((value, index) => values.indexOf(value) !== index);

  it("has the form that it should have", () => {
    expect([...Value.Errors(PresetSchema, preset)]).toEqual([]);
    expect(preset.name).toBe(name);
    expect(readFileSync(`${folder}${name}.json`, "utf8").split("\n").length).toBeGreaterThan(journals.length);
  });

  it("says of every fact where it comes from", () => {
    const facts = journals.flatMap((one) => [
      ...[one.title, one.publisher, one.site, one.platform, one.oai].filter((fact) => fact !== undefined),
      ...(one.otherTitles ?? []),
      ...one.issns,
    ]);
    expect(facts.length).toBeGreaterThanOrEqual(3 * journals.length);
    const all = [...facts, ...(preset.feeds ?? []).map(({ url }) => url)];
    expect(all.length).toBeGreaterThan(0);
    for (const { from } of all) expect(Object.keys(origins)).toContain(from);
  });

  it("has ISSNs with right check digits only, and each of them, each id and each endpoint once", () => {
    const issns = journals.flatMap((one) => one.issns.map(({ value }) => value));
    expect(issns.filter((issn) => !parseIssn(issn)?.valid || parseIssn(issn)?.value !== issn)).toEqual([]);
    expect(repeated(issns)).toEqual([]);
    const feeds = preset.feeds ?? [];
    expect(repeated([...journals, ...feeds].map(({ id }) => id))).toEqual([]);
    expect(repeated(feeds.map(({ url }) => sameAddressKey(url.value)))).toEqual([]);
    expect(repeated(journals.flatMap(({ oai }) => (oai ? [sameAddressKey(oai.value)] : [])))).toEqual([]);
  });

  it("has https wherever it has it of the same host", () => {
    const addresses = journals.flatMap(({ site, oai }) =>
      [site, oai].flatMap((fact) => (fact ? [new URL(fact.value)] : [])),
    );
    const secure = new Set(addresses.filter(({ protocol }) => protocol === "https:").map(({ host }) => host));
    expect(addresses.filter(({ protocol, host }) => protocol === "http:" && secure.has(host))).toEqual([]);
  });
});

describe("the preset pakistan", () => {
  const { journals } = loadPreset(folder, "pakistan");
  const of = (issn: string) => journals.find((one) => one.issns.some(({ value }) => value === issn));

  it("has what its lists say, read by eye", () => {
    expect(journals).toHaveLength(168);
    expect(of("1682-024X")).toMatchObject({
      title: { value: "Pakistan Journal of Medical Sciences", from: "doaj-2025" },
      otherTitles: [{ value: "Pakistan Journal of Medical Sciences Online", from: "doaj-2014" }],
      issns: [{ value: "1682-024X" }, { value: "1681-715X" }],
      site: { value: "http://www.pjms.com.pk/", from: "doaj-2014" },
    });
    expect(of("2308-8168")).toMatchObject({ oai: { value: "http://www.vfast.org/index.php/VTCS/oai" } });
    expect(of("2707-3521")).toMatchObject({
      oai: { value: "https://journals.lnh.edu.pk/OAI_PMH/Index", from: "pages" },
    });
    expect(of("2412-6144")).toMatchObject({ title: { value: "IDRAK" }, otherTitles: [{ value: "ادراک" }] });
    // Purdue has “urdu” in its name.
    expect(journals.filter(({ publisher }) => /purdue/i.test(publisher?.value ?? ""))).toEqual([]);
  });
});

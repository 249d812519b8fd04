import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import { parseFormats, parseIdentify, parseSets } from "./responses.ts";

const answer = (inner: string) =>
  Buffer.from(`<OAI-PMH><responseDate>2024-05-02T00:00:00Z</responseDate>${inner}</OAI-PMH>`);

describe("what a repository says of itself", () => {
  it("reads Identify with what is there", () => {
    const read = parseIdentify(
      answer(
        "<o:Identify><o:repositoryName> A &amp; B </o:repositoryName><o:granularity>YYYY-MM-DDThh:mm:ssZ</o:granularity><o:deletedRecord>Transient</o:deletedRecord><o:compression>gzip</o:compression></o:Identify>",
      ),
    );
    expect(read).toEqual({
      ok: true,
      value: {
        repositoryName: "A & B",
        granularity: "second",
        deletedRecord: "transient",
        responseDate: "2024-05-02T00:00:00Z",
        adminEmails: [],
        compressions: ["gzip"],
      },
    });
    expect(parseIdentify(answer("<Identify/>"))).toMatchObject({
      ok: true,
      value: { granularity: "day", deletedRecord: "no" },
    });
  });

  it("says why an answer is none", () => {
    const code = (bytes: Buffer) => {
      const read = parseIdentify(bytes);
      return read.ok ? undefined : [read.problem.code, read.problem.details?.["code"]];
    };
    expect(code(answer('<error code="badVerb">Illegal verb</error>'))).toEqual(["protocol_error", "badVerb"]);
    expect(code(answer(""))).toEqual(["protocol_error", undefined]);
    expect(code(Buffer.from("<html/>"))).toEqual(["not_this_format", undefined]);
    expect(code(Buffer.from("<OAI-PMH><Identify>"))).toEqual(["broken_document", undefined]);
    expect(code(Buffer.from(""))).toEqual(["broken_document", undefined]);
  });

  it("takes a server without sets for one with none", () => {
    expect(parseSets(answer('<error code="noSetHierarchy"/>'))).toEqual({ ok: true, value: { items: [] } });
    expect(parseSets(answer('<error code="badArgument"/>'))).toMatchObject({ ok: false });
  });
});

describe.skipIf(!hasSharedData)("real answers", () => {
  const bytes = (name: string) => readFileSync(sharedData(`oai/protocol/${name}`));

  it("are read", () => {
    expect(parseIdentify(bytes("sickle-Identify.xml"))).toMatchObject({
      ok: true,
      value: {
        repositoryName: "A Test Repository",
        baseUrl: "http://test.example.com/oai",
        granularity: "day",
        earliestDatestamp: "1970-01-01T00:00:00Z",
        deletedRecord: "persistent",
        adminEmails: ["john.doe@example.com"],
      },
    });
    const sets = parseSets(bytes("vufindharvest-list_sets_response.xml"));
    expect(sets).toMatchObject({ ok: true, value: { items: [{ spec: "Audio (Music)", name: "Audio (Music)" }, {}] } });
    const formats = parseFormats(bytes("sickle-ListMetadataFormats.xml"));
    expect(formats.ok ? formats.value.map((format) => format.prefix) : []).toEqual([
      "epicur",
      "xMetaDissPlus",
      "oai_dc",
      "mods",
      "swepub_mods",
    ]);
  });
});

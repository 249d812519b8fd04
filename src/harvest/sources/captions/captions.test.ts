import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import type { VideoData } from "../../../domain/record.ts";
import { recogniseFormat } from "../index.ts";
import { captionsOf } from "./file-name.ts";
import { captions } from "./index.ts";
import { parseCaptions } from "./parse.ts";

const vtt = `WEBVTT
Kind: captions
Language: en

NOTE a remark

intro
00:00:01.000 --> 00:00:04.000 align:start position:0%
<v Dr Saeed>Ghalib wrote &amp; rewrote</v>
his letters

01:05.500 --> 01:07.000
<i>in Delhi</i>
`;

const srt = `1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}غالب کے خطوط\r\n2\r\n00:01:05,500 --> 00:01:07,000\r\nاور دہلی\r\n`;

const rolling = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.470 align:start position:0%
 
today<00:00:00.480><c> we</c><00:00:00.800><c> read</c>

00:00:02.470 --> 00:00:02.480 align:start position:0%
today we read
 

00:00:02.480 --> 00:00:05.000 align:start position:0%
today we read
a<00:00:02.900><c> letter</c>
`;

describe("captions", () => {
  it("of WebVTT: tags and notes go, who speaks and the times stay", () => {
    expect(parseCaptions(vtt)).toEqual({
      lang: "en",
      cues: [
        { at: 1, text: "Dr Saeed: Ghalib wrote & rewrote his letters" },
        { at: 65.5, text: "in Delhi" },
      ],
    });
  });

  it("of SubRip, also without blank lines, in the language of their letters", () => {
    expect(parseCaptions(srt)).toEqual({
      lang: "ur",
      cues: [
        { at: 1, text: "غالب کے خطوط" },
        { at: 65.5, text: "اور دہلی" },
      ],
    });
  });

  it("that a machine heard say each line once, though it is shown twice", () => {
    expect(parseCaptions(rolling)).toEqual({
      lang: "en",
      automatic: true,
      cues: [
        { at: 0.16, text: "today we read" },
        { at: 2.48, text: "a letter" },
      ],
    });
  });

  it.each([
    ["Ghalib's letters [dQw4w9WgXcQ].ur.vtt", { video: "youtube:dQw4w9WgXcQ", lang: "ur", title: "Ghalib's letters" }],
    ["dQw4w9WgXcQ.en-US.srt", { video: "youtube:dQw4w9WgXcQ", lang: "en" }],
    ["dQw4w9WgXcQ.vtt", { video: "youtube:dQw4w9WgXcQ" }],
    ["lecture.en.vtt", undefined],
  ])("%s names its video", (fileName, expected) => {
    expect(captionsOf({ fileName })).toEqual(expected);
  });

  it("are the video that a file beside them names", () => {
    const companion = { video: "sample:sv-1" };
    expect(captionsOf({ fileName: "lecture.en.vtt", companion })).toEqual({ video: "sample:sv-1", lang: "en" });
  });

  it("are recognised by what they hold or how they are called, and read again from their own bytes", () => {
    expect([vtt, srt].map((text) => recogniseFormat(Buffer.from(text), "x")?.name)).toEqual(["captions", "captions"]);
    const reader = captions.reader({ fileName: "A talk [dQw4w9WgXcQ].en.vtt" });
    const [record] = recordsOf([...reader.write(Buffer.from(vtt)), ...reader.end()]);
    if (record?.state !== "live") throw new Error("not live");
    expect(record.identifier).toBe("captions:youtube:dQw4w9WgXcQ/en");
    const kept = { bytes: Buffer.from(vtt), format: record.format, head: Buffer.from(vtt) };
    expect(captions.reread?.(kept)?.record).toEqual(record);
    expect(captions.remap(kept.bytes, record.format)).toEqual({ ok: true, value: record.mapped });
    expect((outcomeOf(record) as VideoData).titles).toEqual([{ value: "A talk" }]);
  });

  it("of nobody knows what go to quarantine with the reason", () => {
    expect(recordsOf(readDocument(captions, vtt)).map(outcomeOf)).toEqual(["missing_identifier"]);
  });

  it("never throw, and give times in order", () => {
    const piece = fc.constantFrom(
      "WEBVTT\n",
      "\n",
      "00:01.000 --> 00:02.000\n",
      "9:99:99,1 --> x\n",
      "<c>",
      "غالب",
      "1\n",
      "-->",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { cues } = parseCaptions(pieces.join(""));
        expect(cues.map(({ at }) => at)).toEqual(cues.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(cues.every(({ text }) => text.trim() !== "")).toBe(true);
      }),
    );
  });
});

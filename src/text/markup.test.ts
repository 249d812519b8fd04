import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedFiles } from "../../test/shared-data.ts";
import { plainParagraphs, plainText } from "./markup.ts";

describe("plainText", () => {
  it.each([
    ["<p>One</p><p>two</p>", "One two"],
    ["One<br/>two<br>three", "One two three"],
    ["H<sub>2</sub>O and <i>E. coli</i>", "H2O and E. coli"],
    ["a < b and p<0.05, n<10, x<y>z", "a < b and p<0.05, n<10, x<y>z"],
    ["if a<b and c>d then", "if a<b and c>d then"],
    ["<a href=\"x>y\" title='z'>link</a>", "link"],
    ["&eacute; &amp;eacute; &#233; &#xe9; &nbsp;x", "é é é é x"],
    ["&amp;nbsp;A&amp;amp;nbsp;B", "A B"],
    ["&lt;p&gt;H &amp;lt; 5&lt;/p&gt;", "H < 5"],
    ["AT&T, R&D; &bogus; &amp", "AT&T, R&D; &bogus; &amp"],
    ["<jats:p>JATS</jats:p> <mml:math><mml:mi>x</mml:mi></mml:math>", "JATS x"],
    ["<script>alert(1)</script>ok<!-- note --><style>p{}</style>", "ok"],
    ["<o:p></o:p><span style='color: red'>Word</span>", "Word"],
    ["line\r\n  break\u00a0and\ttab\u2028end", "line break and tab end"],
    ["a\u0000b\u000bc\u0085d\u009fe\u202ef\u2066g\ufeffh", "ab c defgh"],
    ["ہے\u200cں &zwnj;", "ہے\u200cں \u200c"],
    ["&#0;&#xD800;x", "\ufffd\ufffdx"],
    ["<p", "<p"],
    ["", ""],
  ])("%j", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it("keeps paragraphs where asked", () => {
    expect(plainParagraphs("<p>Background: a\nb</p>\n<ul><li>one</li><li>two</li></ul>end")).toBe(
      "Background: a b\none\ntwo\nend",
    );
  });

  it("leaves nothing behind that a page or a terminal could obey", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        "&",
        "lt;",
        "amp;",
        "&lt;",
        "&amp;lt;",
        "p",
        "/p",
        "<p>",
        "<script>",
        "</script>",
        "#x202e;",
        "&#8238;",
        "\u202e",
        "\u0000",
        "<!--",
        "-->",
        " ",
        "a",
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const text = plainText(parts.join(""));
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\s\s/);
      }),
      { numRuns: 2000 },
    );
  });

  it("is linear on hostile input", () => {
    const n = 100_000;
    for (const part of [
      "<",
      "<p ",
      "<script",
      "<!--",
      "<a x='",
      '<a x="',
      "&amp;",
      "&amp;amp;lt;",
      "&#",
      "<a x=1 ",
      "<p\t",
      "<!doctype",
      "<?xml",
      "]]>",
      "<svg",
    ]) {
      expect(plainText(part.repeat(n)).length).toBeLessThanOrEqual(part.length * n);
    }
    expect(plainText(`<a ${" ".repeat(n)}`)).toBe("<a");
  });

  it("decodes what was escaped many times over as far as entities go", () => {
    expect(plainText(`&${"amp;".repeat(50)}lt;5`)).toBe("<5");
  });
});

describe.skipIf(!hasSharedData)("descriptions of real sources", () => {
  it("lose their tags and entities, not their words", () => {
    const texts = sharedFiles("oai", ".xml").map((file) => readFileSync(file, "utf8"));
    const descriptions = texts.flatMap((text) => text.match(/(?<=<dc:description[^>]*>)[^<]+/g) ?? []);
    expect(descriptions.length).toBeGreaterThan(1500);
    const plain = descriptions.map((text) => plainText(text));
    expect(
      plain.filter((text) =>
        /&(?:nbsp|amp|lt|gt|quot|#\d+);|<\/?(?:p|br|i|em|strong|span|div|sup|sub)\b[^<]*>/i.test(text),
      ),
    ).toEqual([]);
    const words = (all: readonly string[]) => all.reduce((sum, text) => sum + text.length, 0);
    expect(words(plain) / words(descriptions)).toBeGreaterThan(0.97);
  });
});

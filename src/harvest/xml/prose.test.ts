import { describe, expect, it } from "vitest";
import { abstractOf } from "./abstract.ts";
import { proseOf } from "./prose.ts";
import { parseTree } from "./tree.ts";

function tree(xml: string) {
  const found = parseTree(Buffer.from(xml));
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

describe("mixed content as it is read", () => {
  it.each([
    ["<t>Role of\n  <i>E. coli</i>\n in H<sub>2</sub>O</t>", "Role of E. coli in H2O"],
    ["<t>Use of<sup>7</sup>Be and<sup>137</sup>Cs</t>", "Use of 7Be and 137Cs"],
    ["<t>x<sup>2</sup> thereof<b>y</b></t>", "x2 thereofy"],
    ["<t>A title<xref ref-type='fn'>*</xref><fn><p>note</p></fn> goes on</t>", "A title goes on"],
    ["<t>See <xref ref-type='bibr'>3</xref></t>", "See 3"],
    ["<t><p>One.</p><p>Two.</p></t>", "One. Two."],
    ["<t>a<break/>b</t>", "a b"],
    [
      "<t><inline-formula><mml:math xmlns:mml='m'><mml:mi>E</mml:mi></mml:math><tex-math>$E$</tex-math></inline-formula></t>",
      "E",
    ],
    ["<t><tex-math>E=mc^2</tex-math></t>", "E=mc^2"],
    ["<t>&amp;lt;i&amp;gt;Kites&amp;lt;/i&amp;gt; p &lt; 0.05</t>", "Kites p < 0.05"],
    ["<t/>", ""],
  ])("reads %s", (xml, expected) => {
    expect(proseOf(tree(xml))).toBe(expected);
  });
});

describe("abstracts", () => {
  it.each([
    ["<abstract>Bare <i>text</i>.</abstract>", "Bare text."],
    ["<abstract><title>Abstract</title><p>One.</p><p>Two.</p></abstract>", "One.\nTwo."],
    ["<abstract><title>خلاصہ</title><p>پتنگ۔</p></abstract>", "پتنگ۔"],
    ["<abstract><title>Aim</title><p>One.</p><title>Result:</title><p>Two.</p></abstract>", "Aim: One.\nResult: Two."],
    [
      "<abstract><sec><title>Outer</title><sec><title>Inner.</title><p>One.</p></sec><p>Two.</p></sec></abstract>",
      "Inner: One.\nOuter: Two.",
    ],
    [
      "<abstract><p>List:<list><list-item><p>a</p></list-item><list-item><p>b</p></list-item></list></p></abstract>",
      "List:\na\nb",
    ],
    ["<abstract><sec><title>Empty</title></sec></abstract>", ""],
  ])("reads %s", (xml, expected) => {
    expect(abstractOf(tree(xml))).toBe(expected);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latexToText } from "./latex.ts";

describe("LaTeX to text", () => {
  it.each([
    ['{\\"o}\\"{o}\\"o', "ööö"],
    ["caf\\'e, {\\'{E}}cole, Cov{\\'\\i}d", "café, École, Covíd"],
    ["\\c{c}a \\v{s} Erd\\H{o}s \\~n", "ça š Erdős ñ"],
    ["Muhammad Iqb\\={a}l, \\d{t}\\={a}lib", "Muhammad Iqbāl, ṭālib"],
    ["{\\aa} {\\L}ukasz Stra\\ss e Gro{\\ss}", "å Łukasz Straße Groß"],
    ["A \\& B, 5\\%, \\#1, a\\_b, costs $5", "A & B, 5%, #1, a_b, costs $5"],
    ["``quoted'' 1--3 --- so", "“quoted” 1–3 — so"],
    ["$\\alpha$-ray of H$_2$O at $10^{-3}$", "α-ray of H₂O at 10⁻³"],
    ["\\textit{Homo \\textbf{sapiens}} {\\it x} {NASA}", "Homo sapiens x NASA"],
    ["\\unknown{kept} \\constructor{} \\href{http://x.y}{link}", "kept  link"],
    ["a~b \\\\ c", "a b   c"],
    ["اردو {ادب}", "اردو ادب"],
    ["no } partner { here", "no  partner  here"],
    ["x_y 2^3", "x_y 2^3"],
  ])("%j", (source, expected) => {
    expect(latexToText(source)).toBe(expected);
  });

  it("leaves a text without commands alone, never throws, and takes no longer for brackets that never close", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(latexToText(text)).toBe(latexToText(text).normalize("NFC"));
      }),
    );
    expect(latexToText("plain (text), 5 > 3; ok?")).toBe("plain (text), 5 > 3; ok?");
    expect(latexToText("\\'{".repeat(20_000)).length).toBeLessThan(10);
    expect(latexToText(`${"{".repeat(50_000)}x`)).toBe("x");
  });
});

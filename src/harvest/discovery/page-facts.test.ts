import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPage } from "./page-facts.ts";

function facts(html: string) {
  return readPage(Buffer.from(html), "https://journal.example.edu.pk/index.php/j/about");
}

describe("a page", () => {
  it("says what made it, its title and its journal", () => {
    expect(
      facts(
        `<head><title>\n About the Journal &amp; more | <b>J</b></title><meta name="Generator" content="Open Journal Systems 3.3.0.14"><META NAME="citation_journal_title" CONTENT="Pakistan J. of X"></head>`,
      ),
    ).toMatchObject({
      generator: "Open Journal Systems 3.3.0.14",
      title: "About the Journal & more | J",
      journal: "Pakistan J. of X",
    });
  });

  it("gives its links absolute, each once, by its base", () => {
    expect(
      facts(`<a href="../oai#top">1</a><a href='/index.php/oai'>2</a><a href=mailto:a@b>3</a><a href="http://[">4</a>`)
        .links,
    ).toEqual(["https://journal.example.edu.pk/index.php/oai"]);
    expect(facts(`<base href="https://other.example.pk/x/"><a href="y">1</a>`).links).toEqual([
      "https://other.example.pk/x/y",
    ]);
  });

  it.each([
    ["<p>ISSN: 1997-3438</p>", ["1997-3438"]],
    ["<p>ISSN (Print): 1997-3438 | ISSN (Online): 2070-2469</p>", ["1997-3438", "2070-2469"]],
    ["<p>pISSN&nbsp;1997–3438 eISSN 2070–2469</p>", ["1997-3438", "2070-2469"]],
    ["<li>ISSN 1997-3438 (Print), 2070-2469 (Online)</li>", ["1997-3438", "2070-2469"]],
    ["<b>ISSN</b>\n<span>19973438</span> Vol. 3, 2019-2020", ["1997-3438"]],
    ["<p>ISSN 1997-3439</p>", ["1997-3439"]],
    ["<meta name=citation_issn content=2070-2469><p>ISSN 1997-3438", ["2070-2469", "1997-3438"]],
    ["<p>Phone 1997-3438, lessons 2070-2469</p><script>ISSN 1997-3438</script>", []],
  ])("%s has the ISSNs %j", (html, expected) => {
    expect(facts(html).issns.map(({ value }) => value)).toEqual(expected);
  });

  it("never throws, and is bounded", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readPage(bytes, "https://a.example.pk/");
      }),
    );
    const many = facts("<a href=x></a><p>issn".repeat(100_000));
    expect(many.links).toHaveLength(1);
    expect(facts(`<a href=/${"<a href=/".repeat(100_000)}`).links.length).toBeLessThanOrEqual(3000);
  });
});

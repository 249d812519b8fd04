import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { plainText } from "../text/markup.ts";
import { exactTerms } from "./analyse.ts";
import { facets, names, queryFields, textFields } from "./fields.ts";
import { parseQuery, queryBounds } from "./parse.ts";
import type { QueryNode } from "./query.ts";
import { join, negate, positiveLeaves, printQuery } from "./tree.ts";

/** The tree without positions. */
function bare(node: QueryNode | null): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "at" ? undefined : value)));
}

function printed(text: string): string {
  const { query } = parseQuery(text);
  return query === null ? "" : printQuery(query);
}

function codes(text: string): string[] {
  return parseQuery(text).explanations.map((one) => `${one.code} ${one.subject}`.trim());
}

describe("query language", () => {
  it.each([
    ["diabetes karachi", "diabetes karachi"],
    ['"focus group discussion"', '"focus group discussion"'],
    ["title:mentorship author:jadoon", "title:mentorship author:jadoon"],
    ['journal:"Journal of Medical Sciences" 2025', 'journal:"Journal of Medical Sciences" 2025'],
    ["wheat OR rice -hybrid year:2015..2020", "wheat OR (rice -hybrid year:2015..2020)"],
    ["(wheat OR rice) AND NOT hybrid", "(wheat OR rice) -hybrid"],
    ['ment* -"case report"', 'ment* -"case report"'],
    ["a AND b AND (c d)", "a b c d"],
    ["title:(wheat OR rice)", "title:wheat OR title:rice"],
    ["kind:(article OR Books)", "kind:article OR kind:book"],
    ["NOT NOT wheat", "wheat"],
    ["-(a b)", "-(a b)"],
    ["year:2015", "year:2015"],
    ["year:2015-2020", "year:2015..2020"],
    ["year:2020..2015", "year:2015..2020"],
    ["year:۲۰۱۵..۲۰۲۰", "year:2015..2020"],
    ["year:2015..", "year:2015.."],
    ["year:>2015 year:>=2015 year:<2015 year:<=۲۰۱۵", "year:2016.. year:2015.. year:..2014 year:..2015"],
    ["date:2024/1/31", "date:2024-01-31"],
    ["wheat −rice", "wheat -rice"],
    ["‹غالب کی شاعری›", '"غالب کی شاعری"'],
    ["date:2024-01..2024-06", "date:2024-01-01..2024-06-30"],
    ["date:2024", "date:2024-01-01..2024-12-31"],
    ["category:x has:PDF language:Urdu", "category:X has:pdf language:ur"],
    ["kind:thesis", "type:thesis"],
    ['topic:"Social Sciences" in:abc', 'topic:"Social Sciences" in:abc'],
    ["Title:wheat ＴＩＴＬＥ：rice", "title:wheat title:rice"],
    ["author: khan", "author:khan"],
    ["language: Urdu", "language:ur"],
  ])("reads %s", (text, tree) => {
    expect(printed(text)).toBe(tree);
    expect(codes(text)).toEqual([]);
  });

  it("keeps where each part stands in what was typed", () => {
    expect(parseQuery("wheat  title:rice").query).toEqual({
      type: "and",
      nodes: [
        { type: "word", text: "wheat", at: 0 },
        { type: "word", text: "rice", field: "title", at: 13 },
      ],
    });
  });

  it.each([
    ["10.52764/jms.25.33.1.3", "doi:10.52764/jms.25.33.1.3"],
    ["https://doi.org/10.52764/JMS.25.33.1.3", "doi:10.52764/jms.25.33.1.3"],
    ["1997-3438", "issn:1997-3438"],
    ["doi:10.47205/jdss.2021(2-III)01", "doi:10.47205/jdss.2021(2-iii)01"],
    ["mentorship 10.47205/jdss.2021(2-III)01", "mentorship doi:10.47205/jdss.2021(2-iii)01"],
    ["issn:19973438", "issn:1997-3438"],
    ["0000-0002-1825-0097", "orcid:0000-0002-1825-0097"],
    ["978-0-306-40615-7", "isbn:9780306406157"],
  ])("knows the identifier %s", (text, tree) => expect(printed(text)).toBe(tree));

  it.each([
    ["a title\nwith a line break", "a title with a line break"],
    ["“focus group”", '"focus group"'],
    ["«غالب کی شاعری»", '"غالب کی شاعری"'],
    ["غالب، شاعری؟", "غالب شاعری"],
    ["title：（wheat　rice）", "title:wheat title:rice"],
    ["\u200fغالب\u200f title:\u200fاقبال", "غالب title:اقبال"],
    ["Covid-19:effects", "Covid-19 effects"],
    ["diabetes,karachi", "diabetes karachi"],
    ["Jadoon,Sara", "Jadoon Sara"],
    ["wheat/rice;maize+barley|oats", "wheat rice maize barley oats"],
    ["غالب،اقبال؛فیض", "غالب اقبال فیض"],
    ["author:Jadoon,Sara", "author:Jadoon author:Sara"],
    ["wheat*,rice", "wheat* rice"],
    ["COVID-19 Qur'an U.S.A. e.g.", "COVID-19 Qur'an U.S.A e.g"],
    ["Effect of <i>E. coli</i> on R&amp;D", "Effect of E coli on R D"],
    ['"p<0.05 &lt;i&gt; &amp; q"', '"p 0.05 q"'],
    ["&#1575;&#1585;&#1583;&#1608; ادب", "اردو ادب"],
    ["Global Media Journal : Pakistan Edition", "Global Media Journal Pakistan Edition"],
    ["Equations of (1,d)-polarized surfaces", "Equations of 1 d polarized surfaces"],
    ['"Self"-empowering students', '"Self" empowering students'],
    [
      "WAVE CLIMATE STUDY In THE REGION OF THE EAST FRISIAN ISLANDS AND COAST",
      "WAVE CLIMATE STUDY In THE REGION OF THE EAST FRISIAN ISLANDS and COAST",
    ],
    ["فلسفۂ دعوت**", "فلسفۂ دعوت"],
    ["title : wheat", "title:wheat"],
    ["author :khan  year : 2015", "author:khan year:2015"],
    ["Language : a key to the mind", "Language a key to the mind"],
    ["Language: a key to the mind", "Language a key to the mind"],
    ["EFFECT OF ZINC AND IRON ON WHEAT NOT RICE", "EFFECT OF ZINC and IRON ON WHEAT not RICE"],
    ["غالب OR اقبال", "غالب OR اقبال"],
    ["WHEAT OR RICE", "WHEAT OR RICE"],
    ["wheat – rice - a & b", "wheat rice a b"],
    ["", ""],
    ["؟ -- & ***", ""],
  ])("takes %j as people mean it", (text, tree) => expect(printed(text)).toBe(tree));

  it.each([
    ['"focus group', "focus group", ["unclosed_quote focus group"]],
    ['title:"focus group', "title:focus group", ["unclosed_quote focus group"]],
    ["(wheat OR rice", "wheat OR rice", ["unclosed_bracket ("]],
    ["wheat) rice", "wheat rice", ["stray_operator )"]],
    ["wheat OR", "wheat", ["stray_operator OR"]],
    ["AND wheat", "wheat", ["stray_operator AND"]],
    ["wheat NOT", "wheat", ["stray_operator NOT"]],
    ["autor:khan", "autor khan", ["unknown_field autor"]],
    ["wheat or rice", "wheat or rice", ["small_operator or"]],
    ["wheat not rice", "wheat not rice", ["small_operator not"]],
    ["to be or not to be a teacher", "to be or not to be a teacher", []],
    ["w*eat", "w eat", ["wildcard_inside w*eat", "wildcard_too_short w*"]],
    ["https://example.com/x", "https example.com x", []],
    ["kind:poem", "poem", ["unknown_value poem"]],
    ["year:abc", "abc", ["bad_range abc"]],
    ["date:2024-13", "2024-13", ["bad_range 2024-13"]],
    ["a* wheat", "a wheat", ["wildcard_too_short a*"]],
    ["title:", "title", []],
  ])("reads %s as likely as can be, and says why", (text, tree, explained) => {
    expect(printed(text)).toBe(tree);
    expect(codes(text)).toEqual(explained);
  });
});

describe("a suggestion", () => {
  it.each([
    ["wheat autor:khan", "wheat author:khan"],
    ["lang:ur wheat", "language:ur wheat"],
    ["authors:khan", "author:khan"],
    ["tilte:wheat", "title:wheat"],
    ["wheat or rice", "wheat OR rice"],
    ["wheat not rice", "wheat NOT rice"],
    ["http:x", undefined],
    ["covid:effects", undefined],
    [`autor:${"x".repeat(90)}`, undefined],
  ])("for %j is %j", (typed, suggestion) => {
    expect(parseQuery(typed).explanations.map((one) => one.suggestion)).toEqual([suggestion]);
  });
});

describe("a wrong check digit", () => {
  const wrong = (text: string) => parseQuery(text).explanations;
  it.each([
    ["1997-3439", "1997-3439", "1997-3438"],
    ["1997-3439,", "1997-3439", "1997-3438"],
    ["wheat issn:1997-3439", "1997-3439", "1997-3438"],
    ["ISSN 2078-102X", "ISSN 2078-102X", "2078-1024"],
    ["9780306406158", "9780306406158", undefined],
    ["978-0-306-40615-8", "978-0-306-40615-8", undefined],
    ["0-306-40615-3", "0-306-40615-3", undefined],
    ["0000-0002-1825-0098", "0000-0002-1825-0098", undefined],
    ["https://orcid.org/0000-0002-1825-0098", "https://orcid.org/0000-0002-1825-0098", undefined],
  ])("is told for %s", (text, subject, suggestion) => {
    const expected = { code: "wrong_check_digit", subject, ...(suggestion === undefined ? {} : { suggestion }) };
    expect(wrong(text)).toEqual([expected]);
  });

  it.each(["1997-3438", "9780306406157", "2015-2020", "20150131", "0300123456", "9234567890123", "10.1234/1997-3439"])(
    "is none in %s",
    (text) => expect(wrong(text)).toEqual([]),
  );

  it("is told once, and without echoing it at length", () => {
    expect(wrong("issn:1997-3439 ".repeat(50))).toHaveLength(1);
    expect(wrong(`wheat issn:"1997-3439${" x".repeat(300)}"`)[0]?.subject).toBe("1997-3439");
  });

  it("leaves the identifier looked for, as some are printed so", () => {
    expect(printed("1997-3439")).toBe("issn:1997-3439");
  });
});

describe("bounds of a query", () => {
  const leaves = (node: QueryNode | null): number =>
    node === null
      ? 0
      : node.type === "not"
        ? leaves(node.node)
        : node.type === "and" || node.type === "or"
          ? node.nodes.reduce((sum, child) => sum + leaves(child), 0)
          : 1;
  const depth = (node: QueryNode | null): number =>
    node === null
      ? 0
      : node.type === "not"
        ? depth(node.node)
        : node.type === "and" || node.type === "or"
          ? 1 + Math.max(...node.nodes.map(depth))
          : 1;

  it.each([
    ["10,000 characters", "mentorship ".repeat(1000)],
    ["one long word", "x".repeat(10_000)],
    ["1,000 wildcards", "ab* ".repeat(1000)],
    ["deep nesting", "(a OR ".repeat(2000)],
    ["nested minus", "-(".repeat(2000)],
    ["quotes", '"'.repeat(9999)],
    ["fields in fields", "title:".repeat(1500)],
    ["marks upon marks", "a\u0301".repeat(5000)],
    ["65 words", Array.from({ length: 65 }, (_, i) => `w${i}`).join(" ")],
    ["commas without a blank", "ab,".repeat(3000)],
    ["Urdu words run together", "کےلیے".repeat(2000)],
    ["minus signs", "- -".repeat(3000).concat("a ".repeat(200))],
  ])("holds for %s", (_, text) => {
    const { query, explanations } = parseQuery(text);
    expect(leaves(query)).toBeLessThanOrEqual(queryBounds.words);
    expect(depth(query)).toBeLessThanOrEqual(2 * queryBounds.depth + 2);
    expect(explanations.map((one) => one.code)).toContain("too_long");
    expect(explanations.length).toBeLessThan(20);
  });

  it("reads the beginning of a long word rather than nothing", () => {
    expect(parseQuery("x".repeat(10_000)).query).toMatchObject({ type: "word", text: "x".repeat(queryBounds.length) });
  });
});

/** Matches tried and letters replaced are what reading costs; counted, for seconds differ from machine to machine. */
describe("reading", () => {
  const steps = (text: string): number => {
    const spies = [
      vi.spyOn(RegExp.prototype, "exec"),
      vi.spyOn(RegExp.prototype, "test"),
      vi.spyOn(String.prototype, "indexOf"),
    ];
    try {
      parseQuery(text);
      return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };
  const hostile = [
    '"',
    "(",
    ")",
    "-",
    "a:",
    "title:",
    "10.1234/",
    "ab* ",
    "a,",
    "کے",
    "\u0301",
    "OR ",
    "..",
    "\u200f",
    "'",
    "*a",
  ];

  it.each(hostile)("takes no more steps than a small multiple of the length for %j again and again", (part) => {
    expect(steps(part.repeat(10_000 / part.length))).toBeLessThan(60 * queryBounds.length);
  });

  it("takes so few for any text", () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 4 })), {
        maxLength: 2000,
        size: "max",
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (typed) => {
        expect(steps(typed)).toBeLessThan(60 * queryBounds.length);
      }),
      { numRuns: 100 },
    );
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    ...["(", ")", '"', "“", "-", "--", "*", ":", "OR", "AND", "NOT", " ", "\n", "..", "2015", "۲۰۱۵", "1997-3438"],
    ...[
      "10.1234/ab(c)",
      "doi:",
      "issn:",
      "غالب",
      "كتاب",
      "؟",
      "،",
      "\u200c",
      "\u200f",
      "Qur'an",
      "<i>",
      "&amp;",
      "&lt;",
      "COVID-19",
      "a:b",
      "＂",
      "\ud800",
    ],
    ...[...queryFields.keys()].map((name) => `${name}:`),
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.string({ maxLength: 8 }),
);
const anyText = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(""));

describe("any text", () => {
  it("is a query, and its tree printed and read again is the same tree", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { query } = parseQuery(text);
        if (query === null) return;
        expect(bare(parseQuery(printQuery(query)).query)).toEqual(bare(query));
      }),
      { numRuns: 3000 },
    );
  });

  it("is explained without echoing it at length", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { subject } of parseQuery(text).explanations) expect(subject.length).toBeLessThanOrEqual(81);
      }),
    );
  });
});

const word = fc.constantFrom("wheat", "rice", "غالب", "COVID-19", "Qur'an", "میںطباعت", "2015");
const field = fc.option(fc.constantFrom(...names(textFields)), { nil: undefined });
const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc
    .record({ type: fc.constantFrom("word" as const, "phrase" as const, "prefix" as const), text: word, field })
    .map(
      ({ type, text, field }): QueryNode =>
        field === undefined ? { type, text, at: 0 } : { type, text, field, at: 0 },
    ),
  fc.constantFrom<QueryNode>(
    { type: "identifier", scheme: "doi", value: "10.47205/jdss.2021(2-iii)01", at: 0 },
    { type: "identifier", scheme: "issn", value: "1997-3438", at: 0 },
    { type: "facet", facet: "category", value: "uncertain", at: 0 },
    { type: "facet", facet: "subject", value: "Arts: general (all)", at: 0 },
    { type: "facet", facet: "journal", value: "0123abc", at: 0 },
    { type: "range", field: "year", from: 2015, at: 0 },
    { type: "range", field: "date", from: 100, to: 19_000, at: 0 },
  ),
);
const { tree } = fc.letrec<{ tree: QueryNode | null; node: QueryNode | null }>((tie) => ({
  node: fc.oneof({ depthSize: "small" }, leaf, tie("tree")),
  tree: fc.oneof(
    leaf,
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("node"), { maxLength: 4 }))
      .map(([type, nodes]) => join(type, nodes)),
    tie("node").map(negate),
  ),
}));

describe.skipIf(!hasSharedData)("real titles", () => {
  const titles = ["urdu/bunyad-articles.jsonl", "urdu/ishraq-articles.jsonl", "news/urdu-ibc-headlines.jsonl"]
    .flatMap((file) => (hasSharedData ? readFileSync(sharedData(file), "utf8").trim().split("\n") : []))
    .map((line) => (JSON.parse(line) as { title: string }).title)
    .concat(
      ...(hasSharedData ? sharedFiles("oai", ".xml") : []).map((file) =>
        [...readFileSync(file, "utf8").matchAll(/<dc:title[^>]*>([^<]*)/g)].map((found) => plainText(found[1] ?? "")),
      ),
    );

  it("are read, when pasted, as the words under which they are indexed", () => {
    expect(titles.length).toBeGreaterThan(5000);
    const terms = (query: QueryNode | null): string[] =>
      positiveLeaves(query).flatMap((leaf) => ("text" in leaf ? exactTerms(leaf.text) : [leaf.type]));
    const otherwise = titles.filter(
      (title) => terms(parseQuery(title).query).join(" ") !== exactTerms(title).join(" "),
    );
    // A minus after a blank, and a second colon: what is meant cannot be known.
    expect(otherwise.length).toBeLessThan(titles.length / 1000);
  });
});

describe("any tree", () => {
  it("is read from its own print", () => {
    fc.assert(
      fc.property(tree, (tree) => {
        // A lone identifier is recognised as one in any spelling.
        if (tree === null) return;
        const { query, explanations } = parseQuery(printQuery(tree));
        expect(explanations).toEqual([]);
        expect(bare(query)).toEqual(bare(tree));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the field table", () => {
  it("has one meaning for every name", () => {
    const params = names(facets).map((facet) => facets[facet].param);
    expect(new Set(params).size).toBe(params.length);
    expect(queryFields.get("keyword")).toEqual({ as: "text", field: "keyword" });
    expect(queryFields.get("year")).toEqual({ as: "number", field: "year" });
    expect(queryFields.get("in")).toEqual({ as: "facet", facet: "journal" });
  });
});

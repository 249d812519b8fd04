import { describe, expect, it } from "vitest";
import { type StyleName, styled, textOf } from "../../src/export/styles/index.ts";
import type { Work } from "../../src/export/work.ts";
import { articleData } from "../browser/render.ts";

const article: Work = {
  id: "a1",
  data: articleData({
    titles: [{ value: "Perceptions of a “mentorship” program in Peshawar: what do students say?", lang: "en" }],
    contributors: [
      { name: { printed: "Sara Jadoon", family: "Jadoon", given: "Sara" }, role: "author", affiliations: [] },
      {
        name: { printed: "Muhammad Ali ul Haq", family: "ul Haq", given: "Muhammad Ali" },
        role: "author",
        affiliations: [],
      },
      { name: { printed: "Gulrukh", family: "Gulrukh" }, role: "author", affiliations: [] },
    ],
    published: { start: "2024-05-01" },
    container: {
      titles: [{ value: "Journal of Medical Sciences", lang: "en" }],
      issns: [],
      issue: { volume: "33", number: "1-2" },
      pages: { printed: "321-328", first: "321", last: "328" },
    },
    identifiers: [{ scheme: "doi", value: "10.5555/first", valid: true }],
  }),
};

const urdu: Work = {
  id: "u1",
  data: articleData({
    titles: [{ value: "غالب کی شاعری", lang: "ur" }],
    contributors: [{ name: { printed: "محمد حسین آزاد", lang: "ur" }, role: "author", affiliations: [] }],
    container: { titles: [{ value: "بنیاد", lang: "ur" }], issns: [], issue: { number: "4" } },
  }),
};

const body: Work = {
  id: "b1",
  data: {
    ...articleData(),
    kind: "book",
    titles: [{ value: "Statistics of education", lang: "en" }],
    contributors: [{ name: { printed: "Ministry of Education", corporate: true }, role: "author", affiliations: [] }],
    publisher: "Government of Pakistan",
    edition: "2",
    published: { start: "2003", end: "2004" },
  },
};

/** Written by hand from the styles' manuals. */
const expected: readonly (readonly [StyleName, Work, string])[] = [
  [
    "apa",
    article,
    "Jadoon, S., ul Haq, M. A., & Gulrukh. (2024). Perceptions of a “mentorship” program in Peshawar: what do students say? Journal of Medical Sciences, 33(1–2), 321–328. https://doi.org/10.5555/first",
  ],
  [
    "mla",
    article,
    "Jadoon, Sara, et al. “Perceptions of a ‘Mentorship’ Program in Peshawar: What Do Students Say?” Journal of Medical Sciences, vol. 33, no. 1–2, May 2024, pp. 321–28, https://doi.org/10.5555/first.",
  ],
  [
    "chicago",
    article,
    "Jadoon, Sara, Muhammad Ali ul Haq, and Gulrukh. 2024. “Perceptions of a ‘Mentorship’ Program in Peshawar: What Do Students Say?” Journal of Medical Sciences 33 (1–2): 321–28. https://doi.org/10.5555/first.",
  ],
  [
    "harvard",
    article,
    "Jadoon, S., ul Haq, M.A. and Gulrukh (2024) ‘Perceptions of a “mentorship” program in Peshawar: what do students say?’, Journal of Medical Sciences, 33(1–2), pp. 321–328. Available at: https://doi.org/10.5555/first.",
  ],
  [
    "vancouver",
    article,
    "Jadoon S, ul Haq MA, Gulrukh. Perceptions of a “mentorship” program in Peshawar: what do students say? Journal of Medical Sciences [Internet]. 2024 May 1;33(1–2):321–8. Available from: https://doi.org/10.5555/first",
  ],
  [
    "ieee",
    article,
    "S. Jadoon, M. A. ul Haq, and Gulrukh, “Perceptions of a ‘mentorship’ program in Peshawar: what do students say?,” Journal of Medical Sciences, vol. 33, no. 1–2, pp. 321–328, May 2024, doi: 10.5555/first.",
  ],
  ["apa", urdu, "محمد حسین آزاد. (n.d.). غالب کی شاعری. بنیاد, 4."],
  ["harvard", urdu, "محمد حسین آزاد (no date) ‘غالب کی شاعری’, بنیاد, (4)."],
  ["apa", body, "Ministry of Education. (2003–2004). Statistics of education (2nd ed.). Government of Pakistan."],
  ["mla", body, "Ministry of Education. Statistics of Education. 2nd ed., Government of Pakistan, 2003–2004."],
  ["vancouver", body, "Ministry of Education. Statistics of education. 2nd ed. Government of Pakistan; 2003–2004."],
];

describe("a citation", () => {
  it.each(expected)("%s", (style, work, text) => expect(textOf(styled(work, style))).toBe(text));

  it("is never more than a few names and lines, whatever a source puts where", () => {
    const long = "word 'quoted' \"and\" so on ".repeat(20_000);
    const people = Array.from({ length: 5000 }, (_, n) => ({
      name: { printed: `Author ${n}`, family: `Author${n}`, given: "A" },
      role: "author" as const,
      affiliations: [],
    }));
    const work = { id: "x", data: articleData({ titles: [{ value: long }], contributors: people }) };
    expect(textOf(styled(work, "apa"))).toMatch(/Author18, A\., … Author4999, A\. \(n\.d\.\)/);
    expect(textOf(styled(work, "apa")).length).toBeLessThan(3000);
  });
});

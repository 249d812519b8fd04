import { describe, expect, it } from "vitest";
import { articleData, render, textOf } from "../../../test/browser/render.ts";
import { en } from "../messages/en.ts";
import { FullText, readingLinks } from "./full-text.tsx";

describe("the way to the full text", () => {
  const landing = { rel: "landing" as const, url: "https://www.jmedsci.com/article/view/1" };
  const pdf = { rel: "pdf" as const, url: "https://jmedsci.com/article/download/1/1" };
  const doi = { scheme: "doi" as const, value: "10.52764/jms.25.33.1.3", valid: true };

  it("puts the PDF first, and leaves out what is not safe to follow", () => {
    const unsafe = { rel: "galley" as const, url: "javascript:alert(1)" };
    expect(readingLinks([landing, unsafe, pdf])).toEqual([pdf, landing]);
    const text = textOf(render(<FullText data={articleData({ links: [landing, pdf] })} />));
    expect(text).toMatch(/PDF at jmedsci\.com .*Read at jmedsci\.com/);
  });

  it("leads by the DOI where no source gives a link, and says so where there is neither", () => {
    const html = render(<FullText data={articleData({ identifiers: [doi] })} />);
    expect(html).toContain('href="https://doi.org/10.52764/jms.25.33.1.3"');
    expect(textOf(render(<FullText data={articleData({ identifiers: [{ ...doi, valid: false }] })} />))).toContain(
      en.record.noFullText,
    );
  });
});

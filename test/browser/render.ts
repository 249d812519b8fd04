import type { VNode } from "preact";
import type { CatalogueRecord } from "../../src/catalogue/catalogue.ts";
import type { ArticleData, CommonData, JournalData } from "../../src/domain/record.ts";
import { renderHtml } from "../../src/web/html.tsx";
import { en } from "../../src/web/messages/en.ts";
import type { View } from "../../src/web/view.ts";

export const testView: View = { t: en, asset: (name) => `/assets/${name}`, origin: "", today: "2026-01-15" };

/** A component or page as HTML. */
export function render(node: VNode): string {
  return renderHtml(testView, node).replace("<!DOCTYPE html>", "");
}

/** What is read, without tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

const nothing: CommonData = {
  titles: [],
  abstracts: [],
  contributors: [],
  identifiers: [],
  languages: [],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
};

export function articleData(more: Partial<ArticleData> = {}): ArticleData {
  return { ...nothing, kind: "article", type: "article", references: [], ...more };
}

export function journalData(more: Partial<JournalData> = {}): JournalData {
  return { ...nothing, kind: "journal", formerTitles: [], ...more };
}

export function recordOf(data: CatalogueRecord["data"], more: Partial<CatalogueRecord> = {}): CatalogueRecord {
  return {
    id: "r1",
    kind: data.kind,
    data,
    sample: false,
    createdAt: "2025-12-01T00:00:00Z",
    updatedAt: "2025-12-02T00:00:00Z",
    ...more,
  };
}

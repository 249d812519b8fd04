import { parsePartialDate } from "../../../domain/partial-date.ts";
import { childrenNamed, childText, type XmlElement } from "../../xml/element.ts";
import { type Dated, dateOf } from "../dated.ts";

/** Media by `pub-type` (up to JATS 1.0). A day on which a repository did something is no date of publication. */
const byType: Readonly<Record<string, readonly string[]>> = {
  ppub: ["print"],
  epub: ["online"],
  "epub-ppub": ["print", "online"],
  pub: ["other"],
  collection: ["collection"],
  "": ["other"],
};

/** Dates of publication by medium: `print`, `online`, `other`, and `collection`, of the issue. */
export function datesOf(meta: XmlElement): Dated[] {
  return childrenNamed(meta, "pub-date").flatMap((element) => {
    const date =
      dateOf(element) ??
      parsePartialDate(element.attributes["iso-8601-date"] ?? "") ??
      parsePartialDate(childText(element, "string-date") ?? "");
    return date === undefined ? [] : mediaOf(element).map((medium) => ({ medium, date }));
  });
}

/** Since JATS 1.1: what happened (`date-type`) and in which form (`publication-format`). */
function mediaOf(element: XmlElement): readonly string[] {
  const type = (element.attributes["pub-type"] ?? element.attributes["date-type"] ?? "").trim().toLowerCase();
  const format = element.attributes["publication-format"]?.trim().toLowerCase() ?? "";
  const media = Object.hasOwn(byType, type) ? (byType[type] ?? []) : [];
  if (media[0] !== "other") return media;
  if (/^electronic|online|^epub$/.test(format)) return ["online"];
  return format === "print" ? ["print"] : media;
}

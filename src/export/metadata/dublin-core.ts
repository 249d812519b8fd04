import type { RecordData } from "../../domain/record.ts";
import { containerOf, dateOf, doiOf, isbnsOf, issnsOf, languageOf, publisherOf, type Work } from "../work.ts";
import { type Tag, tag } from "./tags.ts";

/** DCMI type vocabulary. */
const types: Readonly<Record<RecordData["kind"], string>> = {
  article: "Text",
  journal: "Collection",
  book: "Text",
  chapter: "Text",
  news: "Text",
  video: "MovingImage",
};

const mostPeople = 200;

/** Dublin Core in HTML (DC-HTML, 2008): the fifteen elements, as far as they are known. */
export function dublinCoreOf(work: Work): Tag[] {
  const { data } = work;
  const doi = doiOf(work);
  const channel = data.kind === "video" ? data.channel : undefined;
  const creators = data.contributors.slice(0, mostPeople).filter(({ role }) => role === "author");
  const others = data.contributors.slice(0, mostPeople).filter(({ role }) => role !== "author");
  return [
    ...data.titles.slice(0, 3).flatMap(({ value, lang }) => tag("DC.title", value, lang)),
    ...creators.flatMap(({ name }) => tag("DC.creator", name.printed, name.lang)),
    ...others.flatMap(({ name }) => tag("DC.contributor", name.printed, name.lang)),
    ...tag("DC.date", dateOf(work)?.start),
    ...tag("DC.publisher", channel ?? publisherOf(work)),
    ...tag("DC.type", types[data.kind]),
    ...(doi === undefined ? [] : tag("DC.identifier", `doi:${doi}`)),
    ...isbnsOf(work)
      .slice(0, 2)
      .flatMap((isbn) => tag("DC.identifier", `urn:isbn:${isbn}`)),
    ...(data.kind === "journal" ? issnsOf(work).flatMap((issn) => tag("DC.identifier", `urn:issn:${issn}`)) : []),
    ...tag("DC.source", containerOf(work)?.value, containerOf(work)?.lang),
    ...tag("DC.language", languageOf(work)),
    ...tag("DC.rights", data.licence?.url ?? data.licence?.id),
  ];
}

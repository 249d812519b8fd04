import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { type ExportFormat, exportFormats, exportText, type FormatName, formatNames } from "../export/formats.ts";
import { weightOf } from "../http/negotiate.ts";
import type { WebParts } from "./parts.ts";
import { viewOf } from "./site.ts";
import { worksOf } from "./works-of.ts";

/** Records held at once while a list is given out. */
const batch = 50;

/** The format that an Accept header asks for rather than the page; undefined = the page. */
export function formatAccepted(accept: string | undefined): FormatName | undefined {
  if (accept === undefined || accept.length > 1000) return undefined;
  const page = weightOf(accept, "text/html");
  let best: { name: FormatName; weight: number } | undefined;
  for (const name of formatNames) {
    // `*/*` asks for no format: only a type that is named does
    const named = exportFormats[name].accepts.filter((type) => accept.toLowerCase().includes(type));
    const weight = Math.max(0, ...named.map((type) => weightOf(accept, type)));
    if (weight > page && weight > (best?.weight ?? 0)) best = { name, weight };
  }
  return best?.name;
}

/** `k3m9x2p0qa.bib`: the id of a record and the format that stands behind it. */
export function splitFormat(id: string): { id: string; format?: FormatName } {
  const format = formatNames.find((name) => id.endsWith(`.${name}`));
  return format === undefined ? { id } : { id: id.slice(0, -format.length - 1), format };
}

/** Answers with one record as a file. */
export async function sendRecord(
  reply: FastifyReply,
  parts: WebParts,
  record: CatalogueRecord,
  name: FormatName,
): Promise<FastifyReply> {
  const works = await worksOf([record], { catalogue: parts.catalogue, ...placeOf(parts) });
  return headed(reply, name, `definepk-${record.id}`).send(exportText(name, works));
}

/** Answers with many records as one file, a few at a time; those that are gone meanwhile are left out. */
export function sendRecords(
  reply: FastifyReply,
  parts: WebParts,
  ids: readonly string[],
  name: FormatName,
  file: string,
): FastifyReply {
  return headed(reply, name, file).send(Readable.from(pieces(ids, parts.catalogue, name, placeOf(parts))));
}

function placeOf(parts: WebParts): { origin: string; today: string } {
  const { origin, today } = viewOf(parts);
  return { origin, today };
}

function headed(reply: FastifyReply, name: FormatName, file: string): FastifyReply {
  return reply
    .type(exportFormats[name].type)
    .header("content-disposition", `attachment; filename="${file.replace(/[^\w-]/g, "_")}.${name}"`)
    .header("x-robots-tag", "noindex")
    .header("access-control-allow-origin", "*");
}

async function* pieces(
  ids: readonly string[],
  catalogue: CatalogueReader,
  name: FormatName,
  place: { origin: string; today: string },
): AsyncGenerator<string> {
  const format: ExportFormat = exportFormats[name];
  let isFirst = true;
  yield format.start;
  for (let at = 0; at < ids.length; at += batch) {
    const works = await worksOf(await catalogue.records(ids.slice(at, at + batch)), { catalogue, ...place });
    let text = "";
    for (const work of works) {
      text += (isFirst ? "" : format.between) + format.record(work);
      isFirst = false;
    }
    if (text !== "") yield text;
  }
  yield format.end;
}

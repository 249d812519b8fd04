import { Decoder } from "../decode.ts";
import { localName } from "../xml/element.ts";

const openTag = /<(?![?!])(?<name>[^\s<>/"'=]{1,200})(?<attributes>[^<>]{0,8000})/;

/** A document's root element: its name, and the namespace that its own prefix is bound to. */
export interface RootName {
  readonly local: string;
  readonly namespace?: string;
}

/** The root element out of a document's first bytes, for recognising formats; undefined where they are no XML. */
export function rootNameOf(head: Uint8Array): RootName | undefined {
  const decoder = new Decoder({ told: "xml" });
  const text = decoder.write(head) + decoder.end();
  if (!text.trimStart().startsWith("<")) return undefined;
  const bare = text
    .replace(/<!--[^]*?(?:-->|$)/g, "")
    .replace(/<!DOCTYPE[^[>]{0,500}(?:\[[^\]]{0,20000}\][^>]{0,100})?>/i, "");
  const found = openTag.exec(bare)?.groups;
  const name = found?.["name"];
  if (name === undefined) return undefined;
  const colon = name.indexOf(":");
  const attribute = colon < 0 ? "xmlns" : `xmlns:${name.slice(0, colon)}`;
  const bound = (found?.["attributes"] ?? "").split(`${attribute}=`)[1];
  const quote = bound?.[0];
  const namespace = quote === '"' || quote === "'" ? bound?.slice(1).split(quote)[0] : undefined;
  return { local: localName(name), ...(namespace === undefined ? {} : { namespace }) };
}

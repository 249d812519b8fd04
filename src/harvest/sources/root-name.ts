import { Decoder } from "../decode.ts";
import { localName } from "../xml/element.ts";

const openTag = /<(?![?!])(?<name>[^\s<>/"'=]{1,200})(?<attributes>[^<>]{0,8000})/;

/** A document's root element: its name, the namespace that its own prefix is bound to, and the first element within it. */
export interface RootName {
  readonly local: string;
  readonly namespace?: string;
  /** Without its prefix. */
  readonly child?: string;
}

/** The root element out of a document's first bytes, for recognising formats; undefined where they are no XML. */
export function rootNameOf(head: Uint8Array): RootName | undefined {
  const decoder = new Decoder({ told: "xml" });
  const text = decoder.write(head) + decoder.end();
  if (!text.trimStart().startsWith("<")) return undefined;
  const bare = text
    .replace(/<!--[^]*?(?:-->|$)/g, "")
    .replace(/<!DOCTYPE[^[>]{0,500}(?:\[[^\]]{0,20000}\][^>]{0,100})?>/i, "");
  const tag = openTag.exec(bare);
  const found = tag?.groups;
  const name = found?.["name"];
  if (tag === null || name === undefined) return undefined;
  const child = openTag.exec(bare.slice(tag.index + tag[0].length))?.groups?.["name"];
  const colon = name.indexOf(":");
  const attribute = colon < 0 ? "xmlns" : `xmlns:${name.slice(0, colon)}`;
  const bound = (found?.["attributes"] ?? "").split(`${attribute}=`)[1];
  const quote = bound?.[0];
  const namespace = quote === '"' || quote === "'" ? bound?.slice(1).split(quote)[0] : undefined;
  return {
    local: localName(name),
    ...(namespace === undefined ? {} : { namespace }),
    ...(child === undefined ? {} : { child: localName(child) }),
  };
}

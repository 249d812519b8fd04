import { accessOf, parseLicence } from "../../../domain/licence.ts";
import type { Access, Licence } from "../../../domain/record.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { attributeOf } from "./ids.ts";

/** `permissions`: the licence by its address, its text or the copyright's, and whether it is free to read (NISO RP-22). */
export function rightsOf(meta: XmlElement): { readonly licence?: Licence; readonly access: Access } {
  const permissions = childNamed(meta, "permissions") ?? meta;
  const licences = [...childrenNamed(permissions, "license"), ...childrenNamed(permissions, "licence")];
  const addresses = licences.flatMap((one) => [
    attributeOf(one, "href") ?? "",
    ...childrenNamed(one, "license_ref").map((ref) => textOf(ref).trim()),
  ]);
  const texts = [
    ...licences.map(proseOf),
    ...["copyright-statement", "license-p"].flatMap((name) => childrenNamed(permissions, name).map(proseOf)),
  ];
  const said = [...addresses, ...texts].filter((text) => text !== "");
  const known = parseLicence(said);
  const address = addresses.find((url) => /^https?:\/\//i.test(url));
  const licence =
    known?.id === undefined && address !== undefined ? { printed: known?.printed ?? address, url: address } : known;
  const isFree =
    licences.some((one) => /open[- ]?access/i.test(one.attributes["license-type"] ?? "")) ||
    [permissions, ...licences].some((one) => childNamed(one, "free_to_read") !== undefined);
  return { ...(licence === undefined ? {} : { licence }), access: isFree ? "open" : accessOf(licence, said) };
}

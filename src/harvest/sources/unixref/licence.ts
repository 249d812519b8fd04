import { accessOf, parseLicence } from "../../../domain/licence.ts";
import type { Access, Licence } from "../../../domain/record.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { programsOf } from "./relations.ts";

/** Versions that a licence may be of, the one that readers get first; `tdm` is for machines. */
const versions = ["vor", "am", "tdm"];

/** Licence and access by the Access Indicators program (`license_ref`, `free_to_read`; NISO RP-22). */
export function licenceOf(item: XmlElement): { readonly licence?: Licence; readonly access: Access } {
  const programs = programsOf(item);
  const stated = programs
    .flatMap((program) => childrenNamed(program, "license_ref"))
    .map((element) => ({ url: textOf(element).trim(), version: element.attributes["applies_to"]?.trim() ?? "vor" }))
    .filter(({ url }) => url !== "" && url.length <= 2048)
    .toSorted((a, b) => versions.indexOf(a.version) - versions.indexOf(b.version));
  const known = parseLicence(stated.map(({ url }) => url));
  const other = stated.find(({ url, version }) => version !== "tdm" && /^https?:\/\//i.test(url))?.url;
  const licence = known?.id === undefined && other !== undefined ? { printed: other, url: other } : known;
  const isFree = programs.some((program) => childNamed(program, "free_to_read") !== undefined);
  const access = isFree ? "open" : accessOf(licence, []);
  return licence === undefined ? { access } : { licence, access };
}

import { childNamed, childrenNamed, descendantNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { resolve } from "./address.ts";
import type { Container } from "./container.ts";

/** What the package document says of the files (EPUB 3.3, "Package document"; OPF 2.0.1). */
export interface Manifest {
  /** Names of the content documents in reading order, each once. */
  readonly spine: readonly string[];
  /** The navigation document of EPUB 3, and the NCX of EPUB 2. */
  readonly nav?: string;
  readonly ncx?: string;
}

const mostItems = 20_000;

export function manifestOf({ root, path }: Container): Manifest {
  const items = new Map<string, { file: string; properties: string; type: string }>();
  const manifest = childNamed(root, "manifest");
  for (const { attributes } of manifest === undefined ? [] : childrenNamed(manifest, "item").slice(0, mostItems)) {
    const file = resolve(path, attributes["href"] ?? "")?.file;
    const { id = "", properties = "" } = attributes;
    if (file !== undefined) items.set(id, { file, properties, type: attributes["media-type"] ?? "" });
  }
  const spine = childNamed(root, "spine");
  const read = (spine === undefined ? [] : childrenNamed(spine, "itemref").slice(0, mostItems)).flatMap(
    ({ attributes }) => items.get(attributes["idref"] ?? "")?.file ?? [],
  );
  const all = [...items.values()];
  const nav = all.find(({ properties }) => properties.split(/\s+/).includes("nav"))?.file;
  const ncx = items.get(spine?.attributes["toc"] ?? "")?.file ?? all.find(({ type }) => type.includes("dtbncx"))?.file;
  return {
    spine: [...new Set(read)],
    ...(nav === undefined ? {} : { nav }),
    ...(ncx === undefined ? {} : { ncx }),
  };
}

/** One statement of the metadata, with what refines it (EPUB 3) or stands on it (EPUB 2). */
export interface Statement {
  readonly text: string;
  readonly id?: string;
  readonly lang?: string;
  /** `role`, `scheme`, `event`, `file-as`, `title-type`, `identifier-type` … in small letters. */
  readonly about: Readonly<Record<string, string>>;
}

const mostStatements = 2000;

/** Statements of Dublin Core by their element. */
export class Metadata {
  readonly #root: XmlElement | undefined;
  readonly #refining = new Map<string, Record<string, string>>();
  /** The id of the statement that is the book's own name. */
  readonly unique: string | undefined;

  constructor(root: XmlElement) {
    this.#root = descendantNamed(root, "metadata", 1);
    this.unique = root.attributes["unique-identifier"];
    for (const meta of this.#elements("meta")) {
      const { refines, property } = meta.attributes;
      if (refines === undefined || property === undefined) continue;
      const about = this.#refining.get(refines.replace(/^#/, "")) ?? {};
      about[property.replace(/^.*:/, "").toLowerCase()] ??= textOf(meta).trim();
      this.#refining.set(refines.replace(/^#/, ""), about);
    }
  }

  #elements(local: string): XmlElement[] {
    if (this.#root === undefined) return [];
    // OPF 1 has Dublin Core in an element of its own
    const inner = ["dc-metadata", "x-metadata"].flatMap((name) => childNamed(this.#root as XmlElement, name) ?? []);
    return [this.#root, ...inner].flatMap((element) => childrenNamed(element, local)).slice(0, mostStatements);
  }

  all(local: string): Statement[] {
    return this.#elements(local).flatMap((element) => {
      const text = proseOf(element);
      const { id } = element.attributes;
      const lang = element.attributes["xml:lang"];
      const own: Record<string, string> = {};
      for (const [name, value] of Object.entries(element.attributes)) {
        if (name.includes(":")) own[name.replace(/^.*:/, "").toLowerCase()] = value;
      }
      const about = { ...own, ...(id === undefined ? {} : this.#refining.get(id)) };
      if (text === "") return [];
      return [{ text, about, ...(id === undefined ? {} : { id }), ...(lang === undefined ? {} : { lang }) }];
    });
  }
}

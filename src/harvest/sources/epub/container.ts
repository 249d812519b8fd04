import { fail, ok, type Result } from "../../../domain/result.ts";
import { openZip, type ZipArchive } from "../../readers/zip.ts";
import { childrenOf, descendantNamed, type XmlElement } from "../../xml/element.ts";
import { parseTree } from "../../xml/tree.ts";

/** Of the file itself; books with many pictures have some tens of MB. */
export const mostBytes = 64 * 1024 * 1024;
/** Of all that is read of it: its text. */
const unpackedBytes = 64 * 1024 * 1024;
const packageType = "application/oebps-package+xml";

/** An EPUB that could be opened: its archive and its package document (EPUB 3.3, "Open Container Format"). */
export interface Container {
  readonly archive: ZipArchive;
  /** Where the package document stands: addresses in it are relative to that. */
  readonly path: string;
  readonly root: XmlElement;
  /** Files that are encrypted, fonts apart: only their names tell something. */
  readonly encrypted: ReadonlySet<string>;
}

/** Opens the archive and its package document. `broken_document`, `too_large`, or `not_this_format` where it is no EPUB. */
export function openContainer(bytes: Uint8Array): Result<Container> {
  const archive = openZip(bytes, { packedBytes: mostBytes, unpackedBytes });
  if (!archive.ok) return archive;
  const container = treeAt(archive.value, "META-INF/container.xml");
  if (!container.ok) {
    return container.problem.code === "not_found"
      ? fail("not_this_format", "The archive is no EPUB: it has no META-INF/container.xml.")
      : container;
  }
  const path = packagePath(container.value);
  if (path === undefined) return fail("broken_document", "META-INF/container.xml names no package document.");
  const root = treeAt(archive.value, path);
  if (!root.ok) return missing(root.problem.code, path, root);
  return ok({ archive: archive.value, path, root: root.value, encrypted: encryptedIn(archive.value) });
}

function missing(code: string, path: string, failed: Result<never>): Result<never> {
  return code === "not_found"
    ? fail("broken_document", `The package document ${path.slice(0, 200)} is missing.`)
    : failed;
}

/** An entry as a tree of XML. */
export function treeAt(archive: ZipArchive, name: string): Result<XmlElement> {
  const bytes = archive.read(name);
  return bytes.ok ? parseTree(bytes.value) : bytes;
}

function packagePath(container: XmlElement): string | undefined {
  const list = descendantNamed(container, "rootfiles", 3);
  const files = list === undefined ? [] : childrenOf(list);
  const file = files.find(({ attributes }) => attributes["media-type"] === packageType) ?? files[0];
  return file?.attributes["full-path"];
}

/** Scrambling of fonts (EPUB 3.3, 4.4; Adobe's) hides no text. */
const fonts = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/i;

function encryptedIn(archive: ZipArchive): Set<string> {
  const tree = treeAt(archive, "META-INF/encryption.xml");
  const found = new Set<string>();
  if (!tree.ok) return found;
  for (const data of childrenOf(tree.value)) {
    const method = descendantNamed(data, "EncryptionMethod", 3)?.attributes["Algorithm"] ?? "";
    const name = descendantNamed(data, "CipherReference", 4)?.attributes["URI"];
    if (name !== undefined && !fonts.test(method)) found.add(name);
  }
  return found;
}

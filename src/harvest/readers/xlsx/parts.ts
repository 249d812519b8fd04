import { fail, ok, type Result } from "../../../domain/result.ts";
import { childNamed, childrenNamed, localName, type XmlElement } from "../../xml/element.ts";
import { parseTree } from "../../xml/tree.ts";
import type { ZipArchive } from "../zip.ts";

/** Where a workbook's parts lie in its package, and what the workbook says of all its sheets. */
export interface WorkbookParts {
  /** Days are counted from 1904, as old versions for the Macintosh did (ECMA-376-1, 18.2.28). */
  readonly is1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings?: string;
  readonly styles?: string;
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

const mostSheets = 1000;
const relationBytes = 4 * 1024 * 1024;

/** Follows the relations of a package (ECMA-376-2, 6.5) to its workbook and from there to the sheets; `not_this_format` where it is no workbook. */
export function workbookParts(archive: ZipArchive): Result<WorkbookParts> {
  const path = relationsOf(archive, "").find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  const tree = treeOf(archive, path);
  if (!tree.ok) return tree.problem.code === "not_found" ? notThisFormat : tree;
  const workbook = tree.value;
  if (workbook.local !== "workbook") return notThisFormat;
  const relations = relationsOf(archive, path);
  const ofType = (type: string): string | undefined => relations.find((one) => one.type === type)?.path;
  const listed = childNamed(workbook, "sheets");
  const sheets = (listed === undefined ? [] : childrenNamed(listed, "sheet")).flatMap((sheet): SheetPart[] => {
    const id = attribute(sheet, "id");
    const found = relations.find((one) => one.id === id && one.type === "worksheet");
    // a chart's sheet has no cells
    if (found === undefined) return [];
    const state = attribute(sheet, "state");
    return [
      { name: attribute(sheet, "name") ?? "", hidden: state === "hidden" || state === "veryHidden", path: found.path },
    ];
  });
  if (sheets.length > mostSheets) return fail("too_large", `The workbook has more than ${mostSheets} sheets.`);
  const date1904 = attribute(childNamed(workbook, "workbookPr"), "date1904");
  const [sharedStrings, styles] = [ofType("sharedStrings"), ofType("styles")];
  return ok({
    is1904: isTrue(date1904),
    sheets,
    ...(sharedStrings === undefined ? {} : { sharedStrings }),
    ...(styles === undefined ? {} : { styles }),
  });
}

const notThisFormat = fail("not_this_format", "The archive is no workbook of Excel (XLSX).");

/** A part as a tree. */
export function treeOf(archive: ZipArchive, path: string): Result<XmlElement> {
  const bytes = archive.read(path);
  return bytes.ok ? parseTree(bytes.value) : bytes;
}

/** An attribute by its name without prefix: `r:id` is written with any. */
export function attribute(element: XmlElement | undefined, local: string): string | undefined {
  if (element === undefined) return undefined;
  const key =
    Object.keys(element.attributes).find((name) => name === local) ??
    Object.keys(element.attributes).find((name) => localName(name) === local);
  return key === undefined ? undefined : element.attributes[key];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

interface Relation {
  readonly id: string | undefined;
  /** The last part of the type's address, which the two editions of the standard have in common. */
  readonly type: string;
  readonly path: string;
}

/** What a part, or the package (`""`), says that it is related to. A part that says nothing has none. */
function relationsOf(archive: ZipArchive, part: string): Relation[] {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const bytes = archive.read(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  const tree = bytes.ok ? parseTree(bytes.value, { maxBytes: relationBytes }) : bytes;
  if (!tree.ok) return [];
  return childrenNamed(tree.value, "Relationship").flatMap((one) => {
    const { Type: type = "", Target: target = "", TargetMode: mode, Id: id } = one.attributes;
    return mode === "External"
      ? []
      : [{ id, type: type.slice(type.lastIndexOf("/") + 1), path: resolved(folder, target) }];
  });
}

/** A target relative to its part's folder, or to the package where it begins with `/`. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

import { childNamed, childrenNamed, childrenOf, descendantNamed, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { resolve, type Target } from "./address.ts";
import { type Container, treeAt } from "./container.ts";
import type { Manifest } from "./package.ts";

/** A point of the table of contents. */
export interface Point {
  readonly label: string;
  /** None: a heading over others. */
  readonly target?: Target;
  readonly points: readonly Point[];
}

const mostPoints = 10_000;
const deepest = 50;

/** The table of contents: of the navigation document (EPUB 3.3, "Navigation document"), else of the NCX (NISO Z39.86, 8); empty where neither can be read. */
export function navigationOf(container: Container, { nav, ncx }: Manifest): readonly Point[] {
  const left = { points: mostPoints };
  const page = nav === undefined ? undefined : treeAt(container.archive, nav);
  if (nav !== undefined && page?.ok === true) {
    const list = tocIn(page.value);
    const points = list === undefined ? [] : listPoints(list, nav, left, 0);
    if (points.length > 0) return points;
  }
  const old = ncx === undefined ? undefined : treeAt(container.archive, ncx);
  if (ncx === undefined || old?.ok !== true) return [];
  const map = descendantNamed(old.value, "navMap", 3);
  return map === undefined ? [] : ncxPoints(map, ncx, left, 0);
}

/** The list of the `nav` that is the table of contents; one without a type is, where there is no other. */
function tocIn(page: XmlElement): XmlElement | undefined {
  const navs: XmlElement[] = [];
  const gather = (element: XmlElement, level: number): void => {
    if (element.local === "nav") navs.push(element);
    else if (level < deepest) for (const child of childrenOf(element)) gather(child, level + 1);
  };
  gather(page, 0);
  const typeOf = ({ attributes }: XmlElement): string => attributes["epub:type"] ?? attributes["role"] ?? "";
  const toc = navs.find((one) => /(?:^|\s|-)toc(?:\s|$)/.test(typeOf(one))) ?? navs.find((one) => typeOf(one) === "");
  return toc === undefined ? undefined : descendantNamed(toc, "ol", 5);
}

function listPoints(list: XmlElement, from: string, left: { points: number }, level: number): Point[] {
  if (level > deepest) return [];
  return childrenNamed(list, "li").flatMap((item) => {
    if (left.points <= 0) return [];
    left.points -= 1;
    const line = childrenOf(item).find(({ local }) => local === "a" || local === "span");
    const href = line?.attributes["href"];
    const below = childNamed(item, "ol");
    return pointOf(line === undefined ? "" : proseOf(line), href, from, () =>
      below === undefined ? [] : listPoints(below, from, left, level + 1),
    );
  });
}

function ncxPoints(parent: XmlElement, from: string, left: { points: number }, level: number): Point[] {
  if (level > deepest) return [];
  return childrenNamed(parent, "navPoint").flatMap((point) => {
    if (left.points <= 0) return [];
    left.points -= 1;
    const label = childNamed(point, "navLabel");
    const href = childNamed(point, "content")?.attributes["src"];
    return pointOf(label === undefined ? "" : proseOf(label), href, from, () =>
      ncxPoints(point, from, left, level + 1),
    );
  });
}

function pointOf(label: string, href: string | undefined, from: string, below: () => Point[]): Point[] {
  const target = href === undefined ? undefined : resolve(from, href);
  const points = below();
  // a point without a name says nothing, what is below it does
  if (label === "" && points.length > 0) return points;
  if (label === "" && target === undefined) return [];
  return [{ label, ...(target === undefined ? {} : { target }), points }];
}

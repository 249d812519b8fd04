/** A place in the archive. */
export interface Target {
  /** Name of the entry. */
  readonly file: string;
  /** What stands behind `#`. */
  readonly fragment?: string;
}

/** Where an address leads that stands in the entry `from` (RFC 3986, 5.2, within the archive); undefined for one that leads outside. */
export function resolve(from: string, href: string): Target | undefined {
  const [path = "", fragment] = href.trim().split("#", 2);
  if (/^[a-z][a-z\d+.-]*:/i.test(path) || path.startsWith("//")) return undefined;
  const folders = path.startsWith("/") || path === "" ? [] : from.split("/").slice(0, -1);
  const parts = path === "" ? from.split("/") : [...folders, ...decoded(path).split("/")];
  const found: string[] = [];
  for (const part of parts) {
    if (part === "..") found.pop();
    else if (part !== "." && part !== "") found.push(part);
  }
  const file = found.join("/");
  return fragment === undefined || fragment === "" ? { file } : { file, fragment };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path.split("?", 1)[0] ?? "");
  } catch {
    return path;
  }
}

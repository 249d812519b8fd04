import { parse } from "node:querystring";
import { limits } from "./limits.ts";

/** The path of a request's target, with or without a host before it. */
export function pathOf(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, "");
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

/** Whether a request's path cannot be read: broken percent escapes, control characters, or a part longer than any id. */
export function isMalformed(target: string): boolean {
  for (const part of pathOf(target).split("/")) {
    let decoded: string;
    try {
      decoded = decodeURIComponent(part);
    } catch {
      return true;
    }
    if (decoded.length > limits.pathPartLength || /[\0-\x1f\x7f]/.test(decoded)) return true;
  }
  return false;
}

/** Whether a path is of the part for programs, where every answer is JSON and open to other sites' scripts. */
export function isApiPath(target: string): boolean {
  return /^\/api(\/|$)/.test(pathOf(target));
}

/**
 * Reads a query string. Never fails: broken escapes become U+FFFD, control characters spaces (but for tab and line ends), fields beyond the limit
 * are not read. The object has no prototype; a repeated field gives an array.
 */
export function parseQueryString(text: string): Record<string, string | string[]> {
  const query = parse(text, "&", "=", { maxKeys: limits.queryFields }) as Record<string, string | string[]>;
  for (const [name, value] of Object.entries(query)) {
    query[name] = typeof value === "string" ? withoutControls(value) : value.map(withoutControls);
  }
  return query;
}

function withoutControls(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, " ");
}

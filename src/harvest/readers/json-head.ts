import type { JsonLayout } from "./json-splitter.ts";
import { type JsonHandler, JsonWalker } from "./json-walker.ts";

const looked = 64 * 1024;

/**
 * The paths of all keys in a document's first bytes, for recognising formats: of records as if each stood alone (`bibjson.title`), whatever stands around them, and of what stands
 * around them (`message-type`). Empty where the document is no JSON.
 */
export function recordKeys(head: Uint8Array, layout: JsonLayout): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const path of pathsIn(head.subarray(0, looked))) {
    keys.add(path);
    const around = [
      "[].",
      ...layout.lists.map((list) => `${list}[].`),
      ...(layout.single ? [`${layout.single}.`] : []),
    ];
    for (const prefix of around) if (path.startsWith(prefix)) keys.add(path.slice(prefix.length));
  }
  return keys;
}

function pathsIn(head: Uint8Array): Set<string> {
  const paths = new Set<string>();
  const first = head.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  // nothing else is an object or an array
  if (first !== 0x7b && first !== 0x5b) return paths;
  const take = (): void => {
    paths.add(walker.path);
  };
  const handler: JsonHandler = { open: take, begin: take, close() {}, scalar() {}, misplaced: () => false };
  const walker = new JsonWalker(handler);
  walker.write(head);
  return paths;
}

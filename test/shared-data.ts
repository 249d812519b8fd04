import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../shared/data/", import.meta.url));

/** Whether the real data that tests are tried on lie beside this checkout. Tests that need them skip without, saying so. */
export const hasSharedData = existsSync(folder);
if (!hasSharedData) console.warn(`real data are missing (${folder}): tests on them are skipped`);

/** Path of a file of the real data, e.g. `oai/ojs-awl-p01.xml`. Only behind `hasSharedData`. */
export function sharedData(path: string): string {
  return join(folder, path);
}

/** Paths of the files of one of its folders that end in `ending`, sorted. */
export function sharedFiles(path: string, ending: string): string[] {
  const directory = join(folder, path);
  return readdirSync(directory)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(directory, name));
}

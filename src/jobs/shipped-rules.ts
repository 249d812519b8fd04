import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import { importFile } from "../harvest/importer.ts";
import type { SourceFormat } from "../harvest/source.ts";
import type { Settings } from "../settings/settings.ts";

/** The source of the rules that come with the program. */
export const rulesSource = { id: "hec-rules", name: "Rules of HEC on journals", format: "hec-rules" } as const;

interface Parts {
  readonly store: CatalogueStore;
  readonly formats: readonly SourceFormat[];
  readonly settings: Settings;
  readonly presetFolder: string;
}

/** Whether the catalogue lacks rules that come with the program. Those of an operator who removed them, or brought their own, are left alone. */
export async function lacksShippedRules({
  store,
  presetFolder,
}: Pick<Parts, "store" | "presetFolder">): Promise<boolean> {
  const reader = store.reader();
  try {
    const known = await reader.rules();
    if (known.length === 0) return true;
    const source = await reader.source(rulesSource.id);
    if (source === undefined) return false;
    const shipped = JSON.parse(await readFile(fileIn(presetFolder), "utf8")) as { rules: readonly object[] };
    const standing = new Set(
      known.filter((rule) => rule.withdrawnAt === undefined).map(({ name, text }) => `${name}\n${text}`),
    );
    return !shipped.rules.every(
      (rule) => "name" in rule && "text" in rule && standing.has(`${String(rule.name)}\n${String(rule.text)}`),
    );
  } finally {
    reader.close();
  }
}

/** Takes in the rules that come with the program, through the same code as anything else. */
export async function takeShippedRules(writer: CatalogueWriter, parts: Omit<Parts, "store">): Promise<void> {
  if ((await writer.source(rulesSource.id)) === undefined) await writer.putSource({ ...rulesSource });
  const file = fileIn(parts.presetFolder);
  const format = parts.formats.find(({ name }) => name === rulesSource.format);
  const stream = createReadStream(file);
  const input = { name: "hec-rules.json", stream, sourceId: rulesSource.id };
  await importFile(format === undefined ? input : { ...input, format }, {
    writer,
    formats: parts.formats,
    settings: parts.settings,
  });
}

function fileIn(presetFolder: string): string {
  return join(presetFolder, "recognition", "hec-rules.json");
}

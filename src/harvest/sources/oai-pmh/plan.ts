import type { Source } from "../../../catalogue/writer.ts";
import { type WindowSize, windowSizes } from "../../windows.ts";

/** What a source's settings ask for. */
export interface Plan {
  readonly metadataPrefix: string;
  /** One undefined = everything. */
  readonly sets: readonly (string | undefined)[];
  readonly windows: WindowSize;
  /** Names the question: its answer's checkpoint is of no use to another. */
  readonly of: string;
}

/** Reads a source's settings metadataPrefix, set (one or several) and windows; what makes no sense is as if it were not there. */
export function planOf(source: Source): Plan {
  const { metadataPrefix, set, windows } = source.settings;
  const prefix = typeof metadataPrefix === "string" && metadataPrefix !== "" ? metadataPrefix : "oai_dc";
  const given = (Array.isArray(set) ? set : [set]).filter(
    (one): one is string => typeof one === "string" && one !== "",
  );
  const size = windowSizes.find((size) => size === windows) ?? "none";
  return {
    metadataPrefix: prefix,
    sets: given.length > 0 ? given : [undefined],
    windows: size,
    of: JSON.stringify([prefix, ...given]),
  };
}

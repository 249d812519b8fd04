import type { Name } from "../../domain/contributor.ts";
import { isPlaceholderName, parseName } from "../../domain/name.ts";
import { plainText } from "../../text/markup.ts";

/** A name as formats with fields of their own give it. */
export interface NameParts {
  readonly family: string | undefined;
  readonly given?: string | undefined;
  readonly suffix?: string | undefined;
}

/** A person's name out of its parts, without titles and degrees; undefined where they hold none (`N/A`). What a source calls the family name is one, whatever its words. */
export function personName(parts: NameParts): Name | undefined {
  const family = clean(parts.family);
  const given = clean(parts.given);
  const suffix = clean(parts.suffix);
  if (isPlaceholderName(family)) return isPlaceholderName(given) ? undefined : ofWhole(given, suffix);
  if (isPlaceholderName(given)) return ofWhole(family, suffix);
  const parsed = parseName([family, given, suffix].filter((part) => part !== "").join(", "));
  const tidied = parsed.honorific !== undefined || family.includes(".");
  if (parsed.corporate !== true && (parsed.family === family || (tidied && parsed.family !== undefined))) return parsed;
  const printed = [given, family, suffix].filter((part) => part !== "").join(" ");
  return { printed, family, given, ...(suffix === "" ? {} : { suffix }) };
}

/** A body's name. */
export function bodyName(text: string | undefined): Name | undefined {
  const printed = clean(text);
  return isPlaceholderName(printed) ? undefined : { printed, corporate: true };
}

/** One field holds all: `Sara Khan` as a family name, or a name of one word. */
function ofWhole(text: string, suffix: string): Name {
  const parsed = parseName(suffix === "" ? text : `${text}, ${suffix}`);
  return parsed.corporate === true ? { printed: text, family: text } : parsed;
}

function clean(text: string | undefined): string {
  return plainText(text ?? "").replace(/[\s,;]+$/, "");
}

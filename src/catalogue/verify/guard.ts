import type { Findings } from "./parts.ts";

/** Ends a check at a value that it cannot work with, such as text that is no JSON: that is a finding, not a fault of ours. */
export async function* guarded(subject: string, check: Findings): Findings {
  try {
    yield* check;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)) throw error;
    yield { what: `holds something that cannot be read (${error.message.slice(0, 100)})`, subject };
  }
}

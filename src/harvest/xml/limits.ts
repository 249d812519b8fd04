/** Bounds on one XML document; all input is hostile. */
export interface XmlLimits {
  /** UTF-16 units of one text, comment or tag. A longer text is dropped, and `oversize` said; a longer tag ends the reading. */
  readonly token: number;
  /** Elements open at once. */
  readonly depth: number;
  /** UTF-16 units of one name or entity. */
  readonly name: number;
}

export const xmlLimits: XmlLimits = { token: 16 * 1024 * 1024, depth: 1000, name: 1024 };

/** Faults of character data that harm nothing but the text around them: it is kept as it stands. */
export const harmless: ReadonlySet<string> = new Set([
  "undefined entity.",
  "malformed character entity.",
  'the string "]]>" is disallowed in char data.',
]);

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

/**
 * A `&` that begins no reference (XML 1.0, 4.1), as titles hold it that were never escaped. The parser would take all up to the next `;` for a name, tags included. `referenceLength` characters
 * tell.
 */
export const bareAmpersand = /&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z_][\w.-]{0,31});)/gi;
export const referenceLength = 35;
/** Stands for it on its way through the parser: a code point that is no character (Unicode, 23.7). */
export const ampersandMark = "\ufdd0";

/** Faults of character data that harm nothing but the text around them: it is kept as it stands. */
export const harmless: ReadonlySet<string> = new Set([
  "undefined entity.",
  "malformed character entity.",
  'the string "]]>" is disallowed in char data.',
]);

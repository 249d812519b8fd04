const heading = /^(?:abstract|summary|خلاصہ|ملخص)\b[\s.:–-]*(?=\S)/iu;

/** An abstract without the word `Abstract` before it. */
export function withoutHeading(text: string): string {
  return text.replace(heading, "");
}

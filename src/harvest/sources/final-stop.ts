/**
 * A name or title without the full stop with which catalogues end it (ISBD): `American Society of Naturalists.`, `Loen, Johann Michael von.`. It stays after an initial
 * or an abbreviation: `Smith, J.`, `Co.`
 */
export function withoutFinalStop(text: string): string {
  return /(?:\p{Ll}{4}|\s(?:von|van|der|den|zu|de|du|di|da|la|le|al)|[\d)\]])\.$/u.test(text)
    ? text.slice(0, -1)
    : text;
}

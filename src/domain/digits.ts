const zeros = [0x660, 0x6f0];

/** Arabic and Urdu digits as ASCII ones; all else as it is. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}

/** Any dash or minus as an ASCII hyphen. */
export function asciiHyphens(text: string): string {
  return text.replace(/[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g, "-");
}

/** Remainder check of ISO 7064 and of ISSN/ISBN-10: `X` stands for ten. */
export function checkCharacter(value: number): string {
  return value === 10 ? "X" : String(value);
}

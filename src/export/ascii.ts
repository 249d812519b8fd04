const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  þ: "th",
  Þ: "Th",
  ð: "d",
};

/** Latin letters without their accents; others stay. */
export function foldLetter(text: string): string {
  return text
    .replace(/[ßæÆœŒøØłŁđĐıþÞð]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

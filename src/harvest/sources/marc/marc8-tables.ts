/**
 * The graphic sets of MARC-8 as the Library of Congress gives them (MARC 21 Specifications, "Code Tables"; ANSI/NISO Z39.47, ISO 5426,
 * ISO 9036 and others): the Unicode characters of positions 2/1 to 7/14 in hexadecimal, `a..b` a run, `-n` n positions that are empty. A
 * set means the same in either half of the byte. The second halves of the two marks that span letters (6/12, 7/11 of the extended Latin set)
 * are empty: the first halves stand for both, as those tables prefer.
 */
const codes = {
  extendedLatin:
    "141 d8 110 de c6 152 2b9 b7 266d ae b1 1a0 1af 2bc - 2bb 142 f8 111 fe e6 153 2ba 131 a3 f0 - 1a1 1b0 -2 b0 2113 2117 a9 266f bf a1 df 20ac -23 309 300..304 306..308 30c 30a 361 - 315 30b 310 327 328 323..325 333 332 326 31c 32e 360 -3 313",
  hebrew:
    "21 5f4 23..26 5f3 28..2c 5be 2e..3f 5b7 5b8 5b6 5b5 5b4 5b9 5bb 5b0 5b2 5b3 5b1 5bc 5bf 5c1 fb1e -12 5b - 5d -2 5d0..5ea 5f0..5f2",
  basicArabic:
    "21..24 66a 26..29 66d 2b 60c 2d..2f 660..669 3a 61b 3c..3e 61f - 621..63a 5b - 5d -2 640..652 671 670 -3 66c 201d 201c",
  extendedArabic:
    "6fd 672 673 679..686 6bf 687..69c 6fa 69d 69e 6fb 69f 6a0 6fc 6a1..6b8 6ba..6bd 6b9 6be 6c0 6c4..6c6 6ca 6cb 6cd 6ce 6d0 6d2 6d3 -4 306 30c",
  basicCyrillic:
    "21..3f 44e 430 431 446 434 435 444 433 445 438..43f 44f 440..443 436 432 44c 44b 437 448 44d 449 447 44a 42e 410 411 426 414 415 424 413 425 418..41f 42f 420..423 416 412 42c 42b 417 428 42d 429 427",
  extendedCyrillic:
    "-31 491 452..454 451 455..45c 45e 45f - 463 473 475 46b -7 5b - 5d - 5f 490 402..404 401 405..40c 40e 40f 42a 462 472 474 46a",
  greek:
    "300 301 308 342 313 314 345 -8 ab bb 201c 201d 374 375 -5 387 -3 37e - 391 392 - 393..395 3da 3dc 396..3a0 3de 3a1 3a3 - 3a4..3a9 3e0 -2 3b1 3b2 3d0 3b3..3b5 3db 3dd 3b6..3c0 3df 3c1 3c3 3c2 3c4..3c9 3e1",
  subscripts: "-7 208d 208e - 208a - 208b -2 2080..2089",
  superscripts: "-7 207d 207e - 207a - 207b -2 2070 b9 b2 b3 2074..2079",
  greekSymbols: "-64 3b1..3b3",
  basicLatin: "21..7e",
} as const;

/** Characters by position: index 0 is 2/1; empty where the set has none. */
export type GraphicSet = readonly string[];

function set(name: keyof typeof codes): GraphicSet {
  return codes[name].split(" ").flatMap((token) => {
    if (token.startsWith("-")) return Array<string>(Number(token.slice(1) || 1)).fill("");
    const [first = "", last = first] = token.split("..");
    const start = Number.parseInt(first, 16);
    return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, index) =>
      String.fromCodePoint(start + index),
    );
  });
}

export const basicLatin = set("basicLatin");
export const extendedLatin = set("extendedLatin");
export const subscripts = set("subscripts");
export const superscripts = set("superscripts");
export const greekSymbols = set("greekSymbols");

/** Sets by the final character of the escape sequence that names them (ISO 2022). */
export const setsByFinal: Readonly<Record<string, GraphicSet>> = {
  B: basicLatin,
  E: extendedLatin,
  "2": set("hebrew"),
  "3": set("basicArabic"),
  "4": set("extendedArabic"),
  N: set("basicCyrillic"),
  Q: set("extendedCyrillic"),
  S: set("greek"),
  b: subscripts,
  p: superscripts,
  g: greekSymbols,
};

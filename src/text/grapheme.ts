const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
/** No longer run of marks is looked through; what has more is no text that anyone reads. */
const reach = 64;
/** Characters that no other joins, nor is joined by them: the common case. */
const plain =
  /^[\t\n\r -\u02ff\u0370-\u0482\u048a-\u0559\u05d0-\u05ff\u0620-\u064a\u066e\u066f\u0671-\u06d3\u2010-\u2027]{2}$/;

/** Whether a text may be cut at an offset without parting what readers see as one letter (UAX #29). Looks no more than 64 characters around. */
export function isGraphemeBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length || (plain.test(text.slice(at - 1, at + 1)) && text.charCodeAt(at) !== 10))
    return true;
  const start = Math.max(0, at - reach);
  const around = text.slice(start, at + 2);
  return segmenter.segment(around).containing(at - start)?.index === at - start;
}

/** The nearest offset at or before `at` where a text may be cut; at least the letter's own characters stay together. */
export function graphemeStart(text: string, at: number): number {
  let found = at;
  while (found > 0 && at - found < reach && !isGraphemeBoundary(text, found)) found -= 1;
  return isGraphemeBoundary(text, found) ? found : wholeCharacter(text, at);
}

/** The nearest offset at or after `at` where a text may be cut. */
export function graphemeEnd(text: string, at: number): number {
  let found = at;
  while (found < text.length && found - at < reach && !isGraphemeBoundary(text, found)) found += 1;
  return isGraphemeBoundary(text, found) ? found : wholeCharacter(text, at);
}

function wholeCharacter(text: string, at: number): number {
  const isLow = /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
  return isLow ? at - 1 : at;
}

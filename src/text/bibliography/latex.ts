/** Accents by the command that puts them on the letter after it, as combining characters. */
const accents: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030a",
  H: "\u030b",
  v: "\u030c",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
  t: "\u0361",
  G: "\u030f",
  U: "\u030e",
};

/** Letters and signs by command name. */
const symbols: Readonly<Record<string, string>> = {
  ...words(
    "ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å o:ø O:Ø l:ł L:Ł ss:ß SS:ẞ i:ı j:ȷ dh:ð DH:Ð dj:đ DJ:Đ th:þ TH:Þ ng:ŋ NG:Ŋ ij:ĳ IJ:Ĳ",
  ),
  ...words(
    "alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ",
  ),
  ...words(
    "nu:ν xi:ξ pi:π rho:ρ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ",
  ),
  ...words(
    "Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω pm:± times:× div:÷ cdot:· leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠",
  ),
  ...words(
    "approx:≈ sim:∼ equiv:≡ infty:∞ to:→ rightarrow:→ leftarrow:← leftrightarrow:↔ partial:∂ nabla:∇ sum:∑ prod:∏ int:∫",
  ),
  ...words(
    "in:∈ subset:⊂ cup:∪ cap:∩ forall:∀ exists:∃ circ:° degree:° textdegree:° prime:′ ldots:… dots:… textellipsis:…",
  ),
  ...words(
    "textendash:– textemdash:— textquoteleft:‘ textquoteright:’ textquotedblleft:“ textquotedblright:” lq:‘ rq:’",
  ),
  ...words(
    "guillemotleft:« guillemotright:» guillemetleft:« guillemetright:» quotedblbase:„ quotesinglbase:‚ S:§ P:¶ pounds:£",
  ),
  ...words(
    "copyright:© textcopyright:© textregistered:® texttrademark:™ euro:€ texteuro:€ textsterling:£ textyen:¥ dag:† ddag:‡",
  ),
  ...words(
    "textbackslash:\\ textbraceleft:{ textbraceright:} textasciitilde:~ textasciicircum:^ textunderscore:_ textbar:| textless:< textgreater:> textdollar:$",
  ),
  ...words(
    "textmu:µ textonehalf:½ textonequarter:¼ LaTeX:LaTeX TeX:TeX BibTeX:BibTeX textquotesingle:' textquotedbl:\" slash:/",
  ),
  space: " ",
  quad: " ",
  qquad: " ",
  newline: " ",
  par: " ",
  textbullet: "•",
};

function words(pairs: string): Record<string, string> {
  const entries = pairs.split(" ").map((pair) => {
    const colon = pair.indexOf(":");
    return [pair.slice(0, colon), pair.slice(colon + 1)] as const;
  });
  return Object.fromEntries(entries);
}

const ligatures: readonly (readonly [RegExp, string])[] = [
  [/---/g, "—"],
  [/--/g, "–"],
  [/``/g, "“"],
  [/''/g, "”"],
];

const scripts: Readonly<Record<string, string>> = { "^": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", _: "₀₁₂₃₄₅₆₇₈₉₊₋" };
const scriptOrder = "0123456789+-";
/** Groups within groups; deeper ones are read as if they had no braces. */
const maxDepth = 20;
/** An accent is put on a letter, not on a text; in characters. */
const longestGroup = 1000;

/**
 * The text of LaTeX as it stands in bibliographies: accents put on their letters (NFC), signs and Greek letters as characters, quotes and dashes,
 * digits above and below the line; commands that are not known are left out and what they are put on stays. A `$` or a brace that has no
 * partner is one. Never throws; linear time.
 */
export function latexToText(source: string): string {
  if (!/[\\{}$~`'-]/.test(source)) return source;
  return convert(source, 0).normalize("NFC");
}

function convert(source: string, depth: number): string {
  const hasMath = (source.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 0;
  let text = "";
  let plain = 0;
  let inMath = false;
  let at = 0;
  const flush = (end: number): void => {
    text += withLigatures(source.slice(plain, end));
  };
  while (at < source.length) {
    const character = source[at] ?? "";
    if (!"\\{}$~^_".includes(character) || ("^_".includes(character) && !inMath)) {
      at += 1;
      continue;
    }
    flush(at);
    if (character === "\\") {
      const [value, next] = command(source, at, depth);
      text += value;
      at = next;
    } else if (character === "^" || character === "_") {
      const [group, next] = argument(source, at + 1);
      text += script(character, depth < maxDepth ? convert(group, depth + 1) : group);
      at = next;
    } else {
      if (character === "$" && hasMath) inMath = !inMath;
      else if (character === "$") text += "$";
      else if (character === "~") text += " ";
      at += 1;
    }
    plain = at;
  }
  flush(at);
  return text;
}

/** The text of the command at `at`, and where it ends. */
function command(source: string, at: number, depth: number): readonly [string, number] {
  const name = /^(?:[A-Za-z]+|[^])/.exec(source.slice(at + 1, at + 41))?.[0] ?? "";
  const isWord = /^[A-Za-z]/.test(name);
  const end = at + 1 + name.length;
  const accent = Object.hasOwn(accents, name) ? accents[name] : undefined;
  if (accent !== undefined) {
    const [group, next] = argument(source, skipBlanks(source, end));
    const base = depth < maxDepth ? convert(group, depth + 1) : group;
    const bare = base.replace(/^ı/, "i").replace(/^ȷ/, "j");
    const [first = ""] = bare;
    // an accent by itself is a letter of its own (`\'` at the end of a word is none)
    return first === "" ? ["", next] : [first + accent + bare.slice(first.length), next];
  }
  if (isWord) {
    const after = skipBlanks(source, end);
    if (Object.hasOwn(symbols, name)) return [symbols[name] ?? "", source.startsWith("{}", after) ? after + 2 : after];
    // the address of a link is no text of it
    return name === "href" ? ["", argument(source, after)[1]] : ["", after];
  }
  if (/[\s,;:!\\]/.test(name)) return [name === "!" ? "" : " ", end];
  return ["-/()[]".includes(name) ? "" : name, end];
}

/** The group or character at `at`, without its braces, and where it ends. */
function argument(source: string, at: number): readonly [string, number] {
  if (source[at] === "{") {
    let depth = 0;
    const last = Math.min(source.length, at + longestGroup);
    for (let index = at; index < last; index += 1) {
      if (source[index] === "\\") index += 1;
      else if (source[index] === "{") depth += 1;
      else if (source[index] === "}") {
        depth -= 1;
        if (depth === 0) return [source.slice(at + 1, index), index + 1];
      }
    }
    return ["", at + 1];
  }
  if (source[at] === "\\") {
    const name = /^\\(?:[A-Za-z]+|[^])/.exec(source.slice(at, at + 41))?.[0] ?? "\\";
    return [name, at + name.length];
  }
  const [character = ""] = source.slice(at, at + 2);
  return "{}$".includes(character) ? ["", at] : [character, at + character.length];
}

function skipBlanks(source: string, at: number): number {
  let end = at;
  while (end < source.length && /\s/.test(source[end] ?? "")) end += 1;
  return end;
}

function script(sign: "^" | "_", text: string): string {
  const digits = scripts[sign] ?? "";
  const raised = Array.from(text, (character) => digits[scriptOrder.indexOf(character.replace("−", "-"))] ?? "");
  return raised.every((character) => character !== "") ? raised.join("") : text;
}

function withLigatures(text: string): string {
  let read = text;
  for (const [pattern, value] of ligatures) if (/[-`']/.test(read)) read = read.replace(pattern, value);
  return read;
}

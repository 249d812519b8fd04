const vowel = /[aeiouy]/;

/** Words whose endings only look like plurals. */
const unchanged = new Set([
  "news",
  "series",
  "species",
  "always",
  "perhaps",
  "whereas",
  "diabetes",
  "rabies",
  "scabies",
  "measles",
  "physics",
  "its",
  "this",
  "thus",
  "does",
  "has",
  "was",
  "during",
  "thing",
  "something",
  "nothing",
  "anything",
  "everything",
  "morning",
  "evening",
  "spring",
  "string",
  "being",
  "king",
  "ring",
  "sing",
  "bring",
  "wing",
  "need",
  "seed",
  "speed",
  "feed",
  "breed",
  "indeed",
  "bed",
  "red",
  "hundred",
  "sacred",
  "united",
]);
const irregular: Readonly<Record<string, string>> = {
  women: "woman",
  men: "man",
  children: "child",
  people: "people",
  teeth: "tooth",
  feet: "foot",
  mice: "mouse",
  analyses: "analysis",
  theses: "thesis",
  hypotheses: "hypothesis",
  crises: "crisis",
  bases: "base",
  diagnoses: "diagnosis",
  syntheses: "synthesis",
  prognoses: "prognosis",
  criteria: "criterion",
  phenomena: "phenomenon",
  bacteria: "bacterium",
  curricula: "curriculum",
  indices: "index",
  matrices: "matrix",
  leaves: "leaf",
  lives: "life",
  wives: "wife",
  knives: "knife",
  halves: "half",
  used: "use",
  uses: "use",
  using: "use",
  agreed: "agree",
  wolves: "wolf",
  selves: "self",
};

/**
 * A light English stem of a folded term: plurals, `-ing` and `-ed`, so that `studies` meets `study` and `farming` meets `farmed`. Other
 * scripts, numbers and words under four letters stay as they are. An exact word still ranks first, for the exact term is indexed beside it.
 */
export function stem(term: string): string {
  if (term.length < 4 || term.length > 40 || !/^[a-z]+$/.test(term) || unchanged.has(term)) return term;
  const known = irregularOf(term);
  if (known !== undefined) return known;
  const singular = withoutPlural(term);
  const single = irregularOf(singular);
  if (single !== undefined) return single;
  return unchanged.has(singular) ? singular : withoutVerbEnding(singular);
}

function irregularOf(term: string): string | undefined {
  return Object.hasOwn(irregular, term) ? irregular[term] : undefined;
}

function withoutPlural(term: string): string {
  if (!term.endsWith("s") || term.endsWith("ss") || term.endsWith("us") || term.endsWith("is")) return term;
  if (term.endsWith("ies")) return term.length > 4 ? `${term.slice(0, -3)}y` : term.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(term) || term.endsWith("oes")) return term.slice(0, -2);
  return term.slice(0, -1);
}

function withoutVerbEnding(term: string): string {
  for (const ending of ["ing", "ed"] as const) {
    if (!term.endsWith(ending)) continue;
    const base = term.slice(0, -ending.length);
    if (base.length < 3 || !vowel.test(base) || (ending === "ed" && base.endsWith("e"))) return term;
    return repaired(base);
  }
  // `-e` goes too, so that `hope` meets `hoping`.
  return /[^aeiou]e$/.test(term) && term.length > 4 ? term.slice(0, -1) : term;
}

/** `planned` -> `plan`, `studied` -> `study`, `hoping` -> `hope`: the form under which both meet. */
function repaired(base: string): string {
  if (base.length > 3 && /([bdfgmnprt])\1$/.test(base)) return base.slice(0, -1);
  if (base.endsWith("i")) return `${base.slice(0, -1)}y`;
  return /^[^aeiouy][aeiou][^aeiouwxy]$/.test(base) ? `${base}e` : base;
}

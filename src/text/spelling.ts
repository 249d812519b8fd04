/**
 * British spellings and the American ones, so that a search in the one finds the other; Pakistan's journals print both. The systematic
 * differences of Oxford's list ("Spelling: British and American", New Hart's Rules 21.4), as far as research uses them. Where a rule also
 * changes words that have one spelling only (`exercise`, `contour`) that is harmless: the form is never shown and nothing else has it.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^practis/, "practic"],
  // -ise, -yse; not `rise`, `wise`, `noise`, which have no other spelling, nor prise, which is no prize.
  [/(?<=[a-z]{3})is(?=e$|ed$|es$|er$|ers$|ing$|ation|able$)/, "iz"],
  [/(?<=[a-z]{2}l)ys(?=e$|ed$|er$|ers$|ing$)/, "yz"],
  [/(?<=[a-z]{3})our(?=$|s$|al|ed$|ing$|able|ite|er$|ers$|ful|less|hood)/, "or"],
  [
    /(?<=^(?:kilo|centi|milli|micro|nano|epi|multi|micro|per|peri|amphi|pre)?(?:cent|met|lit|theat|fib|calib|tit|spect|lust))re(?=$|s$|d$)/,
    "er",
  ],
  [/(?<=catal|dial|anal|monol|prol|epil)ogue(?=$|s$)/, "og"],
  [/(?<=^def|^off|^lic|^pret)ence(?=$|s$)/, "ense"],
  [/aem(?=ia|ic|o|at)/, "em"],
  [/^(an|gyn|orthop|p|encyclop|pal|arch|f|c)ae(?=s|c|d|o)/, "$1e"],
  [/(?<=[a-z]p)aed(?=ic|ia)/, "ed"],
  [/^ae(?=tiol|sth)|^oe(?=dem|str|soph)/, "e"],
  [/(?<=^f|am|^c)oe(?=t|b|li)/, "e"],
  [/(?<=rrh|pn)oea/, "ea"],
  [/^manoeuv(?:re|er)/, "maneuver"],
  [/(?<=^s)ulph/, "ulf"],
  [/^programme(?=$|s$)/, "program"],
  [/^grey/, "gray"],
  [/^plough/, "plow"],
  [/^mould/, "mold"],
  [/^sceptic/, "skeptic"],
  [/^artefact/, "artifact"],
  [/^aluminium/, "aluminum"],
  [/^odour/, "odor"],
  [/(?<=judg|acknowledg)ement/, "ment"],
  // A doubled l: modelling, labelled, traveller; `recall` and the like lose theirs on both sides.
  [/(?<=[aeiouy][a-z]{1,5}[aeiou])ll(?=$|s$|ed$|ing$|er$|ers$|ment)/, "l"],
];

/** What any of the rules needs: most words have none of it, and nearly all time goes into indexing. */
const concerned =
  /is[ei]|isa|lys|our|re[sd]?$|ogue|gement|ence|ae|oe|ulph|gramme|^(?:grey|plough|mould|sceptic|artefact|aluminium|practis)|ll(?:$|[seim])/;

/** The American spelling of a folded English word, or the like: for comparing, not for showing. */
export function oneSpelling(word: string): string {
  if (!concerned.test(word)) return word;
  let found = word;
  for (const [pattern, spelling] of rules) found = found.replace(pattern, spelling);
  return found;
}

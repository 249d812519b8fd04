/** Titles that are no part of a name. Compared in lower case without stops. */
const honorifics = new Set(
  (
    "dr drs prof professor profdr assoc asst assistprof asstprof assocprof engr eng er mr mrs ms mst miss mx sir madam dame lady hon honourable honorable justice rev " +
    "reverend fr brig brigadier col colonel ltcol lt lieutenant maj major majgen gen general capt captain cdr wgcdr sqn air cdre maulana moulana allama " +
    "ڈاکٹر پروفیسر جناب محترم محترمہ مولانا علامہ انجینئر بریگیڈیئر کرنل دکتور الدكتور"
  ).split(" "),
);
/** Titles only before another title (`Associate Professor`, `Lt Col`), else they may be names. */
const leading = new Set([
  "associate",
  "assistant",
  "assist",
  "adjunct",
  "emeritus",
  "distinguished",
  "visiting",
  "lt",
  "maj",
  "wing",
  "squadron",
  "air",
  "م",
  "اسسٹنٹ",
  "ایسوسی",
]);
/** Too often a name or a pair of initials to go without a title's stop or a title's place. */
const ambiguous = new Set([
  "eng",
  "er",
  "fr",
  "gen",
  "general",
  "major",
  "maj",
  "hon",
  "justice",
  "sir",
  "lady",
  "dame",
  "madam",
  "air",
  "col",
  "mst",
  "lt",
  "capt",
  "captain",
  "lieutenant",
  "colonel",
  "miss",
  "rev",
]);

const degrees = new Set(
  (
    "phd dphil edd dsc md mbbs mbchb bds mds mphil msc ms ma mba bsc ba mpa mph llb llm jd dba dvm vmd rn fcps mcps frcs frcp frcpe mrcp mrcs " +
    "mrcog frcog facs facp fracp dcp dch dgo phdc fpsp pharmd dpt mpharm bpharm psyd dnp drph esq"
  ).split(" "),
);
/** Degrees that are also initials: only with stops or beside another degree. */
const shortDegrees = new Set(["md", "ms", "ma", "ba", "jd", "rn"]);

const generations = new Map([
  ["jr", "Jr."],
  ["junior", "Jr."],
  ["sr", "Sr."],
  ["ii", "II"],
  ["iii", "III"],
  ["iv", "IV"],
]);

/** Small words that belong to the family name after them. */
const particles = new Set(
  (
    "van von der den de del della di da das dos do du la le les ten ter zu zur af av bin bint ibn ben el al abu ould " +
    "ul ur ud un us as ush uz"
  ).split(" "),
);

export type WordRole = "honorific" | "degree" | "generation" | "name";

/** What a word of a name is. `alone` = nothing else stands in its part of the name; `first` = it opens the part; `shouted` = all of the name is in capitals. */
export function roleOf(
  word: string,
  place: { alone: boolean; first: boolean; shouted: boolean; next: string | undefined },
): WordRole {
  const bare = bareWord(word);
  const stopped = word.endsWith(".") || word.slice(0, -1).includes(".");
  const capitals = bare.length <= 3 && word === word.toUpperCase() && word !== word.toLowerCase();
  if (generations.has(bare) && (bare.length > 2 || stopped || capitals || bare === "jr")) return "generation";
  if (degrees.has(bare) && !place.first && (!shortDegrees.has(bare) || (stopped && !place.alone))) return "degree";
  if (degrees.has(bare) && !shortDegrees.has(bare) && bare.length >= 3) return "degree";
  if (leading.has(bare) && place.next !== undefined && honorifics.has(bareWord(place.next))) return "honorific";
  if (!honorifics.has(bare)) return "name";
  // `Sharma, DR`: capitals without a stop are initials, unless the whole name is in capitals and more follows.
  if (capitals && !stopped && (place.alone || !place.shouted || !place.first)) return "name";
  if (place.alone && !stopped && bare.length <= 2) return "name";
  if (ambiguous.has(bare)) return place.first && !place.alone && (stopped || bare.length > 5) ? "honorific" : "name";
  return "honorific";
}

/** A generation (`Jr.`, `III`) as it is usually written. */
export function generationOf(word: string): string {
  return generations.get(bareWord(word)) ?? word;
}

export function isParticle(word: string): boolean {
  return particles.has(bareWord(word));
}

/** One letter with or without a stop, or several so (`J.`, `N`, `A.M.`, `J.-P.`). */
export function isInitials(word: string): boolean {
  return /^(?:\p{Lu}\p{M}*\.?-?){1,4}$/u.test(word) && (word.includes(".") || /^\p{Lu}\p{M}*$/u.test(word));
}

function bareWord(word: string): string {
  return word.toLowerCase().replace(/[.,'’()]/g, "");
}

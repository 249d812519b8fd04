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

/** Where a word stands in its part of a name, that is, between two commas. */
export interface Place {
  /** Words of the part. */
  readonly of: number;
  /** No word of the name proper stands before it. */
  readonly first: boolean;
  readonly last: boolean;
  readonly afterTitle: boolean;
  readonly next: string | undefined;
  /** All of the name is in capitals. */
  readonly shouted: boolean;
  /** The name has no comma: given and family names stand in one part. */
  readonly whole: boolean;
}

/** What a word of a name is. */
export function roleOf(word: string, place: Place): WordRole {
  const bare = bareWord(word);
  const stopped = word.slice(0, -1).includes(".") || word.endsWith(".");
  const capitals = bare.length <= 3 && word === word.toUpperCase() && word !== word.toLowerCase();
  if (generations.has(bare) && (bare.length > 2 || stopped || capitals || bare === "jr")) return "generation";
  if (degrees.has(bare)) return degreeOrName(bare, stopped && word.slice(0, -1).includes("."), capitals, place);
  if (leading.has(bare) && place.next !== undefined && honorifics.has(bareWord(place.next))) return "honorific";
  if (!honorifics.has(bare)) return "name";
  // `Sharma, DR`: capitals without a stop are initials, unless the whole name is in capitals and more follows.
  if (capitals && !stopped && (place.of === 1 || !place.shouted || !place.first)) return "name";
  if (place.of === 1 && !stopped && bare.length <= 2) return "name";
  if (!ambiguous.has(bare)) return "honorific";
  return place.first && place.of > 1 && (stopped || bare.length > 5 || place.afterTitle) ? "honorific" : "name";
}

/** Initials and names that are also degrees (`Khan, MA`; `Rahman, Md Abdur`) are names unless they can't be. */
function degreeOrName(bare: string, dotted: boolean, capitals: boolean, place: Place): WordRole {
  if (!shortDegrees.has(bare)) return place.first && bare.length < 3 ? "name" : "degree";
  if (dotted) return place.of > 1 && !place.first ? "degree" : "name";
  return capitals && place.whole && place.last && place.of > 2 ? "degree" : "name";
}

/** A degree that may be initials as well; the rest of the name must tell. */
export function isShortDegree(word: string): boolean {
  return shortDegrees.has(bareWord(word)) && word === word.toUpperCase();
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

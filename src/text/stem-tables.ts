/** Words whose endings only look like those of inflected ones. */
export const unchanged: ReadonlySet<string> = new Set(
  [
    "news series species always perhaps whereas diabetes rabies scabies measles caries physics its this thus does has was",
    "bias atlas canvas pancreas alias lens christmas texas arkansas kansas ganges",
    "during thing something nothing anything everything morning evening spring string being king ring sing bring wing sling",
    "need seed speed feed breed indeed bed red shed embed hundred sacred united",
  ].flatMap((line) => line.split(" ")),
);

/** Words that keep their last e, for without it they are other words. */
export const keepsE: ReadonlySet<string> = new Set(
  [
    "humane paste plane stare state morale locale rationale finale caste scare spare stripe scrape stage grade slope gripe twine spine slime globe",
    "grime shine breathe clothe bathe loathe urbane secrete corpse prime snipe theme suite unite spite stage swine tense dense sense diverse adverse",
  ].flatMap((line) => line.split(" ")),
);

/** Inflected forms that no rule gives, each with the word that it is a form of. */
export const irregular: ReadonlyMap<string, string> = new Map(
  [
    // Plurals of English.
    "women woman, men man, children child, people people, teeth tooth, feet foot, mice mouse, geese goose",
    "leaves leaf, lives life, wives wife, knives knife, halves half, wolves wolf, selves self, shelves shelf, calves calf, hooves hoof, thieves thief",
    "shoes shoe, toes toe, gases gas, buses bus, lenses lens, aches ache",
    // Plurals of Greek and Latin.
    "analyses analysis, theses thesis, hypotheses hypothesis, crises crisis, bases base, diagnoses diagnosis, syntheses synthesis",
    "prognoses prognosis, metastases metastasis, emphases emphasis, parentheses parenthesis, neuroses neurosis, psychoses psychosis, axes axis",
    "criteria criterion, phenomena phenomenon, bacteria bacterium, curricula curriculum, spectra spectrum, strata stratum, symposia symposium",
    "indices index, matrices matrix, appendices appendix, vertices vertex, vortices vortex, cortices cortex, helices helix",
    "fungi fungus, nuclei nucleus, stimuli stimulus, syllabi syllabus, alumni alumnus, loci locus, foci focus, radii radius, bacilli bacillus",
    "larvae larva, algae alga, formulae formula, antennae antenna, vertebrae vertebra, genera genus, corpora corpus",
    // Short verbs.
    "used use, uses use, using use, agreed agree, aged age, aging age, ageing age, died die, dying die, tied tie, tying tie, lied lie, lying lie",
  ]
    .flatMap((line) => line.split(", "))
    .map((pair): [string, string] => {
      const [form = "", word = ""] = pair.split(" ");
      return [form, word];
    }),
);

import type { WorkType } from "./record.ts";

export type WorkKind = "article" | "book" | "journal" | "chapter" | "video";

export interface WorkClass {
  readonly kind: WorkKind;
  readonly type: WorkType;
}

/**
 * Types as the sources write them, in lower case with single spaces: DRIVER/OpenAIRE (`info:eu-repo/semantics/`, here without it), COAR's
 * resource type codes, Crossref, PubMed, DSpace, EPrints, bepress, and their Turkish, French, Spanish, Portuguese and Urdu forms.
 */
const lists: readonly (readonly [WorkKind, WorkType, string])[] = [
  [
    "article",
    "article",
    "article|journal article|journal-article|research article|researcharticle|original article|research paper|original research|contributiontoperiodical|contribution to journal|makale|artículo|articulo|artigo|c_6501|c_2df8fbb1|c_3e5a|c_beb9|data paper|software paper|journal (paginated)|journal (on-line/unpaginated)|journal (online/unpaginated)|newspaper/magazine article|magazine article|newspaper article|c_998f|تحقیقی مقالہ|مضمون|مقالہ",
  ],
  [
    "article",
    "review",
    "review|review article|reviewarticle|systematic review|literature review|meta-analysis|c_dcae04bc|c_efa0|derleme|جائزہ",
  ],
  ["article", "editorial", "editorial|c_b239|editorial material|guest editorial|اداریہ"],
  ["article", "letter", "letter|letter to the editor|letters|c_545b|correspondence|comment|مراسلہ"],
  ["article", "book review", "book review|bookreview|c_ba08|book reviews|peer-review|تبصرہ|تبصرۂ کتاب"],
  ["article", "case report", "case report|case reports|casereport|clinical case"],
  [
    "article",
    "conference paper",
    "conference paper|conferenceobject|conference object|conference item|conference or workshop item|conference proceedings|proceedings-article|proceedings paper|conference poster|conference_item|conference presentation|conference abstract|conferencepaper|conferenceposter|lecture|presentation|poster|bildiri|c_5794|c_c94f|c_6670|c_f744|c_8544|event",
  ],
  [
    "article",
    "thesis",
    "thesis|theses|dissertation|thesis or dissertation|bachelorthesis|masterthesis|doctoralthesis|bachelor thesis|master thesis|doctoral thesis|masters thesis|phd thesis|yüksek lisans|doktora|tez|tıpta uzmanlık|sanatta yeterlik|thèse|mémoire|tesis|tese|dissertação|electronic thesis or dissertation|c_46ec|c_db06|c_bdcc|c_7a1f|تھیسس",
  ],
  [
    "article",
    "report",
    "report|technical report|departmental technical report|tech report|workingpaper|working paper|discussion paper|policy brief|technical documentation|rapor|c_93fc|c_18gh|c_8042|c_18ws|c_186u",
  ],
  ["article", "preprint", "preprint|posted-content|pre-print|unpublished|c_816b"],
  ["article", "dataset", "dataset|data set|data|c_ddb1"],
  [
    "article",
    "other",
    "image|still image|stillimage|photograph|map|sound|audio|recording, oral|recording, musical|musical score|software|physicalobject|physical object|learning object|interactiveresource|collection|mixed material|patent|annotation|c_1843|c_7acd|c_15cd|c_7a1e|administrative matter, etc.|administrative matter|reviewer acknowledgment|reviewer acknowledgement|front matter|frontmatter|back matter|masthead|table of contents|announcement|announcements|erratum|corrigendum|other",
  ],
  [
    "chapter",
    "other",
    "chapter|book chapter|bookpart|book part|book section|book_chapter|book-chapter|book-section|book-part|inbook|incollection|kitap bölümü|capítulo de libro|c_3248|باب",
  ],
  [
    "book",
    "other",
    "book|books|monograph|edited-book|edited book|ebook|e-book|kitap|libro|livro|livre|c_2f33|reference-book|proceedings|proceedings volume|book set|digitised volume|کتاب",
  ],
  ["journal", "other", "journal|periodical|c_0640|serial|magazine|رسالہ|جریدہ"],
  ["video", "other", "video|movingimage|moving image|film|video recording|c_12ce|c_8a7e|ویڈیو"],
];

export const exactTypes: ReadonlyMap<string, WorkClass> = new Map(
  lists.flatMap(([kind, type, names]) => names.split("|").map((name) => [name, { kind, type }] as const)),
);

/** Free text of journals (OJS lets each write its own), tried in order. A method (`case study`, `survey`) is no type. */
export const typePatterns: readonly (readonly [RegExp, WorkClass])[] = [
  [/\bbook[- ]reviews?\b|\breview of (?:a )?books?\b/, { kind: "article", type: "book review" }],
  [/\bchapter\b/, { kind: "chapter", type: "other" }],
  [/\bedit(?:o|io)rials?\b|\bediti?orial\b/, { kind: "article", type: "editorial" }],
  [/\bletters?\b.*\beditors?\b/, { kind: "article", type: "letter" }],
  [/\bcase reports?\b|\bcase series\b/, { kind: "article", type: "case report" }],
  [
    /\b(?:conference|symposium|workshop)\b.*\b(?:paper|abstract|poster|presentation)s?\b/,
    { kind: "article", type: "conference paper" },
  ],
  [/\bthesis\b|\btheses\b|\bdissertation\b/, { kind: "article", type: "thesis" }],
  [
    /\b(?:systematic|literature|narrative|scoping|mini|state[- ]of[- ]the[- ]art)[- ]reviews?\b|\breview (?:article|paper)s?\b|^review of literature\b|\bmeta-?analys[ie]s\b/,
    { kind: "article", type: "review" },
  ],
  [/\bpre-?prints?\b/, { kind: "article", type: "preprint" }],
  [/\btechnical reports?\b|\bworking papers?\b/, { kind: "article", type: "report" }],
];

/** Say nothing of the type: media, versions, states of review. */
export const typeless =
  /^(?:text|texto|texte|metin|still text|peerreviewed|nonpeerreviewed|not peer reviewed|peer-?reviewed|publishedversion|acceptedversion|submittedversion|draft|updatedversion)?$/;

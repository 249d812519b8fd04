import { fold } from "../fold.ts";
import { stem } from "../stem.ts";

/*
 * What headlines are made of beside names: read by eye in some five thousand real ones of Pakistani outlets, English and Urdu. All words folded (fold.ts).
 */

const listOf = (lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(" ").split(" ").map(fold));

/** Words that come and go without changing what a headline tells: function words, auxiliaries, units, `today`. */
export const lightWords = listOf([
  "th st nd rd sq square ft foot feet a an the of in on at to for from by with as and or but is are was were be been being has have had will would may can could should shall",
  "it its his her their he she they this that these those there who which what how why when where after before ahead over into amid about",
  "off out up through within under during around between than more at least some any all also just now today tomorrow yesterday tonight yet still",
  "regarding via per s rs pkr usd bn mn m b k million billion trillion kg km pc percent cent crore lakh video watch photos pictures live updates update breaking",
  "کا کی کے کو نے سے میں پر اور و یا ہے ہیں تھا تھی تھے ہو ہوں گیا گئی گئے گی گا گے کر کرے کریں کرنے کرنا کرتا کرتے کرتی کرکے کیا کیے دیا دی دیے دے دیں دیدیا دیدی دینے دیئے دیتا",
  "لیا لی لیں لے لینے ہوگیا ہوگئی ہوگئے ہوگا ہوگی ہوں ہونے ہوتا ہوتی ہوتے ہوا ہوئی ہوئے کردیا کردی کردیے کردئیے کرلیا کرلی کرگیا کرگئی کرگئے کرانے کرادیا کرادی کرا کروا کروایا کروادیا دیگا",
  "جائے جاتا جاتی جاتے جانے جا جائیں جائیگی جائیگا رہا رہی رہے رہتا رہتی والا والی والے والوں ایک یہ وہ اس ان جو کہ بھی ہی تو تک کیلئے لیے لئے کیلیے ساتھ کیساتھ بعد قبل دوران",
  "آج کل پھر مزید اب جب اپنے اپنی اپنا انہیں انکے انکی کیوں کیسے کتنے کتنا کتنی کون کونسی کس کسی کچھ بریکنگ ویڈیو دیکھیں جانیں طرح باوجود خلاف کیخلاف زیر از بار دن بھر",
  "کرلیں کرلیے لگا لگی لگے سکتا سکتی سکتے چاہیے چاہیئے نیا نئی نئے بڑا بڑی بڑے اہم روپے ڈالر یورو فیصد لاکھ کروڑ ارب ہزار جیو ایکسپریس نیوز",
]);

/** Words of which one may stand for another of the same line. */
const synonyms: readonly string[] = [
  "say claim state tell",
  "grieve condole mourn",
  "condemn denounce slam decry",
  "approve okay ok endorse",
  "launch inaugurate introduce unveil start begin kick kickstart commence",
  "postpone adjourn defer",
  "uphold maintain",
  "probe inquiry enquiry investigation",
  "hike raise increase",
  "cut reduce slash",
  "die kill dead",
  "arrest detain nab hold",
  "fall drop decline slip dip plunge tumble",
  "rise surge jump soar climb",
  "resign quit",
  "sack oust remove dismiss",
  "impose levy slap",
  "seize recover confiscate",
  "injure wound hurt",
  "strike hit jolt",
  "sign ink",
  "talk negotiation dialogue",
  "kidnap abduct",
  "escape flee",
  "ban prohibit outlaw",
  "support back",
  "criticise criticize lambast lambaste blast",
  "demand seek",
  "appoint name",
  "agreement deal accord pact mou",
  "earthquake quake tremor",
  "accident crash mishap collision",
  "fire blaze inferno",
  "government govt",
  "department dept",
  "university varsity",
  "child kid",
  "president prez",
  "election poll",
  "lawmaker legislator parliamentarian mp",
  "strengthen boost enhance bolster",
  "conduct organise organize host arrange",
  "close shut",
  "conclude complete",
  "pakistan pak",
  "us america american",
  "uk britain british",
  "drive campaign",
  "exam examination",
  "jail imprison prison",
  "petition plea",
  "troop soldier",
  "militant terrorist",
  "drug narcotic",
  "price rate",
  "collapse cave",
  "promise pledge vow assure",
  "fake stage",
  "reveal disclose expose",
  "stress underscore emphasise underline emphasize",
  "elevate promote",
  "panel committee",
  "former ex",
  "score dozen",
  "several multiple many",
  "reopen resume",
  "celebrate mark observe",
  "buy purchase acquire",
  "halt suspend stop",
  "call urge",
  "cop police policeman",
  "pm premier",
  "internationa intl international int",
  "object exception",
  "chief head",
  "شکست ہرا ہرادیا ہرایا",
  "تیار بنا بنانے بنالیا بنایا",
  "عائد لگادیا",
  "زائد تجاوز زیادہ",
  "دورہ ٹور",
  "گفتگو رابطہ رابطے",
  "گرفتار حراست",
  "زخمی مجروح",
  "دھماکہ دھماکا دھماکے",
  "کمی گراوٹ",
  "ہدایت حکم",
  "عدالت کورٹ",
  "انتخابات الیکشن انتخاب",
  "پابندی بندش",
  "حادثہ حادثے",
  "طلبہ طلبا طالبعلم",
  "امریکا امریکہ",
  "بھارت انڈیا",
  "خواتین عورتوں عورتیں",
  "میچ مقابلہ مقابلے",
  "ٹیم اسکواڈ",
  "فون ٹیلیفون",
  "مطالبہ اپیل",
  "انتقال چل",
  "قیمت قیمتوں نرخ",
  "متعارف پیش",
  "مقرر تعینات",
  "شہید جاں",
  "جاری شییر شیئر",
  "قانون بل",
];

export const synonymOf: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap((line) => {
    const words = line.split(" ");
    return words.flatMap((word) => [fold(word), stem(word)].map((form) => [form, words[0] ?? word] as const));
  }),
);

/** Verbs and adverbs that carry little: that one headline has another of them than the other says nothing. */
export const softWords = listOf([
  "see smell take make get give set face likely due ever key major big top new fresh own great full joint jointly",
  "امکان مکمل تاریخ رقم داغ کامیاب کامیابی بالآخر اچانک حالیہ سخت زبردست شاندار بہترین دلچسپ",
]);

/** Words that make of what happens something that is only wanted, feared or denied. */
export const turningWords = listOf([
  "not no never without eye plan mull consider threaten deny fail refuse unlikely fear reject against denies end lose",
  "نہیں نہ بغیر تردید انکار منسوخ ناکام مسترد خدشہ",
]);

/** Numbers as words; ordinals count with them, for `first` and `second` tell news apart as numbers do. */
export const numberWords: ReadonlyMap<string, string> = new Map(
  [
    "one first پہلا پہلی پہلے اول",
    "two second دو دوسرا دوسری دوسرے",
    "three third تین تیسرا تیسری تیسرے",
    "four fourth چار چوتھا چوتھی چوتھے",
    "five fifth پانچ پانچواں پانچویں",
    "six sixth چھ چھٹا چھٹی چھٹے",
    "seven seventh سات ساتواں ساتویں",
    "eight eighth آٹھ آٹھواں آٹھویں",
    "nine ninth نو نواں نویں",
    "ten tenth دس دسواں دسویں",
    "eleven eleventh گیارہ",
    "twelve twelfth بارہ",
    "thirteen تیرہ",
    "fourteen چودہ",
    "fifteen پندرہ",
    "sixteen سولہ",
    "seventeen سترہ",
    "eighteen اٹھارہ",
    "nineteen انیس",
    "twenty بیس",
  ].flatMap((line, index) => line.split(" ").map((word) => [fold(word), String(index + 1)] as const)),
);

/** `A beats B` is not `B beats A`. */
export const beatingWords = listOf(["beat defeat thrash down crush outclass trounce edge whitewash stun"]);

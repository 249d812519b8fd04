import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { fold } from "./fold.ts";
import { tokenise } from "./tokens.ts";
import { crossKey, crossMeets } from "./transliterate.ts";

/** Urdu words with the spellings that people in Pakistan use for them in Latin letters. */
const labelled: readonly (readonly [urdu: string, ...latin: string[]])[] = [
  ["غالب", "ghalib", "galib"],
  ["دین", "deen", "din"],
  ["روح", "rooh", "ruh"],
  ["جان", "jan", "jaan"],
  ["شیخ", "sheikh", "shaikh"],
  ["اور", "aur"],
  ["کی", "ki"],
  ["میں", "mein"],
  ["نعت", "naat"],
  ["شاعری", "shairi", "shayari"],
  ["تاریخ", "tareekh", "tarikh"],
  ["پاکستان", "pakistan"],
  ["اردو", "urdu"],
  ["تعلیم", "taleem", "talim"],
  ["محمد", "muhammad", "mohammad"],
  ["اقبال", "iqbal"],
  ["کراچی", "karachi"],
  ["لاہور", "lahore", "lahor"],
  ["پنجاب", "punjab"],
  ["سندھ", "sindh", "sind"],
  ["بلوچستان", "balochistan"],
  ["پشاور", "peshawar"],
  ["ملتان", "multan"],
  ["زبان", "zaban", "zubaan"],
  ["ادب", "adab"],
  ["غزل", "ghazal", "gazal"],
  ["نظم", "nazm"],
  ["افسانہ", "afsana", "afsaana"],
  ["ناول", "novel"],
  ["کلام", "kalam", "kalaam"],
  ["دیوان", "deewan", "diwan"],
  ["میر", "mir", "meer"],
  ["فیض", "faiz"],
  ["احمد", "ahmad", "ahmed"],
  ["حسین", "hussain", "husain"],
  ["حسن", "hassan"],
  ["فاطمہ", "fatima", "fatimah"],
  ["خدیجہ", "khadija"],
  ["عائشہ", "ayesha", "aisha"],
  ["زینب", "zainab"],
  ["قرآن", "quran"],
  ["حدیث", "hadees", "hadith"],
  ["فقہ", "fiqh"],
  ["اسلام", "islam"],
  ["مسلمان", "musalman"],
  ["مسلم", "muslim"],
  ["ریاست", "riyasat"],
  ["سیاست", "siyasat", "siasat"],
  ["حکومت", "hukumat", "hukoomat"],
  ["قوم", "qaum"],
  ["قومی", "qaumi"],
  ["ملت", "millat"],
  ["آزادی", "azadi", "aazadi"],
  ["انقلاب", "inqilab", "inqalab"],
  ["جمہوریت", "jamhuriyat", "jamhooriat"],
  ["عدالت", "adalat"],
  ["قانون", "qanoon", "qanun"],
  ["انصاف", "insaf", "insaaf"],
  ["معیشت", "maeeshat"],
  ["معاشیات", "maashiyat"],
  ["صحت", "sehat", "sihat"],
  ["علاج", "ilaj", "ilaaj"],
  ["بیماری", "bimari", "beemari"],
  ["خواتین", "khawateen", "khwateen"],
  ["عورت", "aurat"],
  ["بچے", "bachay", "bache"],
  ["طلبہ", "talba"],
  ["استاد", "ustad", "ustaad"],
  ["یونیورسٹی", "university"],
  ["جامعہ", "jamia"],
  ["تحقیق", "tehqeeq", "tahqiq", "tehqiq"],
  ["مطالعہ", "mutalia", "mutala"],
  ["جائزہ", "jaiza", "jaeza"],
  ["تنقید", "tanqeed", "tanqid"],
  ["اسلوب", "asloob", "uslub"],
  ["ترجمہ", "tarjuma", "tarjama"],
  ["زندگی", "zindagi", "zindgi"],
  ["محبت", "mohabbat", "muhabbat"],
  ["عشق", "ishq"],
  ["خیال", "khayal", "khayaal"],
  ["کتاب", "kitab", "kitaab"],
  ["مکتب", "maktab"],
  ["مدرسہ", "madrasa", "madrassa"],
  ["مسجد", "masjid"],
  ["نماز", "namaz"],
  ["رمضان", "ramzan", "ramadan"],
  ["زکوۃ", "zakat"],
  ["حج", "hajj"],
  ["اللہ", "allah"],
  ["رسول", "rasool", "rasul"],
  ["نبی", "nabi"],
  ["سیرت", "seerat", "sirat"],
  ["تفسیر", "tafseer", "tafsir"],
  ["شریعہ", "sharia"],
  ["شریعت", "shariat"],
  ["تصوف", "tasawwuf"],
  ["صوفی", "sufi", "soofi"],
  ["فلسفہ", "falsafa"],
  ["نفسیات", "nafsiat", "nafsiyat"],
  ["سائنس", "science"],
  ["دنیا", "duniya", "dunya"],
  ["ملک", "mulk"],
  ["وطن", "watan"],
  ["شہر", "sheher", "shehar"],
  ["گاؤں", "gaon"],
  ["دیہات", "dehat"],
  ["کسان", "kisan", "kisaan"],
  ["گندم", "gandum"],
  ["چاول", "chawal"],
  ["کپاس", "kapas"],
  ["پانی", "pani", "paani"],
  ["دریا", "darya", "dariya"],
  ["موسم", "mausam", "mosam"],
  ["ثقافت", "saqafat"],
  ["تہذیب", "tehzeeb", "tahzib"],
  ["روایت", "riwayat", "rawayat"],
  ["عوام", "awam", "awaam"],
  ["انتخابات", "intikhabat", "intekhabat"],
  ["وزیر", "wazir", "wazeer"],
  ["صدر", "sadar"],
  ["فوج", "fauj"],
  ["جنگ", "jang"],
  ["امن", "amn"],
  ["دہشت", "dehshat", "dahshat"],
  ["بجلی", "bijli"],
  ["مہنگائی", "mehngai", "mahangai"],
  ["روزگار", "rozgar"],
  ["تجارت", "tijarat"],
  ["کاروبار", "karobar", "karobaar"],
  ["کھیل", "khel"],
  ["اخبار", "akhbar", "akhbaar"],
  ["صحافت", "sahafat"],
  ["منٹو", "manto"],
  ["عصمت", "ismat"],
  ["چغتائی", "chughtai"],
  ["جوش", "josh"],
  ["حالی", "hali", "haali"],
  ["سرسید", "sirsyed"],
  ["مولانا", "maulana", "molana"],
  ["مودودی", "maudoodi", "maududi"],
  ["آزاد", "azad", "azaad"],
  ["جناح", "jinnah", "jinah"],
  ["لیاقت", "liaqat", "liaquat"],
  ["بھٹو", "bhutto"],
  ["بینظیر", "benazir"],
  ["عمران", "imran"],
  ["خان", "khan"],
  ["نواز", "nawaz"],
  ["شریف", "sharif", "shareef"],
  ["کشمیر", "kashmir", "kashmeer"],
  ["ہندوستان", "hindustan"],
  ["بھارت", "bharat"],
  ["افغانستان", "afghanistan"],
  ["ایران", "iran"],
  ["امریکہ", "america"],
  ["انگریزی", "angrezi"],
  ["فارسی", "farsi"],
  ["عربی", "arabi"],
  ["پنجابی", "punjabi"],
  ["سندھی", "sindhi"],
  ["پشتو", "pashto"],
  ["بلوچی", "balochi"],
  ["سرائیکی", "saraiki", "siraiki"],
  ["لغت", "lughat"],
  ["قواعد", "qawaid"],
  ["املا", "imla"],
  ["رسم", "rasm"],
  ["خط", "khat"],
  ["مذہب", "mazhab"],
  ["مذہبی", "mazhabi"],
  ["عقیدہ", "aqeeda", "aqida"],
  ["ایمان", "iman", "eman"],
  ["اخلاق", "akhlaq", "akhlaaq"],
  ["تربیت", "tarbiyat", "tarbiat"],
  ["نصاب", "nisab", "nisaab"],
  ["امتحان", "imtihan", "imtehan"],
  ["اساتذہ", "ustaza", "asatza"],
  ["آبادی", "aabadi", "abadi"],
  ["غریب", "ghareeb", "gharib"],
  ["غربت", "ghurbat"],
  ["ترقی", "taraqqi", "taraqi"],
  ["منصوبہ", "mansooba", "mansuba"],
  ["نظام", "nizam", "nizaam"],
  ["معاشرہ", "muashra", "moashra"],
  ["خاندان", "khandan", "khandaan"],
  ["طلاق", "talaq", "talaaq"],
  ["نکاح", "nikah", "nikkah"],
  ["وراثت", "wirasat", "virasat"],
  ["حقوق", "haqooq", "huqooq", "huquq"],
  ["انسان", "insan", "insaan"],
  ["انسانی", "insani"],
  ["جسم", "jism"],
  ["دل", "dil"],
  ["دماغ", "dimagh", "dimag"],
  ["آنکھ", "aankh", "ankh"],
  ["خون", "khoon", "khun"],
  ["پھول", "phool", "phul"],
  ["درخت", "darakht"],
  ["جنگل", "jangal"],
  ["جانور", "janwar"],
  ["پرندہ", "parinda"],
  ["مچھلی", "machli", "machhli"],
  ["گھوڑا", "ghora"],
  ["لڑکا", "larka"],
  ["لڑکی", "larki"],
  ["پڑھنا", "parhna"],
  ["لکھنا", "likhna"],
  ["سوچنا", "sochna"],
  ["مستقبل", "mustaqbil"],
  ["ماضی", "maazi", "mazi"],
  ["گلگت", "gilgit"],
  ["کوئٹہ", "quetta"],
  ["سیالکوٹ", "sialkot"],
  ["گجرات", "gujrat"],
  ["گوجرانوالہ", "gujranwala"],
  ["بہاولپور", "bahawalpur"],
  ["راولپنڈی", "rawalpindi"],
  ["مردان", "mardan"],
  ["سوات", "swat"],
  ["ہزارہ", "hazara"],
  ["کوہستان", "kohistan"],
  ["وزیرستان", "waziristan"],
  ["تہران", "tehran"],
  ["کابل", "kabul"],
  ["دلی", "dilli"],
  ["لکھنؤ", "lakhnau"],
  ["حیدرآباد", "hyderabad"],
  ["مرثیہ", "marsiya", "marsia"],
  ["قصیدہ", "qaseeda", "qasida"],
  ["مثنوی", "masnavi", "masnawi"],
  ["رباعی", "rubai"],
  ["داستان", "dastan", "daastan"],
  ["افسانے", "afsanay"],
  ["خطوط", "khutoot"],
  ["مقالہ", "maqala"],
  ["مقالات", "maqalat"],
  ["مضمون", "mazmoon"],
  ["مضامین", "mazamin"],
  ["مقدمہ", "muqadma", "muqaddama"],
  ["تدوین", "tadveen", "tadwin"],
  ["نسخہ", "nuskha"],
  ["مخطوطہ", "makhtoota"],
  ["لسانیات", "lisaniyat"],
  ["صوبہ", "sooba", "suba"],
  ["ضلع", "zila"],
  ["تحصیل", "tehseel", "tehsil"],
  ["آئین", "aain", "aaeen"],
  ["دستور", "dastoor", "dastur"],
  ["وفاق", "wafaq"],
  ["وفاقی", "wafaqi"],
  ["قرارداد", "qarardad"],
  ["تحریک", "tahreek"],
  ["مصنف", "musannif", "musanif"],
  ["شاعر", "shayar", "shair"],
  ["ادیب", "adeeb", "adib"],
  ["ناقد", "naqid"],
  ["نقاد", "naqqad"],
  ["امام", "imam"],
  ["علما", "ulama", "ulema"],
  ["فتوی", "fatwa"],
  ["سنت", "sunnat"],
  ["تجارتی", "tijarati"],
  ["بازار", "bazar", "bazaar"],
  ["قیمت", "qeemat", "qimat"],
  ["گردہ", "gurda"],
  ["بخار", "bukhar"],
  ["نفسیاتی", "nafsiyati"],
  ["جذبہ", "jazba"],
  ["شخصیت", "shakhsiyat", "shakhsiat"],
  ["تصویر", "tasweer", "tasveer"],
  ["موسیقی", "mauseeqi", "musiqi"],
  ["رقص", "raqs"],
  ["زیور", "zewar"],
  ["غریبی", "ghareebi"],
  ["مزدور", "mazdoor", "mazdur"],
  ["کاشتکار", "kashtkar"],
  ["زمین", "zameen", "zamin"],
  ["آسمان", "asman", "aasman"],
  ["ستارہ", "sitara"],
  ["سورج", "suraj", "sooraj"],
];

/** Words that sound alike to a careless ear, of which one is not a spelling of the other. */
const different: readonly (readonly [urdu: string, ...latin: string[]])[] = [
  ["ہمیں", "human"],
  ["دین", "dan", "done", "dun"],
  ["قوم", "qam", "kim"],
  ["نماز", "names", "nimz"],
  ["افطار", "after"],
  ["عورت", "art", "ert"],
  ["میرے", "more", "mur"],
  ["حالات", "health", "halt"],
  ["شاعر", "shor", "share", "sher"],
  ["کاتب", "kitab"],
  ["جمال", "jameel", "jamil", "jumla"],
  ["جمیل", "jamal"],
  ["رحمان", "rahim", "rahmat"],
  ["سلمان", "sulaiman", "salim"],
  ["حسن", "hussain", "hassain"],
  ["حسین", "hassan"],
  ["کریم", "karam", "kiram"],
  ["کرم", "kareem"],
  ["علم", "aalim"],
  ["نظم", "nizaam"],
  ["عالم", "ilm", "aleem"],
  ["تعلیم", "talm"],
  ["تاریخ", "tark", "tarak"],
  ["غزل", "gazelle", "guzzle"],
  ["نظام", "nazm", "nazim"],
  ["قومی", "kami"],
  ["وزیر", "wazar"],
  ["زبان", "zabun"],
  ["طلبہ", "table"],
  ["بہار", "bahr"],
  ["دولت", "dalit"],
  ["ملک", "maalik", "malook"],
  ["مالک", "mulk"],
  ["سفیر", "safar"],
  ["سفر", "safeer"],
  ["کلام", "kaleem"],
  ["مرید", "murad"],
  ["مراد", "mareed"],
];

describe("crossKey", () => {
  it("brings the usual spellings of an Urdu word to it in all but a few", () => {
    const pairs = labelled.flatMap(([urdu, ...latin]) => latin.map((word): [string, string] => [fold(urdu), word]));
    expect(pairs.length).toBeGreaterThan(300);
    const missed = pairs.filter(([urdu, latin]) => !crossMeets(urdu, latin)).map((pair) => pair.join(" "));
    expect(missed).toEqual(["سرسید sirsyed", "اساتذہ ustaza", "آئین aain", "آئین aaeen"]);
  });

  it.each(different.flatMap(([urdu, ...latin]) => latin.map((word) => [urdu, word] as const)))(
    "%s is not %s",
    (urdu, latin) => {
      expect(crossMeets(fold(urdu), latin)).toBe(false);
    },
  );

  /** What the rules cannot part, for the short vowels that part them are not written in Urdu. */
  it.each([
    ["کرم", "karim"],
    ["اسلام", "aslam"],
    ["اسلم", "islam"],
    ["علم", "alim"],
    ["نظم", "nazim"],
    ["نظم", "nizam"],
  ])("takes %s for %s, falsely", (urdu, latin) => expect(crossMeets(urdu, latin)).toBe(true));

  it("is undefined for other scripts, short words and numbers", () => {
    for (const word of [
      "",
      "a",
      "اب",
      "di",
      "del",
      "тест",
      "2015",
      "covid19",
      "日",
      "étude",
      "strength",
      "human",
      "education",
    ]) {
      expect(crossKey(word)).toBeUndefined();
    }
  });

  it("is for words of different scripts", () => {
    expect(crossMeets("ghalib", "galib")).toBe(false);
    expect(crossMeets("غالب", "غالب")).toBe(false);
  });

  it("never throws, and meets both ways", () => {
    const urdu = fc.string({
      unit: fc.constantFrom(..."اآبپتٹجچحخدڈرڑزسشصطعغفقکگلمنںوہھءیےئؤۂۃ".split("")),
      maxLength: 40,
    });
    const latin = fc.stringMatching(/^[a-z]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(urdu, latin, fc.string({ unit: "binary" })), fc.oneof(urdu, latin), (a, b) => {
        expect(crossMeets(a, b)).toBe(crossMeets(b, a));
        if (crossMeets(a, b)) expect(crossKey(a)).toBe(crossKey(b));
        expect(crossKey(a)?.length ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe.skipIf(!hasSharedData)("on real words", () => {
  const wordsOf = (texts: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { term } of texts.flatMap(tokenise)) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  };
  const urduTexts = (): string[] => [
    ...["urdu/bunyad-articles", "urdu/ishraq-articles", "news/urdu-ibc-headlines"].flatMap((name) =>
      readFileSync(sharedData(`${name}.jsonl`), "utf8")
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { title: string }).title),
    ),
    readFileSync(sharedData("news/urdu-express-2024.csv"), "utf8"),
    readFileSync(sharedData("news/urdu-geo-2024.csv"), "utf8"),
  ];
  const byKey = (): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const word of wordsOf(urduTexts()).keys()) {
      const key = /^[\u0621-\u06d3]+$/.test(word) ? crossKey(word) : undefined;
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), word]);
    }
    return found;
  };

  it("keeps Urdu words apart: few share a key", () => {
    const groups = [...byKey().values()].map((words) => words.length);
    const words = groups.reduce((sum, size) => sum + size, 0);
    const shared = groups.reduce((sum, size) => sum + size * size, 0) / words;
    expect(words).toBeGreaterThan(7000);
    expect(shared).toBeLessThan(1.8);
    expect(Math.max(...groups)).toBeLessThan(14);
  });

  it("brings hardly any of the commonest English words to an Urdu one", () => {
    const urdu = byKey();
    const abstracts = gunzipSync(readFileSync(sharedData("bench/arxiv-88k.jsonl.gz")))
      .toString("utf8")
      .split("\n", 8000)
      .map((line) => (JSON.parse(line) as { abstract: string }).abstract);
    const records = sharedFiles("oai", ".xml").map((file) => readFileSync(file, "utf8").replace(/<[^>]*>/g, " "));
    const common = [...wordsOf([...abstracts, ...records])]
      .filter(([word]) => /^[a-z]+$/.test(word))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3000);
    const met = common.filter(([word]) => (urdu.get(crossKey(word) ?? "") ?? []).some((one) => crossMeets(one, word)));
    // Nearly all of them are the same word in Urdu too: system, novel, report, university.
    expect(met.length).toBeLessThan(50);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import { articleApart, articleTogether } from "./name-forms.ts";
import { nameKey } from "./name-key.ts";
import { nameSpellings } from "./name-spellings.ts";

/** Spellings of one name, as printed on papers and in news. */
const meet = `
Muhammad Mohammad Mohammed Muhammed Mohd Md محمد محمّد; Ahmad Ahmed احمد; Rehman Rahman رحمان رحمٰن رحمن الرحمٰن; Hussain Husain Hussein Hossain حسین
Hassan Hasan حسن; Yousaf Yusuf Yousuf Yusaf یوسف; Chaudhry Choudhary Chaudhary Chaudhri چوہدری چودھری; Syed Sayyid Sayed سید
Haq ulHaq Haque Huq حق الحق; Naveed Naweed Navid نوید; Siddiqui Siddiqi Siddique صدیقی; Jadoon Jaddoon; Sarah Sara سارہ
Qureshi Quraishi Qureishi قریشی; Sheikh Shaikh Shaykh شیخ; Malik Malick ملک; Iqbal Eqbal اقبال; Javed Javaid Jawed Javid جاوید
Naeem Naim نعیم; Saeed Said سعید; Tahir Taher طاہر; Tariq Tarique طارق; Waqar Viqar وقار; Zahid Zaheed زاہد; Fatima Fatimah Fatema فاطمہ
Ayesha Aisha Aysha عائشہ; Khadija Khadijah Khadeeja خدیجہ; Zainab Zaynab زینب; Bibi Beebi; Begum Begam بیگم; Noor Nur نور; Zia Ziya ضیا ضیاء
Usman Uthman Osman عثمان; Umar Omar Umer Omer عمر; Imran Emran عمران; Irfan Erfan عرفان; Ijaz Ejaz Aijaz اعجاز; Ismail Ismael اسماعیل
Ibrahim Ebrahim ابراہیم; Ishaq Ishaque اسحاق; Ilyas Elyas الیاس; Yaqoob Yaqub یعقوب; Yasin Yaseen یاسین; Younas Younis Yunus یونس
Zafar Zaffar ظفر; Zahoor Zahur ظہور; Zubair Zubayr زبیر; Zulfiqar Zulfikar ذوالفقار; Farooq Faruq Farooque فاروق; Faisal Faysal فیصل
Fazal Fazl فضل; Ghulam Gulam غلام; Ghafoor Ghafur غفور; Haider Haidar Hyder حیدر; Haroon Harun ہارون; Hafeez Hafiz حفیظ; Jameel Jamil جمیل
Kazmi Kazimi کاظمی; Latif Lateef لطیف; Mansoor Mansur منصور; Masood Masud مسعود; Munir Muneer منیر; Mushtaq Mushtaque مشتاق
Mustafa Mustapha مصطفی مصطفیٰ; Naqvi Naqwi نقوی; Nawaz Navaz نواز; Parveen Perveen پروین; Pervaiz Parvez Pervez پرویز; Qasim Qassim قاسم
Rafiq Rafique Rafeeq رفیق; Rauf Raoof رؤف; Raza Reza رضا; Rizvi Rizwi رضوی; Rizwan Rezwan رضوان; Sajjad Sajad سجاد; Shabbir Shabir شبیر
Shahzad Shehzad شہزاد; Shafiq Shafique شفیق; Shoaib Shuaib شعیب; Sohail Suhail سہیل; Sulaiman Suleman Suleiman سلیمان; Waseem Wasim وسیم
Bukhari Bokhari بخاری; Gilani Geelani گیلانی; Hashmi Hashimi ہاشمی; Jafri Jaffri جعفری; Memon میمن; Mughal Moghal مغل; Tanveer Tanvir تنویر
Taimoor Taimur تیمور; Aamir Amir عامر; Aziz Azeez عزیز; Azam Aazam اعظم; Baig بیگ; Bashir Basheer بشیر; Ehsan Ihsan احسان; Habib Habeeb حبیب
Kamran کامران; Nazir Nazeer نذیر; Saima صائمہ; Sana ثنا ثناء; Shazia شازیہ; Abbasi عباسی; Afridi Aafridi آفریدی; Akram اکرم; Ansari انصاری
Arslan Arsalan ارسلان; Awais Owais اویس; Awan اعوان; Ayub Ayyub Ayoub ایوب; Baloch Baluch بلوچ; Bano Banu بانو; Bilal Belal بلال; Dawood Daud داؤد
Durrani درانی; Faheem Fahim فہیم; Farid Fareed فرید; Farzana فرزانہ; Fauzia Fozia فوزیہ; Ghani غنی; Hakeem Hakim حکیم; Humaira حمیرا
Humayun ہمایوں; Iftikhar Iftekhar افتخار; Ehtisham Ihtisham احتشام; Imtiaz Imtiyaz امتیاز; Jahangir Jehangir جہانگیر; Jawad Jawwad جواد
Junaid جنید; Kaleem Kalim کلیم; Kayani Kiani کیانی; Khalil Khaleel خلیل; Khattak خٹک; Khawaja Khwaja خواجہ; Khurshid Khursheed خورشید
Liaqat Liaquat لیاقت; Luqman Lukman لقمان; Maqsood Maqsud مقصود; Mehboob Mahboob محبوب; Mehdi Mahdi مہدی; Mohsin Muhsin محسن; Moin Moeen معین
Murtaza Murtada مرتضی مرتضیٰ; Musa Moosa موسی موسیٰ; Muzaffar Muzafar مظفر; Nabeel Nabil نبیل; Nadia نادیہ; Naseem Nasim نسیم; Nasreen Nasrin نسرین
Niaz Niyaz نیاز; Noman Numan نعمان; Obaid Ubaid عبید; Osama Usama اسامہ; Qaiser Qaisar قیصر; Qazi Kazi قاضی; Rabia رابعہ; Rasool Rasul رسول
Riaz Riyaz ریاض; Robina Rubina روبینہ; Rukhsana رخسانہ; Safdar صفدر; Saif Sayf سیف; Salman سلمان; Samina Sameena ثمینہ; Saqib ثاقب
Sarfraz Sarfaraz سرفراز; Shaheen Shahin شاہین; Shakeel Shakil شکیل; Sharif Shareef شریف; Shaukat Shoukat شوکت; Tauqeer Touqeer توقیر
Tayyab Tayab طیب; Touseef Tauseef توصیف; Uzma عظمی عظمیٰ; Waqas وقاص; Yasmin Yasmeen یاسمین; Zaheer Zahir ظہیر; Zakia ذکیہ; Zeeshan Zishan ذیشان
Abdurrahman Abdulrehman Abdurrehman عبدالرحمان عبدالرحمٰن; Abdullah Abdulla عبداللہ; Salahuddin صلاحالدین; Ziaulhaq ضیاءالحق; Nooruddin Nuruddin نورالدین
Habibullah Habibulla حبیباللہ; Saifullah سیفاللہ; Abduljabbar عبدالجبار; Abdulqadir Abdulkader عبدالقادر; Abdulaziz عبدالعزیز; Shamsur Shams شمس; Abul Abu ابو; Ziaul Zia
`;

/** Names that are near each other in letters and are two. */
const apart = `
Hassan Hussain; Ahmad Hamid; Rahman Rahim; Ali Alia; Khan Khanum; Akhtar Akbar; Muhammad M; Haq Hak; ulHaq Hak; Raq Rak; Salman Suleman; Salman Sulaiman
Kareem Karam; Jamal Jameel; Karim Ikram; Akram Karam; Aslam Islam; Aslam Salim; Anwar Noor; Munir Noor; Nasir Nasim; Nasir Nazir; Naseem Naeem; Nadeem Naeem
Naeem Nadim; Tahir Tariq; Tahir Zahir; Zahid Zahoor; Zahid Sajid; Sajid Sajjad; Majid Sajid; Hamid Hameeda; Khalid Khalil; Khalil Khaliq; Rafiq Rafi
Rauf Rafi; Asif Atif; Asif Asim; Atif Atia; Adil Adeel; Amin Amina; Amir Amin; Amjad Majid; Arshad Asad; Asad Azad; Asad Sajid; Asad Asif; Arif Sharif; Ashraf Sharif
Ashfaq Ishaq; Ishaq Iqbal; Javed Junaid; Junaid Jawad; Kamal Kamran; Kamal Jamal; Kashif Kausar; Latif Lateefa; Mahmood Muhammad; Mahmood Hameed; Mansoor Masood
Maqsood Masood; Mubarak Mushtaq; Mujahid Majid; Murad Murtaza; Musa Mustafa; Nabeel Nabi; Nawaz Naz; Niaz Naz; Niaz Niazi; Noman Noor; Parveen Pervaiz
Qadir Qasim; Qaiser Qasim; Rashid Irshad; Raza Rizwan; Rizvi Rizwan; Riaz Raza; Saba Sana; Sabir Shabbir; Sabir Sabira; Sadia Sadiq; Saeed Syed; Saeed Sadia
Saif Safi; Saima Samina; Samia Samina; Salim Salma; Sana Sara; Saqib Sadiq; Shah Shahid; Shahid Shahida; Shahzad Shahid; Shakir Shakeel; Shams Shamim; Shoaib Sohaib
Siddiqui Sadiq; Sultan Salman; Tahira Tahir; Talha Talat; Tanveer Tauqeer; Umar Umair; Umair Uzair; Usman Osama; Wahid Wajid; Waqar Waqas; Wasim Wasif; Yasin Yasir
Yasir Yousaf; Yasmin Yasin; Younas Yousaf; Zafar Zakir; Zahida Zahid; Zaman Zain; Zaidi Zahid; Zeeshan Zain; Zia Zoya; Zubair Zafar; Zubaida Zubair; Abdul Abdullah
Abid Abida; Ahsan Ehsan; Ahsan Hassan; Afzal Fazal; Faisal Fazal; Fahad Fahim; Faheem Farid; Farhan Farhat; Farooq Farid; Fayyaz Faiz; Ghafoor Ghaffar; Ghani Ghaus
Habib Hanif; Hafiz Hanif; Haider Hayat; Hakim Halim; Hamza Hamid; Haris Haroon; Hina Huma; Humaira Huma; Husnain Hussain; Ibrahim Imran; Idrees Younas; Iftikhar Mukhtar
Ilyas Abbas; Imtiaz Niaz; Inam Imam; Irfan Imran; Ismail Ibrahim; Jabbar Jaffar; Jahangir Jehan; Khattak Khan; Bhatti Butt; Memon Mumtaz; Mughal Mumtaz; Qureshi Qadri
Siddiqui Soomro; Baloch Bilal; Bugti Baig; Malik Mulk; Mirza Murtaza; Gilani Ghani; Durrani Rabbani; Bukhari Bashir; Jafri Jaffar; Kazmi Kazim; Naqvi Naqi; Hashmi Hashim
Sheikh Shakil; Chaudhry Chandio; Bibi Begum; Begum Baig; Noor Nooruddin; Salahuddin Nooruddin; Abdurrahman Abdurrahim; Abdulqadir Abdulghafoor; Habibullah Saifullah; Ullah Allah
Li Lee; Chen Chan; Wang Wong; Kim Khan; Smith Smyth; Brown Braun; Miller Muller; Johnson Jensen; Martin Marten; Lewis Louis
حسن حسین; رحمان رحیم; سلمان سلیمان; کریم کرم; جمال جمیل; احمد حامد; اسلم اسلام; نعیم ندیم; ناصر نذیر; طاہر طارق; عمر عمیر; صادق صدیق; عبداللہ عبدالرحمان; ناز نواز
`;

const groups = (text: string): string[][] =>
  text
    .trim()
    .split(/[;\n]/)
    .map((line) => line.trim().split(" "));
const key = (name: string): string => nameKey(fold(name));

describe("nameKey", () => {
  it("has tables of 250 names and more than 200 pairs", () => {
    expect(nameSpellings.length).toBeGreaterThan(400);
    expect(groups(meet).length).toBeGreaterThan(150);
    expect(groups(apart).length).toBeGreaterThan(200);
  });

  it.each(groups(meet).map((names) => [names] as const))("brings %j together", (names) => {
    expect([...new Set(names.map(key))]).toHaveLength(1);
  });

  it.each(groups(apart))("keeps %s and %s apart", (a, b) => expect(key(a)).not.toBe(key(b)));

  it("has each spelling on one line of its table", () => {
    const all = nameSpellings.flatMap((line) => [...new Set(line.split(" ").map(fold))]);
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  it("takes any word, and gives the same key again for the key of a name in the table", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (word) => typeof nameKey(word) === "string"));
    for (const line of nameSpellings) {
      const [first = ""] = line.split(" ");
      expect(nameKey(first)).toBe(first);
    }
  });
});

describe("articleApart", () => {
  it.each([
    ["Zia ulHaq", "Zia ul Haq"],
    ["UlHaq, Zia", "Ul Haq, Zia"],
    ["ZIA ULHAQ", "ZIA UL HAQ"],
    ["Saif urRehman", "Saif ur Rehman"],
    ["Zia ul-Haq", "Zia ul-Haq"],
    ["Ziaul Haq", "Zia ul Haq"],
    ["Naeemur Rehman", "Naeem ur Rehman"],
    ["Nasir Uddin", "Nasir Ud din"],
    ["عبدالقدوس", "عبد القدوس"],
    ["محمدبلال خان", "محمد بلال خان"],
    ["عبداللہ", "عبداللہ"],
    ["Urooj Usman", "Urooj Usman"],
    ["UNDERWOOD", "UNDERWOOD"],
    ["Ulrich Unger", "Ulrich Unger"],
    ["Gaul Smith", "Gaul Smith"],
    ["Paul Haq", "Paul Haq"],
  ])("%s is %s", (printed, apart) => expect(articleApart(printed)).toBe(apart));
});

describe("articleTogether", () => {
  it.each([
    ["Salah ud Din", "SalahudDin"],
    ["Zia-ul-Haq", "ZiaulHaq"],
    ["Abdul Rehman Khan", "AbdulRehman Khan"],
    ["Habib Ullah", "HabibUllah"],
    ["صلاح الدین", "صلاحالدین"],
    ["Al Gore", "Al Gore"],
    ["Sara El Din", "SaraElDin"],
  ])("%s is %s", (printed, together) => expect(articleTogether(printed)).toBe(together));
});

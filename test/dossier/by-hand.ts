import type { Labelled } from "./garble.ts";

/** ISSN of the journal that a reference to nothing in the index names, where a reader would know it. */
export interface ByHand extends Omit<Labelled, "how"> {
  readonly journal?: string;
}

const oai = (site: string, id: number): string =>
  `ojs-${site} oai:${site === "bovine2" ? "bovine" : site}-ojs-tamu.tdl.org:article/${id}`;
const pmc = (id: number): string => `capture-pubmedcentral oai:pubmedcentral.nih.gov:${id}`;
const crossref = (doi: string): string => `unixref-journal-articles info:doi/${doi}`;
const bunyad = (id: string): string => `bunyad-articles makhzan-${id}`;
const ishraq = (id: string): string => `ishraq-articles makhzan-${id}`;
const doaj = (id: string): string => `vufindharvest-oai_doaj oai:doaj.org/article:${id}`;

/** References written by hand as lists of publications have them, to real works in the index, to works that are not in it, and to journals. */
export const byHand: readonly ByHand[] = [
  {
    text: "Stock, K., & Szendrey, J. (2016). Leading by leaning in and leaning out. Advancing Women in Leadership, 36, 73–82.",
    means: oai("awl", 23),
  },
  {
    text: "Amondi OB. Representation of women in top educational management and leadership positions in Kenya. Adv Women Leadersh J. 2011;31:57-68.",
    means: oai("awl", 79),
  },
  {
    text: "Cummins, Helene A. “Queen Bees and Mommy Tracking: How’s an Academic Woman Supposed to Get Ahead?” Advancing Women in Leadership Journal 32 (2012): 79–91.",
    means: oai("awl", 90),
  },
  {
    text: "Hertzog E (2013) Women's parliament - the Israeli experience. Advancing Women in Leadership 33, pp 166-176",
    means: oai("awl", 101),
  },
  {
    text: "Fleck, K. Who framed the women? Advancing Women in Leadership Journal, Vol. 33, 2013, p. 151.",
    means: oai("awl", 112),
  },
  {
    text: "Lynes J, Wismer S & Andrachuk M. The role of education in entrepreneurship – two Canadian stories. AWL Journal 2011, 31:14-22",
    means: oai("awl", 68),
  },
  {
    text: "Cannella, G. (1998) Critical Research: Postmodern methodologies for the examination of race, ethnicity, class & gender in education.",
    means: oai("awl", 36),
  },
  {
    text: "Hackney CE, Hogard EM. Women in transition: a mission of service. Advancing Women in Leadership. Winter 1999; 2(1).",
    means: oai("awl", 55),
  },
  {
    text: "K. Selber and W. Selber, Revisiting the ERA movement in Texas: An historical analysis of leadership among Texas women, Advancing Women in Leadership Journal, vol. 17, 2004.",
    means: oai("awl", 189),
  },
  {
    text: "Wade, M., & Fiorentino, S. (2017). Gender pay inequality: An examination of the Lilly Ledbetter Fair Pay Act six years later. Advancing Women in Leadership Journal, 37, 29-36.",
    means: undefined,
  },
  {
    text: "Megheirkouni M. Women-only leadership positions in the Middle East. Advancing Women in Leadership Journal, 34 (2014), 64-78",
    means: undefined,
  },
  {
    text: "Seeger JT, Grotelueschen DM, Stokka GL, Sides GE. Comparison of feedlot health, nutritional performance, carcass characteristics and economic value of unweaned beef calves with an unknown health history and weaned beef calves receiving various herd-of-origin health protocols. Bov Pract 2008",
    means: oai("bovine2", 169),
  },
  {
    text: "Williams, D.E. 1969. Preconditioned calves: a progress report. The Bovine Practitioner No. 4: 12-15.",
    means: oai("bovine2", 230),
  },
  {
    text: "Byers DI. What is DCAB (dietary cation-anion balance) and what is the potential for use in dry and lactating rations? Bovine Practitioner 1993; 27:152-158.",
    means: oai("bovine2", 422),
  },
  {
    text: "Clark BL, Biershwal CJ: The practitioner’s use of a rapid progesterone assay in the dairy cow. Bov Pract 21:128-131, 1986",
    means: oai("bovine2", 1270),
  },
  {
    text: "MOLLER, K. Planned animal health and production service (PAHAPS) in New Zealand dairy herds. The Bovine Practitioner, 13, 26-30 (1978).",
    means: oai("bovine2", 1884),
  },
  {
    text: "Lin HC, Riddell MG. Tolazoline: dose responses and side effects in non-sedated Holstein calves. Bovine Pract. 2008;42(1):86-92.",
    means: undefined,
  },
  {
    text: "Miller RB. Diagnosing the cause of abortion in cattle. Bovine Practitioner 1987;22:98-101.",
    means: undefined,
  },
  {
    text: "Chen, Y.Y., Li, M.S., Hsu, H.C. and Lin, Y.P., 2010. Lagrangian breaker characteristics for nonlinear water waves propagating on sloping bottoms. In: Proceedings of the 32nd International Conference on Coastal Engineering, Shanghai.",
    means: oai("icce", 964),
  },
  {
    text: "J. Groeneweg, J. Beckers, C. Gautier. A probabilistic model for the determination of hydraulic boundary conditions in a dynamic coastal system. Coast. Eng. Proc. 1(32), waves.38 (2011). doi:10.9753/icce.v32.waves.38",
    means: oai("icce", 1165),
  },
  { text: "10.9753/icce.v32.sediment.102", means: oai("icce", 1310) },
  { text: "https://doi.org/10.9753/icce.v12.19", means: oai("icce", 2623) },
  {
    text: "Koebel, F. E. (1951). Pertaining to prestress. Coastal Engineering Proceedings, 1(2), 27.",
    means: oai("icce", 1498),
  },
  {
    text: "Mitsuyasu, H., The one-dimensional wave spectra at limited fetch, Proc. 13th Coastal Eng. Conf., 1972",
    means: oai("icce", 2756),
  },
  {
    text: "Leys V., Fernandez V., Kolijn D. Resonant oscillations in small craft harbours. Coastal Engineering Proceedings (36), papers.62, 2018",
    means: oai("icce", 8452),
  },
  {
    text: "Jothi Shankar N and Sundar V. Wave forces on offshore pipelines. Coastal Engineering Proceedings, 17 (1980) 110.",
    means: oai("icce", 3537),
  },
  {
    text: "Carstens T. Hydraulic survey and model investigation of the inner Rana fjord. Coastal Engineering Proceedings 1966; 10: 73.",
    means: undefined,
  },
  {
    text: 'Lockett, John B. "Phenomena Affecting Improvement of the Lower Columbia Estuary and Entrance." Coastal Engineering Proceedings, no. 8, 1962.',
    means: undefined,
  },
  {
    text: "Nzuki, F. M. (2010). Exploring the nexus of African American students’ identity and mathematics achievement. Journal of Urban Mathematics Education, 3(2), 77–115.",
    means: oai("jume", 45),
  },
  {
    text: "Jett CC. Critical Race Theory Interwoven with Mathematics Education Research. J Urban Math Educ. 2012; 5(1): 21-30.",
    means: oai("jume", 163),
  },
  {
    text: "Moschkovich, J. N. (2013). Principles and guidelines for equitable mathematics teaching practices and materials for English language learners. JUME 6(1), 45-57.",
    means: oai("jume", 204),
  },
  {
    text: "Confrey, J. “Both and” – equity and mathematics: A response to Martin, Gholson, and Leonard. J. Urban Math. Educ. 2010, 3(2), 25–33",
    means: oai("jume", 108),
  },
  {
    text: "Paek, P. L. (2008). Practices worthy of attention: A search for existence proofs of promising practitioner work in secondary mathematics. Journal of Urban Mathematics Education, 1(1), 84-107.",
    means: undefined,
  },
  {
    text: "Dai S, Lee KM, Li W, Balthrop J et al. Aflatoxin risk management in Texas: Test kit approval for maize. J Regul Sci 2013;1(1):15–22",
    means: oai("regsci", 7),
  },
  {
    text: "Poudel BK, Ishii I. Regulation of pharmaceuticals in developing nations: a case from Nepal. Journal of Regulatory Science 2016 Sep;4(4):18-20.",
    means: oai("regsci", 51),
  },
  {
    text: "Hsieh YC, Herrman T. Fertilizer mixer performance evaluatlon using chloride titratlon. J. Reg. Sci., 6(2): 8-17, 2018.",
    means: oai("regsci", 84),
  },
  {
    text: "Gupta S., Ahmed F., Krishnadas R. (2023). Putting It in Writing. Journal of Regulatory Science, 11(1), 1–6. https://doi.org/10.21423/jrs.regsci.111266",
    means: oai("regsci", 266),
  },
  {
    text: "Goodwin, L., Hunst, P., Burzio, L., Rowe, L., et al. Stacked trait products are as safe as non-genetically modified (GM) products developed by conventional breeding practices. J. Regul. Sci. 9 (1) 22-25.",
    means: oai("regsci", 120),
  },
  {
    text: "Ireland T. Breeding the South American red-capped parrot. AFA Watchbird 1987;14(5):22-25",
    means: oai("watchbird", 337),
  },
  {
    text: "Taylor, Stuart. 'The brown-headed parrot in South Africa: a silent decline', AFA Watchbird, 27.5 (2000), 29–31.",
    means: oai("watchbird", 1576),
  },
  {
    text: "Rubin LS. The cockatiel connection: establishing a cockatiel aviary. AFA Watchbird, 21(5), 26-30 (1994).",
    means: undefined,
  },
  {
    text: "Husain N, Munshi T, Jafri F, Husain M, Parveen A, Saeed Q, et al. Antenatal depression is not associated with low-birth weight: a study from urban Pakistan. Front Psychiatry. 2014;5:175.",
    means: pmc(4261698),
  },
  {
    text: "Bousleiman H., Zimmermann R., Ahmed S. et al. Power spectra for screening parkinsonian patients for mild cognitive impairment, Ann Clin Transl Neurol, 2014",
    means: pmc(4265059),
  },
  {
    text: "Ahmed Z. Trans-spinal direct current stimulation modifies spinal cord excitability through synaptic and axonal mechanisms. Physiol Rep 2014",
    means: pmc(4270225),
  },
  {
    text: "Shukla L, Kandasamy A, Kesavan M, Benegal V. Baclofen in the short-term maintenance treatment of benzodiazepine dependence. J Neurosci Rural Pract 2014;5:S53-4",
    means: pmc(4271384),
  },
  {
    text: "Ahmed M, Arora S, McKay J, Long S, et al. Patient safety skills in primary care: a national survey of GP educators. BMC Fam Pract. 2014;15:206.",
    means: pmc(4275946),
  },
  {
    text: "Menon N, Gupta A, Taly AB, Khanna M. Neurogenic bladder following myelopathies: Has it any correlation with neurological and functional recovery? J Neurosci Rural Pract 2014.",
    means: undefined,
  },
  {
    text: "Li B. and Yeh T.-C.J. (1999) Cokriging estimation of the conductivity field under variably saturated flow conditions. Water Resources Research 35(12), 3663-3674.",
    means: crossref("10.1029/1999WR900268"),
  },
  {
    text: "Or, D., and M. Tuller (1999), Liquid retention and interfacial area in variably saturated porous media: Upscaling from single-pore to sample-scale model, Water Resour. Res., 35, 3591–3605",
    means: crossref("10.1029/1999WR900262"),
  },
  {
    text: "Crogan N, Corbett C. Predicting malnutrition in nursing home residents using the Minimum Data Set. Geriatr Nurs 2002; 23: 224–6.",
    means: crossref("10.1067/mgn.2002.126972"),
  },
  {
    text: "Pollitt, Christopher and Summa, Hilkka. Trajectories of reform. Public Money and Management 17:1 (1997) 7-18.",
    means: crossref("10.1111/1467-9302.00051"),
  },
  {
    text: "Boyle R. (1997) 'Civil service reform in the Republic of Ireland', Public Money & Management, 17(1): 49-53.",
    means: crossref("10.1111/1467-9302.00056"),
  },
  {
    text: "Bennett-Laso JT, Kramer-Urrutia R, Rada G. Should we administer oxygen during an acute coronary syndrome? Medwave 2017;17(suppl1):e6892.",
    means: doaj("6d69a0884dae4057b3f1863629bcaa85"),
  },
  {
    text: "ORGAZ AGÜERA, F. y CAÑERO MORALES, P. (2015). «Ecoturismo, sostenibilidad y apego a la comunidad. Un estudio de caso en áreas rurales en vías de desarrollo». Cuadernos Geográficos, 54(1), 45-63.",
    means: doaj("74b7965272ba499ebdd705bfd1457eaf"),
  },
  {
    text: "Ojeda Ruiz, F. (2016). Reseña de ¿Por qué te vas? Jóvenes españoles en Alemania. Cuadernos Geográficos 55(2), 366-368",
    means: undefined,
  },
  {
    text: "جاوید احمد خورشید، ”اردو میں شکنتلا کی تقلیب: نمائندہ متون کا تحقیقی مطالعہ“، بنیاد، جلد ۴، ۲۰۱۳ء",
    means: bunyad("0022"),
  },
  {
    text: "طارق محمود ہاشمی (2014)۔ اردو نظم کا غیر وابستہ لحن اور تصورات انسان۔ بنیاد، لاہور، جلد 5",
    means: bunyad("5550"),
  },
  {
    text: "روبینہ الماس، عبداللہ حسین کے ناولوں میں طبقاتی شعور، مشمولہ: بنیاد، شمارہ ۷، ۲۰۱۶ء",
    means: bunyad("5614"),
  },
  {
    text: "زاہد حسن۔ سید وارث شاہ کا پنجابی ترجمہ قصیدہ بردہ شریف: تعارف، تجزیہ اور تقابلی مطالعہ۔ Bunyad 8 (2017)",
    means: bunyad("5631"),
  },
  { text: "صائمہ علی، جدید اردو غزل میں ہندی زبان کے اثرات، بنیاد ۸، لمز لاہور ۲۰۱۷", means: bunyad("5629") },
  {
    text: "امین احسن اصلاحی، جدید فلسفہ و سائنس سے مرعوبیت کے اثرات، ماہنامہ اشراق، اپریل ۲۰۱۴",
    means: ishraq("5866"),
  },
  {
    text: "محمد عمر میمن، ”مصری کی ڈلی یا سفید چینی: ترجمہ نگاری اور اس کے آزار“، بنیاد، جلد ۵، ۲۰۱۴ء",
    means: undefined,
  },
  { text: "احتشام علی، مابعد جدید حسیت اور معاصر اردو نظم، بنیاد، ۶، ۲۰۱۵", means: undefined },
  {
    text: "Khan MA, Iqbal Z. Seed priming of wheat under drought in Potohar. Pak. J. Bot., 45(2): 611-616, 2013.",
    means: undefined,
    journal: "0556-3321",
  },
  {
    text: "Ahmad S, Rehman U. Frequency of hepatitis C in thalassemic children at Peshawar. J Ayub Med Coll Abbottabad 2012;24(3-4):18-20",
    means: undefined,
  },
  {
    text: "Siddiqui R., Malik F. (2012). Emotional labour of nurses in Lahore. Journal of Medical Sciences (Faisalabad), 12(4), 101-107. ISSN 1682-4474",
    means: undefined,
    journal: "1682-4474",
  },
  {
    text: "Raza, S. & Bano, N. (2011). Determinants of export growth: evidence from Sialkot. Pakistan Journal of Commerce and Social Sciences, 5(2), 220–235.",
    means: undefined,
    journal: "1997-8553",
  },
  {
    text: "Yousaf M., Hassan T. Prevalence of fasciolosis in buffaloes of district Jhang. Pakistan Vet. J. 2010, 30(2): 88-92",
    means: undefined,
    journal: "0253-8318",
  },
  {
    text: "Bashir, A., Tariq, M. and Gul, R., 2012, Phosphorus sorption in calcareous soils of Peshawar valley, Soil & Environment 31(1): 22-29.",
    means: undefined,
    journal: "2074-9546",
  },
  {
    text: "Mahmood K. Plagiarism among library school students. Pak J Libr Inf Sci 2010; 11: 1-15",
    means: undefined,
    journal: "1680-4465",
  },
  {
    text: "Zafar N, Anwar S. Anxiety in medical students before examinations. Gomal J Med Sci 2009;7(2):98-102.",
    means: undefined,
    journal: "1819-7973",
  },
  {
    text: "Nadeem F. Regulating turnout: notes on 2002 elections. J. Polit. Stud. 18(1), 2011, 45-60.",
    means: undefined,
    journal: "1994-1080",
  },
  { text: "Best Paper Award, 4th National Conference on Emerging Technologies, Islamabad, 2018", means: undefined },
  { text: "Member, editorial board, Journal of Commerce, since 2015.", means: undefined },
  {
    text: "Stock K, Szendrey J. Leading by leaning in and leaning out: ten years later. Harvard Business Review 2026;104(1):12-19.",
    means: undefined,
  },
  {
    text: "Erratum to: Jett, C. C. Critical Race Theory Interwoven with Mathematics Education Research. Journal of Urban Mathematics Education 2013;6(1).",
    means: undefined,
  },
];

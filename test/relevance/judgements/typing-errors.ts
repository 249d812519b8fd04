import type { JudgedClass } from "../judgement.ts";

/** One word or two with a letter left out, put in, changed or swapped. */
export const typingErrors: JudgedClass = {
  name: "typing errors",
  bar: { figure: "success@1", atLeast: 0.9 },
  judgements: [
    ["future of rotavrius vaccines", "The future of rotavirus vaccines"],
    ["tidal inflow to aqufers", "Tidal inflow to aquifers"],
    ["resource acounting executive agencies", "Resource Accounting and Executive Agencies"],
    ["visionary laeders by design", "Visionary Leaders by Design"],
    ["evolutionary modleing overlap reuse", "Evolutionary modeling based on overlap reuse"],
    ["descriptve theory of law", "Descriptive Theory of Law"],
    ["herd mastits problems", "Initial steps in solving herd mastitis problems"],
    ["suspended sedment mixing in the surf zone", "SUSPENDED SEDIMENT MIXING"],
    ["fibropapiloma of the bovine penis", "Fibropapilloma of the bovine penis"],
    ["portable spectroscpy for food safety", "Portable Spectroscopy for Food Safety"],
    ["nyasa lovbird", "Nyasa Lovebird"],
    ["pendelbury resource accounting", "Resource Accounting and Executive Agencies"],
    ["cyclonic wave climate great barier reef", "ON-REEF CYCLONIC WAVE CLIMATE"],
    ["spiral wavmaker littoral drift", "THE SPIRAL WAVEMAKER"],
    ["brid smuggling", "Bird Smuggling"],
    ["doxycyline chronic periodontitis", "Utilisation of locally delivered doxycycline"],
    ["pakistan journal of botnay", "Pakistan Journal of Botany"],
    ["double discriminaton muslim women", "Double Discrimination"],
    ["مرزا غالپ اور دانش", "مرزا غالب اور دانش حاضر"],
    ["اردو لغت نگری کے مسائل", "اردو لغت نگاری کے بعض مسائل"],
    ["فوج کی حکمرنی", "فوج کی حکمرانی"],
    ["پاکستانی کتب خانوں میں ترکی مخطوتات", "پاکستانی کتب خانوں میں ترکی مخطوطات"],
  ],
};

import type { JudgedClass } from "../judgement.ts";

export const phrases: JudgedClass = {
  name: "phrases",
  judgements: [
    ['"random waves"', /random waves/i],
    ['"surf zone"', /surf zone/i],
    ['"settler colonialism"', /settler colonialism/i],
    ['title:"wave overtopping"', /wave overtopping/i],
    ['title:"case report" jejunal', /Jejunal Hemorrhage/],
    ['"urban mathematics education" robust', /Revisiting Urban Mathematics Education/],
    ['"white supremacy"', /white supremacy/i],
    ['title:"genetic algorithm"', /genetic algorithm/i],
    ['"مجید امجد"', /مجید امجد/],
    ["«یوم اقبال»", /یوم اقبال/],
    ['"نظام سرمایہ داری"', /نظام سرمایہ داری/],
    ["“میرا جی”", /میرا جی/],
  ],
};

export const identifiers: JudgedClass = {
  name: "identifiers",
  bar: { figure: "success@1", atLeast: 1 },
  judgements: [
    ["10.1029/1999wr900246", "Tidal inflow to aquifers"],
    ["https://doi.org/10.1053/spid.2002.125862", "The future of rotavirus vaccines"],
    ["doi:10.21423/JUME-V2I2A52", "How Did I Get This Way?"],
    ["DOI: 10.1109/cec.2008.4630838.", "A fast high quality pseudo random number"],
    ["10.1111/1467-9302.00112", "Resource Accounting and Executive Agencies"],
    ["http://dx.doi.org/10.21423/bovine-vol1971no6p12-19", "Evaluation of frozen bovine semen"],
    ["10.1046/j.1365-246x.2001.00308.x", "The formation of caustics"],
    ["10.9753/icce.v1.24", "DESIGN OF BREAKWATERS"],
    ["10.1371/journal.pone.0186401", "An integrative in-silico approach"],
    ["10.1007/978-3-540-70502-4_9", "Descriptive Theory of Law"],
    ["0556-3321", "Pakistan Journal of Botany"],
    ["ISSN 0253-8318", "Pakistan Veterinary Journal"],
    ["0734-5348", "Annual of Urdu Studies"],
    ["issn:20703368", "Pakistan Journal of Botany"],
    ["۱۶۸۰-۵۱۹۴", "Pakistan Journal of Nutrition"],
  ],
};

/** Much is relevant: what the title says. */
export const subjects: JudgedClass = {
  name: "broad subjects",
  judgements: [
    ["mastitis", /mastiti/i],
    ["tsunami", /tsunami/i],
    ["breakwaters", /breakwater/i],
    ["particle swarm optimization", /particle swarm/i],
    ["black girls education", /black girl/i],
    ["parrot breeding", /(?=.*(?:parrot|macaw|amazon|cockatoo))(?=.*breed)/i],
    ["women superintendents", /superinten/i],
    ["calf diarrhea", /(?=.*cal(?:f|ves))(?=.*(?:diarrh|scour))/i],
    ["storm surge", /storm surge/i],
    ["antimicrobial resistance", /antimicrobial resist|resistan.*antimicrob/i],
    ["sediment transport", /sediment transport/i],
    ["pharmacokinetics in horses", /(?=.*pharmaco?kin)(?=.*hors|.*equin)/i],
    ["اقبال", /اقبال/],
    ["اردو شاعری", /اردو شاعری/],
    ["عورت", /عورت/],
    ["پاکستان", /پاکستان/],
    ["urdu journals", /urdu/i],
    ["pakistan journal medicine", /(?=.*pakistan)(?=.*(?:medic|surg|psychi|ophthal|physio))/i],
  ],
};

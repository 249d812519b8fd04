import { issnCheckDigit } from "../../src/domain/issn.ts";

const long = (letter: string): string => letter.repeat(300);

/** An article of a journal whose every field is one word of 300 letters, and one of a type that fits no kind, as a source might give them. */
export function longWords(): string {
  const issn = `9998-001${issnCheckDigit("9998001")}`;
  const record = (number: number, type: string) => `<record><header>
<identifier>oai:long.example:article/${number}</identifier><datestamp>2024-01-01T00:00:00Z</datestamp></header>
<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="en">Longwords ${number} ${long("t")}</dc:title>
<dc:creator>${long("F")}, ${long("G")}</dc:creator>
<dc:subject xml:lang="en">${long("k")}</dc:subject>
<dc:description xml:lang="en">Longwords ${long("d")}</dc:description>
<dc:publisher>${long("p")}</dc:publisher>
<dc:date>2024-01-01</dc:date>
<dc:type>${type}</dc:type>
<dc:identifier>https://long.example/article/view/${number}</dc:identifier>
<dc:identifier>10.5555/${long("i")}${number}</dc:identifier>
<dc:source>${long("J")}; Vol. ${long("v")} No. ${long("n")} (2024); ${number}-${number}9</dc:source>
<dc:source>${issn}</dc:source>
<dc:language>eng</dc:language>
<dc:rights>${long("r")}</dc:rights>
</oai_dc:dc></metadata></record>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-02-01T00:00:00Z</responseDate>
<request verb="ListRecords" metadataPrefix="oai_dc">https://long.example/oai</request>
<ListRecords>${record(1, "article")}${record(2, "Front matter")}</ListRecords></OAI-PMH>`;
}

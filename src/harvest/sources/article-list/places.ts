import { parseCountry } from "../../../domain/country.ts";

/** Cities that are nowhere but in Pakistan, as far as anything is published there; not Hyderabad. */
const pakistani: ReadonlySet<string> = new Set(
  (
    "abbottabad bahawalpur chiniot chitral dera-ghazi-khan dera-ismail-khan faisalabad gilgit gujranwala haripur islamabad jamshoro jhelum karachi khairpur " +
    "khuzdar kohat lahore larkana lyallpur mansehra mardan mirpur-khas multan muzaffarabad nawabshah okara peshawar quetta rahim-yar-khan rawalakot rawalpindi sahiwal sargodha sialkot " +
    "skardu sukkur swat turbat wah-cantt لاہور کراچی اسلام-آباد راولپنڈی پشاور کوئٹہ ملتان فیصل-آباد بہاولپور سیالکوٹ گوجرانوالہ سرگودھا مظفرآباد ایبٹ-آباد"
  ).split(" "),
);

/** The country of publication, ISO 3166-1 alpha-2: as stated, else that of a city that leaves no doubt (`Lahore`, `Lahore, Pakistan`). */
export function countryOf(country: string | undefined, city: string | undefined): string | undefined {
  const stated = country === undefined ? undefined : parseCountry(country);
  if (stated !== undefined || city === undefined) return stated;
  const parts = city.split(/[,،]/).map((part) => part.trim());
  const last = parts.length > 1 ? parseCountry(parts.at(-1) ?? "") : undefined;
  if (last !== undefined) return last;
  return pakistani.has((parts[0] ?? "").toLowerCase().replace(/\s+/g, "-")) ? "PK" : undefined;
}

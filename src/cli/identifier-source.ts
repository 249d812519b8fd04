import { parseIssn } from "../domain/issn.ts";
import { ProblemError } from "../domain/result.ts";
import { crossrefAddress, isDoiPrefix } from "../harvest/sources/crossref/plan.ts";
import { doajAddress } from "../harvest/sources/doaj/request.ts";
import type { Found, Wanted } from "./wanted-source.ts";

/** Services that give what they have of a journal by its ISSN. */
const services = {
  crossref: { name: "Crossref", address: crossrefAddress, hasPrefixes: true },
  doaj: { name: "DOAJ", address: doajAddress, hasPrefixes: false },
} as const;

/** The source that --issn and --doi-prefix stand for, of Crossref unless --format says DOAJ; undefined where they are not given. Throws `bad_request`. */
export function identifierSource(address: string | undefined, wanted: Wanted): Found | undefined {
  const { id, name, format, issn, doiPrefix } = wanted;
  const isAsked = issn.length + doiPrefix.length > 0;
  if (!isAsked && format !== "crossref" && format !== "doaj") return undefined;
  const chosen = format ?? "crossref";
  if (chosen !== "crossref" && chosen !== "doaj") {
    throw new ProblemError("bad_request", `--issn and --doi-prefix are for Crossref and DOAJ, not for ${chosen}.`);
  }
  const service = services[chosen];
  if (!isAsked) {
    const how = service.hasPrefixes ? "--issn or --doi-prefix" : "--issn";
    throw new ProblemError("bad_request", `Say which journals of ${service.name}: ${how}, as often as you like.`);
  }
  if (doiPrefix.length > 0 && !service.hasPrefixes) {
    throw new ProblemError("bad_request", `${service.name} is not asked by DOI prefix: give --issn.`);
  }
  const issns = issn.map(checkedIssn);
  const prefixes = doiPrefix.map(checkedPrefix);
  const asked = [...issns, ...prefixes];
  return {
    id: id ?? `${chosen}-${asked[0]?.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
    name: name ?? `${service.name}: ${asked.slice(0, 3).join(", ")}`,
    format: chosen,
    url: address ?? service.address,
    settings: {
      ...(issns.length === 0 ? {} : { issn: issns }),
      ...(prefixes.length === 0 ? {} : { doiPrefix: prefixes }),
    },
    checked: false,
    issns,
    notes: [],
  };
}

function checkedIssn(text: string): string {
  const parsed = parseIssn(text);
  if (parsed?.valid) return parsed.value;
  const why = parsed ? "has a wrong check digit" : "is no ISSN";
  throw new ProblemError("bad_request", `--issn ${text} ${why}.`);
}

function checkedPrefix(text: string): string {
  if (isDoiPrefix(text)) return text;
  throw new ProblemError("bad_request", `--doi-prefix ${text} is no DOI prefix: write it like 10.52764.`);
}

import { parseIssn } from "../../../domain/issn.ts";
import type { Container, IssueStatement, Pages } from "../../../domain/record.ts";
import { fieldsOf, type MarcRecord, subfield, subfields, withoutIsbd } from "./fields.ts";

/** The journal or book that a component part is in: field 773, `$t Title $g Vol. 3, no. 2 (2004), p. 12-30 $x ISSN`. */
export function containerOf(record: MarcRecord): Container | undefined {
  const [host] = fieldsOf(record, "773");
  const title = subfield(host, "t") ?? subfield(host, "a");
  if (host === undefined || title === undefined) return undefined;
  const related = subfields(host, "g").join(", ");
  const pages = pagesOf(related);
  const issue = issueOf(related);
  return {
    titles: [{ value: withoutIsbd(title) }],
    issns: subfields(host, "x").flatMap((value) => parseIssn(value) ?? []),
    ...(issue === undefined ? {} : { issue }),
    ...(pages === undefined ? {} : { pages }),
    ...(related === "" ? {} : { printed: related }),
  };
}

function issueOf(text: string): IssueStatement | undefined {
  const volume = /\b(?:vol|v|bd|t)\.?\s*(\d[\w-]{0,10})/i.exec(text)?.[1];
  const number = /\b(?:no|nr|n|h|heft|iss)\.?\s*(\d[\w/-]{0,10})/i.exec(text)?.[1];
  const year = /(?<!\d)(1[5-9]\d\d|2[01]\d\d)(?!\d)/.exec(text)?.[1];
  if (volume === undefined && number === undefined && year === undefined) return undefined;
  return {
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

function pagesOf(text: string): Pages | undefined {
  const found = /\b(?:p|pp|s|pages?)\.?\s*(?<printed>(?<first>[\divxlc]+)(?:\s*[-–]\s*(?<last>[\divxlc]+))?)/i.exec(
    text,
  )?.groups;
  if (found?.["printed"] === undefined || found["first"] === undefined) return undefined;
  return {
    printed: found["printed"],
    first: found["first"],
    ...(found["last"] === undefined ? {} : { last: found["last"] }),
  };
}

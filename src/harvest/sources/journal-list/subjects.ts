import type { Subject } from "../../../domain/record.ts";

/** Classes of the Library of Congress at the top, as DOAJ names them. */
const topClasses: ReadonlySet<string> = new Set([
  "Agriculture",
  "Auxiliary sciences of history",
  "Bibliography. Library science. Information resources",
  "Education",
  "Fine Arts",
  "General Works",
  "Geography. Anthropology. Recreation",
  "History (General) and history of Europe",
  "History America",
  "Language and Literature",
  "Law",
  "Medicine",
  "Military Science",
  "Music and books on Music",
  "Naval Science",
  "Philosophy. Psychology. Religion",
  "Political science",
  "Science",
  "Social Sciences",
  "Technology",
]);

/** Subjects at the top of DOAJ's own tree of that time. */
const ownTop: ReadonlySet<string> = new Set([
  "Agriculture and Food Sciences",
  "Arts and Architecture",
  "Biology and Life Sciences",
  "Business and Economics",
  "Chemistry",
  "Earth and Environmental Sciences",
  "General Works",
  "Health Sciences",
  "History and Archaeology",
  "Languages and Literatures",
  "Law and Political Science",
  "Mathematics and Statistics",
  "Philosophy and Religion",
  "Physics and Astronomy",
  "Science General",
  "Social Sciences",
  "Technology and Engineering",
]);

/**
 * DOAJ's subjects of 2014: for each, a class of the Library of Congress from the narrowest to the top, then the same in DOAJ's own tree,
 * all joined by commas. Gives the classes as DOAJ writes them since: `Education: Education (General)`.
 */
export function classesUpward(text: string): Subject[] {
  // A part that goes on in lower case had a comma of its own: `Economic growth, development, planning`.
  const parts = text.replace(/,(?=\s|\p{Ll})\s*/gu, "\u001f").split(",");
  const labels: string[] = [];
  let path: string[] = [];
  let inOwn = false;
  for (const part of parts.map((one) => one.replaceAll("\u001f", ", ").trim())) {
    if (part === "") continue;
    if (inOwn) {
      inOwn = !ownTop.has(part);
      continue;
    }
    path.unshift(part);
    if (!topClasses.has(part)) continue;
    labels.push(path.join(": "));
    path = [];
    inOwn = true;
  }
  if (path.length > 0) labels.push(path.join(": "));
  return [...new Set(labels)].map((label) => ({ scheme: "lcc", label }));
}

/** DOAJ's subjects since: paths joined by `|`, codes joined by `|`. A code stands at its class only where there are as many of both. */
export function classes(paths: string, codes: string): Subject[] {
  const labels = paths
    .split("|")
    .map((label) => label.replace(/\s+/g, " ").trim())
    .filter((label) => label !== "");
  const given = codes
    .split("|")
    .map((code) => code.trim())
    .filter((code) => code !== "");
  return labels.map((label, index) => {
    const code = given.length === labels.length ? given[index] : undefined;
    return { scheme: "lcc", label, ...(code === undefined ? {} : { code }) };
  });
}

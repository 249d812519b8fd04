import { answerCase } from "./answer-case.ts";
import { type Line, readLines } from "./read-case.ts";

const intro = `# Worked cases of the verdict

<!-- Written by \`npm run docs\` from test/recognition-cases/cases.txt; test/recognition-cases/cases.test.ts runs each line and keeps this page true. -->

What HEC recognition answers, case by case: what is known, what is asked, what is answered. The letters are those of the design; a case is one line of
\`test/recognition-cases/cases.txt\`.

What is known: rows as \`category from..to event\`, numbered r1, r2 … in their order; \`-\` is no category, an empty end is open; \`list\` is a complete list unless it says incomplete;
\`rule\` is one of those that the program ships. \`PAGE\` is the journal of four rows in category Y from July 2020 to September 2024 (r1 is the newest), \`NOTHING\` no row at all. In a
question \`known\` is "as known on", \`recorded\` the moment of a statement, \`today\` the day on which it is asked.

An answer names its rows: \`recognised Y r2 +r1\` (r1 says the same), \`not gap after:r1 before:r2\`, \`not lost r2\`, \`not absent_from_list HJRS\`, \`undecided r1\` (not decided yet, r1 was the
last), \`none next:r4\` (no data; r4 begins later), \`several\` or \`conflict\` with the days of each answer, \`[rule row]\` a rule that bears on it, \`claimed:\` what others than HEC say beside it.
`;

const whole = `Asked of the made-up lists in \`test/fixtures/recognition-index.ts\`, as the checker and the API ask.`;

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const [first = [], ...others] = all;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...others.map(line)].join("\n");
}

const code = (text: string): string => `\`${text}\``;

function section(heading: string, lines: readonly Line[]): string {
  const verdicts = lines.filter(({ known }) => known !== undefined);
  const asked = lines.filter(({ known }) => known === undefined);
  return [
    `## ${heading}`,
    verdicts.length > 0 &&
      tableText(
        ["", "known", "asked", "answered", "in a sentence"],
        verdicts.map((line) => [
          line.what,
          code(line.known ?? ""),
          code(line.question),
          code(line.answer),
          answerCase(line).sentence,
        ]),
      ),
    asked.length > 0 && whole,
    asked.length > 0 &&
      tableText(
        ["", "asked", "answered"],
        asked.map(({ what, question, answer }) => [what, code(question), code(answer)]),
      ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** docs/recognition-cases.md: every case, with what it answers in a sentence. */
export function casesDocument(): string {
  const sections = [...Map.groupBy(readLines(), ({ heading }) => heading)];
  return `${[intro.trim(), ...sections.map(([heading, lines]) => section(heading, lines))].join("\n\n")}\n`;
}

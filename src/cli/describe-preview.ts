import type { Preview, PreviewChange, PreviewKind, ShownRow } from "../recognition/preview-type.ts";
import { columns } from "./output.ts";

const words: Readonly<Record<PreviewKind, string>> = {
  new: "new",
  upgraded: "moved up",
  downgraded: "moved down",
  extended: "go on",
  conflicting: "contradict another row",
  lost: "lost",
  withdrawn: "no longer in their list",
  claimed: "claimed by others than HEC",
  unchanged: "known already",
};

/** What lists change, as text for people: counts, then the first of each kind. */
export function describePreview(preview: Preview | undefined, isDryRun: boolean): string {
  if (preview === undefined) return "";
  const { rows, journals, newJournals, unreadable, counts, first, wrongIssns, unclear } = preview;
  const of = newJournals === 0 ? "" : `, ${newJournals.toLocaleString("en")} of them new to the index`;
  const lines = [`${rows.toLocaleString("en")} rows of ${journals.toLocaleString("en")} journals${of}.`];
  if (unreadable > 0) lines.push(`${unreadable.toLocaleString("en")} rows cannot be read: they go to quarantine.`);
  const kinds = (Object.keys(words) as PreviewKind[]).filter((kind) => counts[kind] > 0);
  lines.push(columns(kinds.map((kind) => [`  ${counts[kind].toLocaleString("en").padStart(9)}`, words[kind]])));
  for (const kind of kinds) {
    if (kind === "unchanged" || first[kind].length === 0) continue;
    lines.push("", heading(words[kind], counts[kind], first[kind].length));
    lines.push(columns(first[kind].map(changeLine)));
  }
  if (wrongIssns.count > 0) {
    lines.push("", heading("ISSNs with a wrong check digit", wrongIssns.count, wrongIssns.first.length));
    lines.push(
      columns(
        wrongIssns.first.map(({ issn, journal, likely }) => [
          `  ${issn}`,
          likely === undefined ? "" : `likely ${likely}`,
          short(journal),
        ]),
      ),
    );
  }
  if (unclear.count > 0) {
    lines.push("", heading("titles that several journals bear", unclear.count, unclear.first.length));
    lines.push(columns(unclear.first.map(({ journal, candidates }) => [`  ${short(journal)}`, candidates.join(", ")])));
  }
  if (isDryRun) lines.push("", "Nothing was taken in.");
  return lines.join("\n");
}

function heading(what: string, count: number, shown: number): string {
  const rest = shown < count ? `, the first ${shown} of ${count.toLocaleString("en")}` : "";
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${rest}:`;
}

function changeLine({ journal, issn, before, ...row }: PreviewChange): string[] {
  return [
    `  ${issn ?? "-"}`,
    short(journal),
    windowOf(row),
    row.area === undefined ? "" : short(row.area),
    before === undefined ? "" : `before: ${windowOf(before)}`,
  ];
}

function windowOf({ category, from, to }: ShownRow): string {
  return `${category ?? "-"} ${from ?? "?"}..${to ?? ""}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

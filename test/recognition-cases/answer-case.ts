import { claimsOn } from "../../src/domain/claims.ts";
import { datesOf } from "../../src/domain/judged-date.ts";
import type { ArticleData } from "../../src/domain/record.ts";
import { type AppliedRule, type SingleVerdict, tellsTheSame, type Verdict, verdict } from "../../src/domain/verdict.ts";
import type { Checked } from "../../src/recognition/check.ts";
import { verdictSentence } from "../../src/recognition/sentences.ts";
import { type Line, readKnown, readQuestion } from "./read-case.ts";

function rulesIn(rules: readonly AppliedRule[] = []): string[] {
  return rules.map(({ rule, row }) => `[${rule.name} ${row.id}]`);
}

function single(found: SingleVerdict): string {
  const words = (): (string | undefined)[] => {
    switch (found.outcome) {
      case "recognised":
        return ["recognised", found.category, found.row.id, ...(found.alsoBy ?? []).map(({ id }) => `+${id}`)];
      case "not_recognised":
        return [
          "not",
          found.reason,
          found.loss?.id,
          found.before && `after:${found.before.id}`,
          found.after && `before:${found.after.id}`,
          found.list?.name,
          ...rulesIn(found.rules),
        ];
      case "not_decided":
        return ["undecided", found.last.id, ...rulesIn(found.rules)];
      case "no_data":
        return ["none", found.after && `next:${found.after.id}`, ...rulesIn(found.rules)];
    }
  };
  return words().filter(Boolean).join(" ");
}

/** A verdict in short, with the rows, lists and rules that it names. */
function inShort(found: Verdict): string {
  if (found.outcome !== "several") return single(found);
  const each = found.answers.map(({ from, to, verdict: one }) => `${from}..${to} ${single(one)}`);
  return `${found.conflict ? "conflict" : "several"}: ${each.join("; ")}`;
}

const emptyArticle: ArticleData = {
  ...{ kind: "article", type: "article", titles: [], abstracts: [], contributors: [], identifiers: [], languages: [] },
  ...{ keywords: [], subjects: [], access: "unknown", links: [], references: [] },
};

/** What the verdict answers to a line's question: in short, and in a sentence for people. */
export function answerCase(line: Line): { short: string; sentence: string } {
  const { rows, lists, rules } = readKnown(line.known ?? "");
  const { date, article, options } = readQuestion(line.question);
  const judge = (when: NonNullable<typeof date>): Verdict => verdict(rows, lists, when, { ...options, rules });
  if (date !== undefined) {
    const found = judge(date);
    const claims = claimsOn(rows, date, options).map(({ id }) => id);
    const claimed = claims.length === 0 ? "" : ` claimed:${claims.join(",")}`;
    return { short: inShort(found) + claimed, sentence: verdictSentence(found) };
  }
  const { published, online, issue } = article ?? {};
  const all = datesOf({
    ...emptyArticle,
    ...(published && { published }),
    ...(online && { online }),
    ...(issue && { container: { titles: [], issns: [], issue: { date: issue } } }),
  }).map(({ kind, date: when }) => ({ kind, found: judge(when) }));
  const [own, ...others] = all;
  if (own === undefined) throw new Error(`a question without a date: ${line.question}`);
  const told = [own, ...others.filter(({ found }) => !tellsTheSame(own.found, found))];
  return {
    short: told.map(({ kind, found }) => `${kind} ${inShort(found)}`).join("; "),
    sentence: verdictSentence(own.found),
  };
}

/** A question's whole answer in short, without the rows. */
export function checkedInShort(checked: Checked): string {
  switch (checked.is) {
    case "answer": {
      const { verdict: found, claims } = checked;
      const words = {
        recognised: found.outcome === "recognised" ? `recognised ${found.category}` : "",
        not_recognised: found.outcome === "not_recognised" ? `not ${found.reason}` : "",
        not_decided: "undecided",
        no_data: "none",
        several: "several",
      }[found.outcome];
      return claims.length === 0 ? words : `${words} claimed`;
    }
    case "ask": {
      const issns = checked.journals.flatMap(({ data }) => data.identifiers.slice(0, 1).map(({ value }) => value));
      return `ask ${issns.sort().join(" ")}`;
    }
    case "undated":
      return checked.why;
    case "refused":
      return ["refused", checked.why, checked.likely?.[0]?.issn].filter(Boolean).join(" ");
  }
}

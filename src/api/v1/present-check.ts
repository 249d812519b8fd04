import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { type Asked, type Refusal, refusals } from "../../recognition/asked.ts";
import type { Answer, Checked } from "../../recognition/check.ts";
import { questionQuery } from "../../recognition/question-address.ts";
import { verdictSentence, whyNot } from "../../recognition/sentences.ts";
import type { Addresses } from "./addresses.ts";
import { titleOf } from "./present.ts";
import { presentRow, presentVerdict } from "./present-recognition.ts";
import type { RecognitionAnswerJson } from "./schemas/recognition-check.ts";

function presentJournal(journal: CatalogueRecord, at: Addresses): RecognitionAnswerJson["journal"] {
  const issns = journal.data.identifiers.filter(({ scheme, valid }) => scheme === "issn" && valid);
  return {
    id: journal.id,
    title: titleOf(journal.data),
    issns: issns.map(({ value }) => value),
    url: at.page("journal", journal.id),
    resource: at.resource("journal", journal.id) ?? "",
    sample: journal.sample,
  };
}

/** An answer; `name` is what its permanent address names the journal by. */
export function presentAnswer(answer: Answer, name: Asked, asked: Asked, at: Addresses): RecognitionAnswerJson {
  const { journal, date, verdict, claims, asKnownOn, area } = answer;
  const { date: written = "" } = asked;
  const query = questionQuery({
    ...name,
    date: written,
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
    ...(area === undefined ? {} : { area }),
  });
  return {
    journal: presentJournal(journal, at),
    date,
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
    ...(area === undefined ? {} : { area }),
    message: verdictSentence(verdict),
    verdict: presentVerdict(verdict, date),
    claims: claims.map(presentRow),
    links: { self: at.list("recognition", query), page: at.recognitionPage(query) },
  };
}

const mostNamed = 12;

export interface CheckProblem {
  readonly code: (typeof refusals)[Refusal];
  readonly message: string;
  readonly details: Record<string, unknown>;
}

/** Why a question has no answer, with what may help to ask better. */
export function problemOf(checked: Exclude<Checked, Answer>, at: Addresses): CheckProblem {
  const message = whyNot(checked) ?? "";
  const name = (journals: readonly CatalogueRecord[]) =>
    journals.slice(0, mostNamed).map((journal) => presentJournal(journal, at));
  switch (checked.is) {
    case "ask":
      return {
        code: "bad_request",
        message,
        details: { reason: "several_journals", candidates: name(checked.journals) },
      };
    case "undated":
      return { code: refusals[checked.why], message, details: { reason: checked.why } };
    case "refused": {
      const { why, likely, near = [] } = checked;
      const details = {
        reason: why,
        ...(likely && { likely: likely.map(({ issn, journals }) => ({ issn, journals: name(journals) })) }),
        ...(near.length > 0 && { candidates: name(near) }),
      };
      return { code: refusals[why], message, details };
    }
    default:
      return checked satisfies never;
  }
}
